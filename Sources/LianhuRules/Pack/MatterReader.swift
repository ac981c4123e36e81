import LianhuCore

/// Reads the classes of matters of a pack: stages, who may act, time limits (S29–S34).
struct MatterReader {
    let pack: String
    let vocabulary: Vocabulary
    let ladders: [Ladder]
    /// Lines of rules by their id: classes share their space.
    let taken: [String: Int]
    let sink: DiagnosticSink

    private static let example = "- {id: street, title: {zh: …, en: …}, basis: …, total: 7wd, stages: […]}"
    static let keys = MappingReader.Keys(
        known: [
            "id", "title", "basis", "fields", "total", "review", "reply", "stages", "ladder", "acknowledge_until", "instant_fix",
            "coordinator",
        ], later: ["priority", "levels", "parts"])
    static let stageKeys = MappingReader.Keys(known: ["id", "title", "act", "by", "within"], later: ["ladder", "optional"])

    /// The classes, and the lines of their ids.
    func read(_ node: YAMLNode?) -> (kinds: [MatterClass], lines: [String: Int]) {
        guard let node, let items = node.items("matters", example: Self.example, sink: sink) else { return ([], [:]) }
        var lines: [String: Int] = [:]
        var found: [MatterClass] = []
        for item in items {
            guard let reader = MappingReader(item, name: "matter", keys: Self.keys, example: Self.example, sink: sink) else { continue }
            let id = reader.required("id", example: "id: street").flatMap(self.id)
            if let id, let line = lines[id] ?? taken[id] {
                sink.report(.ruleTwice, at: reader.place(of: "id"), ["value": id, "line": "\(line)"])
            } else if let id {
                lines[id] = reader.place(of: "id").line
            }
            if let kind = kind(reader, id: id) { found.append(kind) }
        }
        return (found, lines)
    }

    private func kind(_ reader: MappingReader, id: String?) -> MatterClass? {
        let before = sink.count
        let title = reader.requiredTitle("title")
        let basis = reader.requiredText("basis", example: "basis: county's choice")
        if (reader["total"] == nil) == (reader["review"] == nil), sink.count == before {
            // S30: old disputes have review dates instead of deadlines.
            sink.report(.keyEither, at: reader.position, ["within": "matter", "keys": "total, review"])
        }
        let total = reader["total"].flatMap { $0.timeLimit("total", example: "total: 7wd", sink: sink) }
        let review = reader["review"].flatMap { $0.timeLimit("review", example: "review: 90d", sink: sink) }
        let reply = reader["reply"].flatMap { $0.timeLimit("reply", example: "reply: 3wd", sink: sink) }
        let ladder = reader["ladder"].flatMap { $0.word("ladder", among: ladders.map(\.name), sink: sink) }
        let acknowledge = reader.acknowledgeUntil(sink: sink)
        let instant = reader["instant_fix"].flatMap { $0.declared("instant_fix", in: [.unitKinds], of: vocabulary, sink: sink) }
        let coordinator = reader["coordinator"].flatMap { postAt($0, "coordinator") }
        let fields = reader["fields"].map { $0.words("fields", example: "sanitation: {zh: 环境卫生, en: sanitation}", sink: sink) } ?? []
        let stages = reader.required("stages", example: "stages: [{id: handle, title: …, act: handle, by: finder}]").map(self.stages) ?? []
        guard sink.count == before, let id, let title, let basis else { return nil }
        check(stages, of: id, at: reader.place(of: "stages"))
        guard sink.count == before else { return nil }
        return MatterClass(
            id: id, pack: pack, title: title, basis: basis, fields: fields, total: total, review: review, reply: reply, stages: stages,
            ladder: ladder, acknowledgeUntil: acknowledge, instantWithin: instant, coordinator: coordinator)
    }

    private func id(_ node: YAMLNode) -> String? {
        RuleReader(pack: pack, vocabulary: vocabulary, ladders: [], tiers: [], sink: sink).id(node)
    }

    private func stages(_ node: YAMLNode) -> [MatterStage] {
        let example = "stages: [{id: handle, title: {zh: 处理, en: Handle}, act: handle, by: assignee, within: 3wd}]"
        var stages: [MatterStage] = []
        for item in node.items("stages", example: example, sink: sink) ?? [] {
            guard let reader = MappingReader(item, name: "stage", keys: Self.stageKeys, example: example, sink: sink) else { continue }
            let id = reader.requiredText("id", example: "id: handle")
            if let id, !VocabularyReader.isName(id) {
                sink.report(.wordMalformed, at: reader.place(of: "id"), ["name": "id", "value": id, "example": "handle"])
            }
            if let id, stages.contains(where: { $0.id == id }) {
                sink.report(.wordTwice, at: reader.place(of: "id"), ["name": "stages", "value": id])
            }
            let title = reader.requiredTitle("title")
            let act = reader.required("act", example: "act: handle")
                .flatMap { $0.word("act", among: StageAct.allCases.map(\.rawValue), sink: sink) }.flatMap(StageAct.init(rawValue:))
            let by = reader.required("by", example: "by: assignee").flatMap(actor)
            let within = reader["within"].flatMap { $0.timeLimit("within", example: "within: 3wd", sink: sink) }
            guard let id, let title, let act, let by else { continue }
            stages.append(MatterStage(id: id, title: title, act: act, by: by, within: within))
        }
        return stages
    }

    private func actor(_ node: YAMLNode) -> StageActor? {
        switch node.text("by", example: "by: assignee, by: finder, by: head of town", sink: sink) {
        case "finder": .finder
        case "assignee": .assignee
        case nil: nil
        default: postAt(node, "by").map(StageActor.post)
        }
    }

    private func postAt(_ node: YAMLNode, _ name: String) -> PostAt? {
        let example = "\(name): head of town"
        return node.text(name, example: example, sink: sink).flatMap {
            vocabulary.postAt($0, name: name, example: example, at: node.position, sink: sink)
        }
    }

    /// S34: it ends with a second person's word, and nobody gets what was not given to him.
    private func check(_ stages: [MatterStage], of id: String, at position: Position) {
        let last = stages.last?.act
        let early = stages.dropLast().first { $0.act == .close }
        if last != .verify && last != .close || early != nil {
            sink.report(.matterEnd, at: position, ["value": id, "act": early?.act.rawValue ?? last?.rawValue ?? "—"])
            return
        }
        for (index, stage) in stages.enumerated() {
            if stage.by == .assignee, !stages[..<index].contains(where: { $0.act == .assign }) {
                sink.report(.matterAssignee, at: position, ["value": stage.id])
                return
            }
            let handler = stages[..<index].last { $0.act == .handle }?.by
            if stage.act == .verify || stage.act == .close, stage.by == .assignee || (handler == .finder && stage.by == .finder) {
                sink.report(.matterSecond, at: position, ["value": stage.id, "act": stage.act.rawValue, "by": stage.by.description])
                return
            }
        }
    }
}
