import LianhuCore

/// Facts about matters.
extension ScenarioFactReader {
    func raise(_ node: YAMLNode, _ reader: MappingReader, at: ScenarioMoment?) -> ScenarioFact.Raise? {
        let before = sink.count
        let kind = names.matter(node, "raise")
        let about = reader.required("about", example: "about: H-1").flatMap { names.id($0, "about", .subjectOrUnit) }
        let by = reader.required("by", example: "by: W-1").flatMap { names.id($0, "by", .worker) }
        let field = reader["field"].flatMap { node in
            node.word("field", among: kind.map { $0.fields.map(\.name) } ?? [], sink: sink)
        }
        let source = reader["source"].flatMap {
            $0.word("source", among: MatterSource.allCases.map(\.rawValue), sink: sink).flatMap(MatterSource.init(rawValue:))
        }
        let reporter = reader["reporter"].flatMap { names.id($0, "reporter", .subjectOrUnit) }
        let found = reader["found"].map { $0.moment("found", minuteOfBareDay: Self.minuteOfBareDay, sink: sink) } ?? at
        let reason = reader.text("reason", example: "reason: paper_record")
        let fixed = reader["fixed"].flatMap { $0.word("fixed", among: ["yes", "no"], sink: sink) }
        guard sink.count == before, let kind, let about, let by, let found else { return nil }
        return ScenarioFact.Raise(
            kind: kind.id, about: about, finder: by, field: field, source: source, reporter: reporter, found: found, reason: reason,
            isFixed: fixed == "yes")
    }

    func act(_ node: YAMLNode, _ reader: MappingReader) -> ScenarioFact.Act? {
        let before = sink.count
        let id = node.matterID("matter", sink: sink)
        let act = reader.required("act", example: "act: accept").flatMap {
            $0.word("act", among: MatterAct.asked.map(\.rawValue), sink: sink).flatMap(MatterAct.init(rawValue:))
        }
        let by = reader.required("by", example: "by: W-1").flatMap { names.id($0, "by", .worker) }
        let to = reader["to"].flatMap { names.id($0, "to", .workerOrUnit) }
        let reason = reader.text("reason", example: "reason: not_done")
        let until = reader["until"].flatMap { $0.date("until", sink: sink) }
        let into = reader["into"].flatMap { $0.matterID("into", sink: sink) }
        guard sink.count == before, let id, let act, let by else { return nil }
        return ScenarioFact.Act(matter: id, act: act, worker: by, to: to, reason: reason, until: until, into: into)
    }
}

extension YAMLNode {
    /// `MT-1`: the first matter that was raised.
    func matterID(_ name: String, sink: DiagnosticSink) -> String? {
        guard let text = text(name, example: "\(name): MT-1", sink: sink) else { return nil }
        if MatterRecord.key(of: text) != nil { return text }
        sink.report(.idMalformed, at: position, ["name": name, "value": text, "example": "\(name): MT-1"])
        return nil
    }
}
