/// A kind of campaign in plain words: who is asked what, who rolls up, within what time.
package struct CampaignDescription: Sendable {
    package let kind: CampaignKind
    package let pack: RulePack

    package init(kind: CampaignKind, pack: RulePack) {
        self.kind = kind
        self.pack = pack
    }

    package func lines(in language: Language) -> [String] {
        let words = LadderWords(vocabulary: pack.vocabulary, language: language)
        func say(_ code: String, _ args: [String: String] = [:]) -> String { Catalogue.text(code, args, in: language) }
        func row(_ label: String, _ text: String) -> String { say("describe.row", ["label": say(label), "text": text]) }
        func list(_ items: [String]) -> String { items.joined(separator: say("describe.list")) }
        var lines = [row("describe.campaign_starter", kind.starter.map { words.post($0) } ?? say("describe.campaign_heads"))]
        if let whom = kind.whom {
            let kinds = list(whom.kinds.map { pack.vocabulary.title($0, in: .subjectKinds, language) })
            lines.append(
                row(
                    "describe.campaign_whom",
                    whom.tags.isEmpty
                        ? say("describe.campaign_all", ["kinds": kinds])
                        : say(
                            "describe.campaign_tagged",
                            ["kinds": kinds, "tag": list(whom.tags.map { pack.vocabulary.title($0, in: .tags, language) })])))
            if let age = whom.age { lines.append(row("describe.campaign_age", self.age(age, in: language))) }
            lines.append(row("describe.campaign_outcomes", list(kind.outcomes.map { $0.title[language] })))
        }
        if let contact = kind.contact {
            let words = kind.outcomes.filter { contact.outcomes.contains($0.name) }.map { $0.title[language] }
            let method = pack.vocabulary.title(contact.method, in: .methods, language)
            lines.append(
                row("describe.campaign_contact", say("describe.campaign_contacts", ["outcomes": list(words), "method": method])))
        }
        let due = kind.within.map { say("describe.campaign_within", ["span": words.span($0)]) } ?? say("describe.campaign_own_due")
        lines.append(row(kind.whom == nil ? "describe.campaign_task" : "describe.campaign_answers", due))
        lines.append(row("describe.campaign_levels", say("describe.campaign_upwards")))
        for (index, level) in kind.levels.enumerated() {
            // Who has nobody below rolls up what it did itself, by the task's own time.
            let isTask = index == 0 && kind.whom == nil
            let args = [
                "number": "\(index + 1)", "unit": pack.vocabulary.title(level.unitKind, in: .unitKinds, language),
                "who": words.post(level.by), "span": words.span(level.within),
                "to": level.to.map { say("describe.campaign_to", ["who": words.post($0)]) } ?? "",
            ]
            lines.append("  " + say(isTask ? "describe.campaign_first" : "describe.campaign_level", args))
        }
        if kind.asksForNothing { lines.append(row("describe.campaign_nothing", say("describe.campaign_says_so"))) }
        if kind.isEmergency { lines.append(row("describe.campaign_emergency", say("describe.campaign_at_once"))) }
        let steps = pack.ladders.first { $0.name == kind.ladder }?.steps.map { words.step($0, isTimed: true) } ?? []
        if !steps.isEmpty { lines += [say("describe.ladder_heading")] + steps.map { "  " + $0 } }
        if let limit = words.acknowledged(kind.acknowledgeUntil) { lines.append(row("describe.acknowledged", limit)) }
        lines.append(row("describe.basis", kind.basis))
        return lines
    }

    private func age(_ age: AgeRange, in language: Language) -> String {
        let args = ["from": "\(age.from)", "to": age.to.map { "\($0)" } ?? ""]
        return Catalogue.text(age.to == nil ? "describe.campaign_age_from" : "describe.campaign_age_between", args, in: language)
    }
}
