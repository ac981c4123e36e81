import LianhuCore

/// A ladder with the places of its steps, for checks that need other parts of the file.
struct LocatedLadder {
    var ladder: Ladder
    var position: Position
    /// Where the times of the steps stand.
    var stepPositions: [Position]
}

/// Reads the ladders of a pack (S36).
struct LadderReader {
    let vocabulary: Vocabulary
    let sink: DiagnosticSink

    private static let example = "household: [{at: due-3d, to: assignee, as: remind}]"
    static let keys = MappingReader.Keys(known: ["at", "to", "as", "digest"], later: ["repeat", "until", "unless", "quiet"])

    func read(_ node: YAMLNode?) -> [LocatedLadder] {
        guard let node else { return [] }
        guard case .mapping(let entries) = node.content else {
            sink.report(node.isMissing ? .valueMissing : .wantMapping, at: node.position, ["name": "ladders", "example": Self.example])
            return []
        }
        return entries.map { entry in
            if !VocabularyReader.isName(entry.key) {
                sink.report(.wordMalformed, at: entry.position, ["name": "ladders", "value": entry.key, "example": "household"])
            }
            let items = entry.value.items(entry.key, example: Self.example, sink: sink) ?? []
            var located = LocatedLadder(ladder: Ladder(name: entry.key, steps: []), position: entry.position, stepPositions: [])
            for item in items {
                guard let (step, place) = self.step(item, number: located.ladder.steps.count + 1) else { continue }
                located.ladder.steps.append(step)
                located.stepPositions.append(place)
            }
            return located
        }
    }

    private func step(_ node: YAMLNode, number: Int) -> (LadderStep, Position)? {
        guard let reader = MappingReader(node, name: "step", keys: Self.keys, example: "{at: due-3d, to: assignee, as: remind}", sink: sink)
        else { return nil }
        let at = reader.required("at", example: "at: due+1wd").flatMap(self.at)
        let to = reader.required("to", example: "to: head of village").flatMap(recipient)
        let tone = reader.required("as", example: "as: remind")
            .flatMap { $0.word("as", among: Tone.allCases.map(\.rawValue), sink: sink) }.flatMap(Tone.init(rawValue:))
        let digest =
            reader["digest"].map { $0.word("digest", among: Digest.allCases.map(\.rawValue), sink: sink).flatMap(Digest.init(rawValue:)) }
            ?? .items
        guard let at, let to, let tone, let digest else { return nil }
        return (LadderStep(number: number, at: at, to: to, tone: tone, digest: digest), reader["at"]?.position ?? node.position)
    }

    /// `due`, `due-3d`, `due+1wd`.
    private func at(_ node: YAMLNode) -> TimeSpan? {
        guard let text = node.text("at", example: "at: due+1wd", sink: sink) else { return nil }
        if text == "due" { return TimeSpan(amount: 0, unit: .days) }
        let offset = String(text.dropFirst(3))
        guard text.hasPrefix("due"), offset.hasPrefix("+") || offset.hasPrefix("-") else {
            sink.report(.stepAt, at: node.position, ["value": text])
            return nil
        }
        return node.anySpan(of: offset, name: "at", example: "at: due+1wd", sink: sink)
    }

    private func recipient(_ node: YAMLNode) -> Recipient? {
        let example = "to: assignee, to: head of village"
        guard let text = node.text("to", example: example, sink: sink) else { return nil }
        if text == "assignee" { return .assignee }
        return vocabulary.postAt(text, name: "to", example: example, at: node.position, sink: sink).map(Recipient.post)
    }
}
