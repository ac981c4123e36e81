import LianhuAPI
import LianhuCore
import LianhuEngine

// What the engine tells of checks, as it travels.

extension Wire.Check {
    init(_ view: CheckView) {
        let record = view.record
        self.init(
            id: record.id, kind: view.kind.id, title: Wire.Title(view.kind.title), unit: Wire.Reference(view.unit), from: record.from,
            through: record.through, drawnBy: view.drawer.map { Wire.Reference($0) }, drawnAt: record.at, seed: record.seed,
            leaf: record.leaf, figures: Wire.CheckFigures(view.figures),
            units: view.units.map { Wire.CheckUnit(unit: Wire.Reference($0.unit), figures: Wire.CheckFigures($0.figures)) },
            items: view.items.map { item in
                Wire.CheckItem(contact: Wire.Evidence(item.contact), calls: item.calls.map { Wire.CallBack($0) })
            }, withheld: view.withheld)
    }
}

extension Wire.CallBack {
    init(_ said: CheckView.Call) {
        self.init(
            number: said.call.number, answer: said.call.answer.rawValue, by: said.caller.map { Wire.Reference($0) }, at: said.call.at,
            note: said.note, matter: said.call.matter.map(MatterRecord.id), leaf: said.call.leaf)
    }
}

extension Wire.CheckFigures {
    init(_ figures: CheckFigures) {
        self.init(
            population: figures.population, sampled: figures.sampled, reached: figures.reached, confirmed: figures.confirmed,
            untrue: figures.untrue, notReached: figures.notReached, pending: figures.pending)
    }
}
