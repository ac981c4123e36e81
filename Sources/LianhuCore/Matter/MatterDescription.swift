/// A class of matters in plain words: who does what, within what time.
package struct MatterDescription: Sendable {
    package let kind: MatterClass
    package let pack: RulePack

    package init(kind: MatterClass, pack: RulePack) {
        self.kind = kind
        self.pack = pack
    }

    package func lines(in language: Language) -> [String] {
        let words = LadderWords(vocabulary: pack.vocabulary, language: language)
        func say(_ code: String, _ args: [String: String] = [:]) -> String { Catalogue.text(code, args, in: language) }
        func row(_ label: String, _ text: String) -> String { say("describe.row", ["label": say(label), "text": text]) }
        var lines: [String] = []
        if let total = kind.total { lines.append(row("describe.matter_total", words.span(total))) }
        if let review = kind.review { lines.append(row("describe.matter_review", words.span(review))) }
        if !kind.fields.isEmpty {
            lines.append(row("describe.matter_fields", kind.fields.map { $0.title[language] }.joined(separator: say("describe.list"))))
        }
        lines.append(row("describe.matter_stages", say("describe.matter_found")))
        for (index, stage) in kind.stages.enumerated() {
            let who =
                switch stage.by {
                case .finder: say("describe.matter_finder")
                case .assignee: say("describe.assignee")
                case .post(let post): words.post(post)
                }
            let args = ["number": "\(index + 1)", "stage": stage.title[language], "who": who]
            let text = stage.within.map { say("describe.matter_stage_within", args.merging(["span": words.span($0)]) { $1 }) }
            lines.append("  " + (text ?? say("describe.matter_stage", args)))
        }
        lines.append(
            row(
                "describe.matter_reply",
                kind.reply.map { say("describe.matter_reply_within", ["span": words.span($0)]) } ?? say("describe.matter_reply_before")))
        if let unit = kind.instantWithin {
            lines.append(
                row(
                    "describe.matter_instant",
                    say("describe.matter_instant_in", ["unit": pack.vocabulary.title(unit, in: .unitKinds, language)])))
        }
        if let coordinator = kind.coordinator { lines.append(row("describe.matter_coordinator", words.post(coordinator))) }
        let steps = pack.ladders.first { $0.name == kind.ladder }?.steps.map { words.step($0, isTimed: true) } ?? []
        if !steps.isEmpty { lines += [Catalogue.text("describe.ladder_heading", in: language)] + steps.map { "  " + $0 } }
        if let limit = words.acknowledged(kind.acknowledgeUntil) { lines.append(row("describe.acknowledged", limit)) }
        lines.append(row("describe.basis", kind.basis))
        return lines
    }
}
