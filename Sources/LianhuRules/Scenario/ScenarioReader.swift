import LianhuCore

/// Reads one scenario: its start, its roster, its facts and what it expects.
struct ScenarioReader {
    let context: ScenarioContext
    /// The roster of the file, for scenarios without one of their own.
    let roster: ScenarioRoster?
    /// Whether the file has one, be it faulty.
    let hasRoster: Bool

    private static let keys = MappingReader.Keys(known: ["title", "start", "roster", "facts", "expect"], later: ["zone", "settings"])

    /// Nil, and a fault, if it cannot be played.
    func read(_ node: YAMLNode) -> Scenario? {
        let sink = context.sink
        let example = "- {title: …, start: 2026-06-20, expect: […]}"
        guard let reader = MappingReader(node, name: "scenario", keys: Self.keys, example: example, sink: sink) else { return nil }
        let before = sink.count
        let title = reader.required("title", example: "title: {zh: 按时走访, en: Met in time}").flatMap(self.title)
        let start = reader.required("start", example: "start: 2026-06-20").flatMap {
            $0.moment("start", minuteOfBareDay: 0, sink: sink)
        }
        let own = reader["roster"].map { ScenarioRosterReader(context: context).read($0) } ?? roster
        if !hasRoster, reader["roster"] == nil {
            sink.report(.keyMissing, at: reader.position, ["within": "scenario", "key": "roster", "example": "roster: {units: […], …}"])
        }
        let factNodes = reader["facts"]?.items("facts", example: "facts: [{at: 2026-07-10, contact: H-1, …}]", sink: sink) ?? []
        let names = names(roster: own, facts: factNodes)
        let facts = factNodes.compactMap { ScenarioFactReader(context: context, names: names).read($0) }
        let expected =
            reader.required("expect", example: "expect: [{at: 2026-08-03, obligations: […]}]")?
            .items("expect", example: "expect: [{at: 2026-08-03, obligations: […]}]", sink: sink) ?? []
        let expectations = expected.compactMap { ScenarioExpectationReader(context: context, names: names).read($0) }
        guard let title, let start, let own, sink.count == before else { return nil }
        checkOrder(start: start, facts: facts, nodes: factNodes)
        checkOrder("expect", expectations.map(\.at), nodes: expected, after: start)
        return Scenario(
            title: title, place: reader.position.scenarioPlace, start: start, roster: own, facts: facts, expectations: expectations)
    }

    private func title(_ node: YAMLNode) -> LocalizedText? {
        if case .scalar = node.content {
            return node.text("title", example: "title: Met in time", sink: context.sink).map { LocalizedText(zh: $0, en: $0) }
        }
        return node.localized("title", sink: context.sink)
    }

    /// Every id that some roster of the scenario names, wherever it stands: a story may speak of whom it will bring.
    private func names(roster: ScenarioRoster?, facts: [YAMLNode]) -> ScenarioNames {
        var names = ScenarioNames(pack: context.pack, sink: context.sink)
        if let roster { names.add(roster) } else { names.isOpen = true }
        for fact in facts {
            guard case .mapping(let entries) = fact.content, let node = entries.first(where: { $0.key == "roster" })?.value else {
                continue
            }
            // Its faults are told when the fact itself is read.
            let silent = ScenarioContext(
                file: context.file, pack: context.pack, surroundings: context.surroundings, sink: DiagnosticSink(file: context.file))
            if let more = ScenarioRosterReader(context: silent).read(node) { names.add(more) } else { names.isOpen = true }
        }
        return names
    }

    // MARK: Order

    private func checkOrder(start: ScenarioMoment, facts: [ScenarioFact], nodes: [YAMLNode]) {
        checkOrder("facts", facts.map(\.at), nodes: nodes, after: start)
        var runsFrom: ScenarioMoment?
        for (fact, node) in zip(facts, nodes) {
            if let until = runsFrom, fact.at < until {
                context.sink.report(
                    .factInDowntime, at: place(of: "at", in: node), ["value": fact.at.description, "until": until.description])
            }
            if case .downtime(let until) = fact.what {
                runsFrom = until
                if until <= fact.at {
                    context.sink.report(
                        .momentOrder, at: place(of: "downtime", in: node),
                        ["name": "downtime", "value": until.description, "before": fact.at.description])
                }
            }
        }
    }

    private func checkOrder(_ name: String, _ moments: [ScenarioMoment], nodes: [YAMLNode], after start: ScenarioMoment) {
        var before = start
        for (moment, node) in zip(moments, nodes) {
            if moment < before {
                context.sink.report(
                    .momentOrder, at: place(of: "at", in: node),
                    ["name": name, "value": moment.description, "before": before.description])
            }
            before = max(before, moment)
        }
    }

    private func place(of key: String, in node: YAMLNode) -> Position {
        guard case .mapping(let entries) = node.content else { return node.position }
        return entries.first { $0.key == key }?.value.position ?? node.position
    }
}
