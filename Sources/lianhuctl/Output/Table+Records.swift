import LianhuAPI
import LianhuCore

extension Table {
    static var obligationColumns: [Column] {
        [
            Column("column.id"), Column("column.status"), Column("column.about"), Column("column.period"), Column("column.due"),
            Column("column.closes"), Column("column.holder"), Column("column.note"),
        ]
    }

    static func cells(of item: Wire.Obligation) -> [Cell] {
        [
            Cell(item.id), Cells.status(item.status), Cells.reference(item.about), Cell(item.period), Cell(item.window.due.description),
            Cell(Cells.closes(item.window)), Cells.reference(item.holder), Cells.provisional(item.covered),
        ]
    }

    static func obligations(_ items: [Wire.Obligation]) -> Table {
        var table = Table(obligationColumns)
        for item in items { table.append(cells(of: item), id: item.id) }
        return table
    }

    /// Waivers that were asked for.
    static var requests: Table {
        Table([
            Column("column.id"), Column("column.status"), Column("column.about"), Column("column.due"), Column("column.reason"),
            Column("column.worker"), Column("column.asked_at"),
        ])
    }

    static func cells(of item: Wire.ExcuseAsked) -> [Cell] {
        [
            Cell(item.obligation.id), Cells.status(item.obligation.status), Cells.reference(item.obligation.about),
            Cell(item.obligation.window.due.description), Cell(item.reason), Cells.reference(item.worker), Cell(Cells.time(item.askedAt)),
        ]
    }

    static var evidenceColumns: [Column] {
        [
            Column("column.id"), Column("column.on"), Column("column.kind"), Column("column.about"), Column("column.worker"),
            Column("column.method"), Column("column.persons_met", .right), Column("column.recorded_on"), Column("column.summary"),
        ]
    }

    static func cells(of item: Wire.Evidence) -> [Cell] {
        let tone: Tone = item.superseded ? .faint : .plain
        let kind = word("entry", item.kind) + (item.superseded ? " " + words("cli.superseded") : "")
        return [
            Cell(item.id, tone), Cell(item.occurredOn.description, tone), Cell(kind, tone), Cells.reference(item.about),
            Cells.reference(item.worker), Cell(Cells.method(item), tone), Cells.number(item.personsMet),
            Cell(item.recordedOn.description, tone),
            Cell([item.reference.map { "[\($0)]" }, item.summary].compactMap { $0 }.joined(separator: " "), tone),
        ]
    }
}
