import LianhuCore

/// Reads the kinds of campaigns of a pack: who is asked, what may be answered, by when each level rolls up (S48).
struct CampaignReader {
    let pack: String
    let vocabulary: Vocabulary
    let ladders: [Ladder]
    /// What contacts may be made by, as far as some rule accepts it.
    let methods: [String]
    /// Lines of rules and classes of matters by their id: all share one space.
    let taken: [String: Int]
    let sink: DiagnosticSink

    private static let example = "- {id: gathering, title: {zh: …, en: …}, basis: …, levels: [{unit: village}]}"
    static let keys = MappingReader.Keys(
        known: [
            "id", "title", "basis", "emergency", "start", "whom", "outcomes", "contact", "within", "levels", "nothing_to_report", "ladder",
            "acknowledge_until",
        ], later: ["figures", "repeat", "until"])
    static let whomKeys = MappingReader.Keys(known: ["kind", "tag", "age"], later: ["tier", "link_kind"])
    static let ageKeys = MappingReader.Keys(known: ["from", "to"])
    static let contactKeys = MappingReader.Keys(known: ["method", "outcomes"])
    static let levelKeys = MappingReader.Keys(known: ["unit", "by", "within", "to"], later: ["ladder"])

    func read(_ node: YAMLNode?) -> [CampaignKind] {
        guard let node, let items = node.items("campaigns", example: Self.example, sink: sink) else { return [] }
        var lines: [String: Int] = [:]
        return items.compactMap { item in
            guard let reader = MappingReader(item, name: "campaign", keys: Self.keys, example: Self.example, sink: sink) else { return nil }
            let id = reader.required("id", example: "id: gathering").flatMap {
                RuleReader(pack: pack, vocabulary: vocabulary, ladders: [], tiers: [], sink: sink).id($0)
            }
            if let id, let line = lines[id] ?? taken[id] {
                sink.report(.ruleTwice, at: reader.place(of: "id"), ["value": id, "line": "\(line)"])
            } else if let id {
                lines[id] = reader.place(of: "id").line
            }
            return kind(reader, id: id)
        }
    }

    private func kind(_ reader: MappingReader, id: String?) -> CampaignKind? {
        let before = sink.count
        let title = reader.requiredTitle("title")
        let basis = reader.requiredText("basis", example: "basis: county's choice")
        let isEmergency = flag(reader, "emergency")
        let starter = reader["start"].flatMap { postAt($0, "start") }
        let whom = reader["whom"].flatMap(self.whom)
        let example = "gathered: {zh: 已集结, en: gathered}"
        let outcomes = reader["outcomes"].map { $0.words("outcomes", example: example, sink: sink) } ?? []
        if (reader["whom"] == nil) != (reader["outcomes"] == nil) {
            // Who is asked answers in words, and words without anybody asked are never said.
            let missing = reader["whom"] == nil ? "whom" : "outcomes"
            sink.report(
                .keyMissing, at: reader.position,
                ["within": "campaign", "key": missing, "example": missing == "whom" ? "whom: {kind: household}" : "outcomes: {\(example)}"])
        }
        let contact = reader["contact"].flatMap { self.contact($0, outcomes: outcomes.map(\.name)) }
        let within = reader["within"].flatMap { limit($0, isEmergency: isEmergency) }
        let levels = reader.required("levels", example: "levels: [{unit: village}]").map { self.levels($0, isEmergency: isEmergency) } ?? []
        let asksForNothing = flag(reader, "nothing_to_report")
        let ladder = reader["ladder"].flatMap { $0.word("ladder", among: ladders.map(\.name), sink: sink) }
        let acknowledge = reader.acknowledgeUntil(sink: sink)
        guard sink.count == before, let id, let title, let basis else { return nil }
        return CampaignKind(
            id: id, pack: pack, title: title, basis: basis, isEmergency: isEmergency, starter: starter, whom: whom, outcomes: outcomes,
            contact: contact, within: within, levels: levels, asksForNothing: asksForNothing, ladder: ladder,
            acknowledgeUntil: acknowledge)
    }

    private func flag(_ reader: MappingReader, _ key: String) -> Bool {
        reader[key].flatMap { $0.word(key, among: ["true", "false"], sink: sink) } == "true"
    }

    private func whom(_ node: YAMLNode) -> CampaignWhom? {
        let example = "whom: {kind: [household, tenant]}"
        guard let reader = MappingReader(node, name: "whom", keys: Self.whomKeys, example: example, sink: sink) else { return nil }
        let kinds = reader.required("kind", example: example).flatMap {
            $0.declaredList("kind", in: [.subjectKinds], of: vocabulary, sink: sink)
        }
        let tags = reader["tag"].flatMap { $0.declaredList("tag", in: [.tags], of: vocabulary, sink: sink) }
        let age = reader["age"].flatMap(self.age)
        return kinds.map { CampaignWhom(kinds: $0, tags: tags ?? [], age: age) }
    }

    /// `60+`, or `{from: 60, to: 79}`.
    private func age(_ node: YAMLNode) -> AgeRange? {
        let example = "age: 60+"
        guard case .mapping = node.content else {
            guard let text = node.text("age", example: example, sink: sink) else { return nil }
            if let age = AgeRange(text) { return age }
            sink.report(.age, at: node.position, ["value": text])
            return nil
        }
        guard let reader = MappingReader(node, name: "age", keys: Self.ageKeys, example: example, sink: sink) else { return nil }
        let before = sink.count
        let (from, to) = (reader["from"], reader["to"])
        let low = from.flatMap { $0.number("from", in: AgeRange.bounds, sink: sink) }
        let high = to.flatMap { $0.number("to", in: AgeRange.bounds, sink: sink) }
        guard sink.count == before else { return nil }
        if let age = AgeRange(from: low, to: high) { return age }
        sink.report(.age, at: node.position, ["value": [low, high].compactMap { $0.map(String.init) }.joined(separator: "–")])
        return nil
    }

    private func contact(_ node: YAMLNode, outcomes: [String]) -> CampaignContact? {
        let example = "contact: {method: phone, outcomes: [gathered]}"
        guard let reader = MappingReader(node, name: "contact", keys: Self.contactKeys, example: example, sink: sink) else { return nil }
        let method = reader.required("method", example: example).flatMap { $0.word("method", among: methods, sink: sink) }
        let words = reader.required("outcomes", example: example).flatMap { node -> [String]? in
            if case .scalar = node.content { return node.word("outcomes", among: outcomes, sink: sink).map { [$0] } }
            return node.items("outcomes", example: example, sink: sink)?.compactMap { $0.word("outcomes", among: outcomes, sink: sink) }
        }
        guard let method, let words else { return nil }
        return CampaignContact(method: method, outcomes: words)
    }

    private func levels(_ node: YAMLNode, isEmergency: Bool) -> [CampaignLevel] {
        let example = "levels: [{unit: village, by: head of village, within: 30m}]"
        var levels: [CampaignLevel] = []
        for item in node.items("levels", example: example, sink: sink) ?? [] {
            guard let reader = MappingReader(item, name: "level", keys: Self.levelKeys, example: example, sink: sink) else { continue }
            let unit = reader.required("unit", example: "unit: village").flatMap {
                $0.declared("unit", in: [.unitKinds], of: vocabulary, sink: sink)
            }
            if let unit, levels.contains(where: { $0.unitKind == unit }) {
                sink.report(.wordTwice, at: reader.place(of: "unit"), ["name": "levels", "value": unit])
            }
            let by = reader["by"].flatMap { postAt($0, "by") }
            let to = reader["to"].flatMap { postAt($0, "to") }
            if reader["within"] == nil, !isEmergency {
                // S48: the default is minutes, and minutes are for emergencies.
                sink.report(.keyMissing, at: reader.position, ["within": "level", "key": "within", "example": "within: 1wd"])
            }
            let within = reader["within"].flatMap { limit($0, isEmergency: isEmergency) }
            guard let unit else { continue }
            levels.append(
                CampaignLevel(
                    unitKind: unit, by: by ?? PostAt(post: "head", unitKind: unit), within: within ?? CampaignKind.standardWithin, to: to))
        }
        return levels
    }

    /// Minutes are for emergencies only (S48).
    private func limit(_ node: YAMLNode, isEmergency: Bool) -> TimeSpan? {
        guard let span = node.timeLimit("within", example: "within: 1wd", sink: sink) else { return nil }
        guard span.unit == .minutes, !isEmergency else { return span }
        sink.report(.campaignMinutes, at: node.position, ["value": "\(span)"])
        return nil
    }

    private func postAt(_ node: YAMLNode, _ name: String) -> PostAt? {
        let example = "\(name): head of village"
        return node.text(name, example: example, sink: sink).flatMap {
            vocabulary.postAt($0, name: name, example: example, at: node.position, sink: sink)
        }
    }
}
