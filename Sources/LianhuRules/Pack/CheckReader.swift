import LianhuCore

/// Reads the kinds of checks of a pack: who draws, how many, and what a finding becomes (S34, S56).
struct CheckReader {
    let pack: String
    let vocabulary: Vocabulary
    let matters: [MatterClass]
    /// Lines of rules and classes by their id: checks share their space.
    let taken: [String: Int]
    let sink: DiagnosticSink

    private static let example =
        "- {id: visits-monthly, title: {zh: …, en: …}, basis: …, by: supervision_group of district, size: 20, matter: check-finding}"
    static let keys = MappingReader.Keys(
        known: ["id", "title", "basis", "by", "size", "matter", "field", "activity"], later: ["cadence", "ladder"])

    /// The kinds, and the lines of their ids.
    func read(_ node: YAMLNode?) -> (kinds: [CheckKind], lines: [String: Int]) {
        guard let node, let items = node.items("checks", example: Self.example, sink: sink) else { return ([], [:]) }
        var lines: [String: Int] = [:]
        var found: [CheckKind] = []
        for item in items {
            guard let reader = MappingReader(item, name: "check", keys: Self.keys, example: Self.example, sink: sink) else { continue }
            let id = reader.required("id", example: "id: visits-monthly").flatMap {
                RuleReader(pack: pack, vocabulary: vocabulary, ladders: [], tiers: [], sink: sink).id($0)
            }
            if let id, let line = lines[id] ?? taken[id] {
                sink.report(.ruleTwice, at: reader.place(of: "id"), ["value": id, "line": "\(line)"])
            } else if let id {
                lines[id] = reader.place(of: "id").line
            }
            if let kind = kind(reader, id: id) { found.append(kind) }
        }
        return (found, lines)
    }

    private func kind(_ reader: MappingReader, id: String?) -> CheckKind? {
        let before = sink.count
        let title = reader.requiredTitle("title")
        let basis = reader.requiredText("basis", example: "basis: county's choice")
        let by = reader.required("by", example: "by: supervision_group of district").flatMap(post)
        let size = reader.required("size", example: "size: 20").flatMap { $0.sampleSize("size", sink: sink) }
        let matter = reader.required("matter", example: "matter: check-finding").flatMap(self.matter)
        let field = matter.flatMap { self.field(reader, of: $0) }
        let activity = reader["activity"].flatMap { $0.declared("activity", in: [.activities], of: vocabulary, sink: sink) }
        guard sink.count == before, let id, let title, let basis, let by, let size, let matter else { return nil }
        return CheckKind(
            id: id, pack: pack, title: title, basis: basis, by: by, size: size, matter: matter.id, field: field, activity: activity)
    }

    private func post(_ node: YAMLNode) -> PostAt? {
        let example = "by: supervision_group of district"
        return node.text("by", example: example, sink: sink).flatMap {
            vocabulary.postAt($0, name: "by", example: example, at: node.position, sink: sink)
        }
    }

    /// The re-check of a finding is its matter's verification, so there must be one (S34, S56).
    private func matter(_ node: YAMLNode) -> MatterClass? {
        let own = matters.map { String($0.id.dropFirst(pack.count + 1)) }
        guard let text = node.text("matter", example: "matter: check-finding", sink: sink) else { return nil }
        guard let found = matters.first(where: { $0.id == text || $0.id == "\(pack).\(text)" }) else {
            sink.report(
                .wordUnknown, at: node.position,
                ["name": "matter", "value": text, "known": own.isEmpty ? "—" : own.joined(separator: ", ")],
                suggestion: NearMiss.best(for: text, among: own))
            return nil
        }
        if found.stages.contains(where: { $0.act == .verify }) { return found }
        sink.report(.drawRecheck, at: node.position, ["value": text])
        return nil
    }

    /// A class with fields wants one of them named.
    private func field(_ reader: MappingReader, of matter: MatterClass) -> String? {
        let names = matter.fields.map(\.name)
        guard !names.isEmpty || reader["field"] != nil else { return nil }
        return reader.required("field", example: "field: \(names.first ?? "")").flatMap { $0.word("field", among: names, sink: sink) }
    }
}
