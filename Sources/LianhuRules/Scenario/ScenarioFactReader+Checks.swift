import LianhuCore

/// Facts about checks.
extension ScenarioFactReader {
    func check(_ node: YAMLNode, _ reader: MappingReader) -> ScenarioFact.Check? {
        let before = sink.count
        let unit = names.id(node, "check", .unit)
        let kind = reader["kind"].flatMap { names.check($0, "kind") }
        let from = reader["from"].flatMap { $0.date("from", sink: sink) }
        let through = reader["through"].flatMap { $0.date("through", sink: sink) }
        let size = reader["size"].flatMap { $0.sampleSize("size", sink: sink) }
        let by = reader.required("by", example: "by: W-1").flatMap { names.id($0, "by", .worker) }
        guard sink.count == before, let unit, let by else { return nil }
        return ScenarioFact.Check(unit: unit, kind: kind?.id, from: from, through: through, size: size, worker: by)
    }

    func call(_ node: YAMLNode, _ reader: MappingReader) -> ScenarioFact.Call? {
        let before = sink.count
        let check = node.checkID("call_back", sink: sink)
        let contact = reader.requiredText("record", example: "record: v1")
        let answer = reader.required("answer", example: "answer: untrue").flatMap {
            $0.word("answer", among: CallAnswer.allCases.map(\.rawValue), sink: sink).flatMap(CallAnswer.init(rawValue:))
        }
        let finding = reader.text("finding", example: "finding: 未入户")
        let by = reader.required("by", example: "by: W-1").flatMap { names.id($0, "by", .worker) }
        guard sink.count == before, let check, let contact, let answer, let by else { return nil }
        return ScenarioFact.Call(check: check, contact: contact, answer: answer, finding: finding ?? "", worker: by)
    }
}

/// What must be seen of checks.
extension ScenarioExpectationReader {
    private static let checkForms: [(key: String, form: Form)] = [
        ("sampled", .fraction), ("reached", .fraction), ("confirmed", .fraction), ("untrue", .fraction), ("not_reached", .fraction),
        ("pending", .fraction),
    ]

    func check(_ node: YAMLNode) -> ScenarioExpectation.Check? {
        let before = sink.count
        let example = "- {id: CK-1, sampled: 2/8, untrue: 1/2}"
        guard
            let reader = MappingReader(
                node, name: "checks", keys: .init(known: ["id"] + Self.checkForms.map(\.key)), example: example, sink: sink)
        else { return nil }
        let id = reader.required("id", example: "id: CK-1").flatMap { $0.checkID("id", sink: sink) }
        guard let values = values(reader, Self.checkForms, since: before), let id, sink.count == before else { return nil }
        return ScenarioExpectation.Check(place: reader.position.scenarioPlace, id: id, values: values)
    }
}

extension ScenarioNames {
    /// A kind of check of the pack, named with or without the pack's name.
    func check(_ node: YAMLNode, _ name: String) -> CheckKind? {
        let own = pack.checks.map { String($0.id.dropFirst(pack.name.count + 1)) }
        guard let text = node.text(name, example: "\(name): \(own.first ?? "visits-monthly")", sink: sink) else { return nil }
        if let kind = pack.checks.first(where: { $0.id == text || $0.id == "\(pack.name).\(text)" }) { return kind }
        sink.report(
            .wordUnknown, at: node.position, ["name": name, "value": text, "known": own.isEmpty ? "—" : own.joined(separator: ", ")],
            suggestion: NearMiss.best(for: text, among: own))
        return nil
    }
}

extension YAMLNode {
    /// `CK-1`: the first check that was drawn.
    func checkID(_ name: String, sink: DiagnosticSink) -> String? {
        guard let text = text(name, example: "\(name): CK-1", sink: sink) else { return nil }
        if CheckRecord.key(of: text) != nil { return text }
        sink.report(.idMalformed, at: position, ["name": name, "value": text, "example": "\(name): CK-1"])
        return nil
    }

    /// `20` or `10%`.
    func sampleSize(_ name: String, sink: DiagnosticSink) -> SampleSize? {
        guard let text = text(name, example: "\(name): 20", sink: sink) else { return nil }
        if let size = SampleSize(text) { return size }
        sink.report(.drawSize, at: position, ["value": text, "max": "\(SampleSize.most)"])
        return nil
    }
}
