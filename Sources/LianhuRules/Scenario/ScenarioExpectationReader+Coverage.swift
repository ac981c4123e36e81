import LianhuCore

/// What must be seen of coverage.
extension ScenarioExpectationReader {
    private static let coverageForms: [(key: String, form: Form)] = [("covered", .fraction), ("sessions", .number), ("missing", .text)]

    func coverage(_ node: YAMLNode) -> ScenarioExpectation.Coverage? {
        let before = sink.count
        let keys = ["activity", "kind", "period", "unit"] + Self.coverageForms.map(\.key)
        let example = "- {activity: lecture, kind: grid, period: 2026, covered: 3/3, sessions: 2}"
        guard let reader = MappingReader(node, name: "coverage", keys: .init(known: keys), example: example, sink: sink) else { return nil }
        let vocabulary = context.pack.vocabulary
        let values = values(reader, Self.coverageForms, since: before)
        let activity = reader.required("activity", example: "activity: lecture")
            .flatMap { $0.declared("activity", in: [.activities], of: vocabulary, sink: sink) }
        let kind = reader.required("kind", example: "kind: grid")
            .flatMap { $0.declared("kind", in: [.unitKinds, .subjectKinds], of: vocabulary, sink: sink) }
        let period = reader.required("period", example: "period: 2026").flatMap { $0.periodKey("period", sink: sink) }
        let unit = reader["unit"].flatMap { names.id($0, "unit", .unit) }
        guard let values, let activity, let kind, let period, sink.count == before else { return nil }
        return ScenarioExpectation.Coverage(
            place: reader.position.scenarioPlace, activity: activity, kind: kind, period: period, unit: unit, values: values)
    }
}
