import LianhuCore

/// What must be seen of matters.
extension ScenarioExpectationReader {
    private static let matterForms: [(key: String, form: Form)] = [
        ("phase", .word(MatterState.Phase.allCases.map(\.rawValue))), ("stage", .text), ("due", .date), ("overdue", .word(["yes", "no"])),
        ("responsible", .worker), ("returns", .number), ("cycle", .number), ("total_due", .date), ("original_due", .date),
        ("step", .number),
        ("told", .worker),
    ]

    func matter(_ node: YAMLNode) -> ScenarioExpectation.Matter? {
        let before = sink.count
        let keys = ["id"] + Self.matterForms.map(\.key)
        let example = "- {id: MT-1, stage: handle, due: 2026-07-06}"
        guard let reader = MappingReader(node, name: "matters", keys: .init(known: keys), example: example, sink: sink) else { return nil }
        let id = reader.required("id", example: "id: MT-1").flatMap { $0.matterID("id", sink: sink) }
        let values = values(reader, Self.matterForms, since: before)
        guard let values, let id, sink.count == before else { return nil }
        return ScenarioExpectation.Matter(place: reader.position.scenarioPlace, id: id, values: values)
    }

    private static let matterRateForms: [(key: String, form: Form)] = [
        ("closed_of_raised", .fraction), ("on_time", .fraction), ("on_time_extended", .fraction), ("response", .fraction),
        ("resolution", .fraction), ("raised", .number), ("closed", .number), ("overdue", .number), ("not_yet_due", .number),
        ("reopened", .number), ("under_review", .number),
    ]

    func matterRate(_ node: YAMLNode) -> ScenarioExpectation.MatterRate? {
        let before = sink.count
        let keys = ["unit", "class", "period", "as_of"] + Self.matterRateForms.map(\.key)
        let example = "- {period: 2026-07, closed_of_raised: 3/4, on_time: 2/3}"
        guard let reader = MappingReader(node, name: "matter_rates", keys: .init(known: keys), example: example, sink: sink) else {
            return nil
        }
        let values = values(reader, Self.matterRateForms, since: before)
        let unit = reader["unit"].flatMap { names.id($0, "unit", .unit) }
        let kind = reader["class"].flatMap { names.matter($0, "class") }
        let period = reader.required("period", example: "period: 2026-07").flatMap { $0.periodKey("period", sink: sink) }
        let asOf = reader["as_of"].flatMap { $0.date("as_of", sink: sink) }
        guard let values, let period, sink.count == before else { return nil }
        return ScenarioExpectation.MatterRate(
            place: reader.position.scenarioPlace, unit: unit, kind: kind?.id, period: period, asOf: asOf, values: values)
    }
}
