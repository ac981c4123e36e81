/// A kind of check in plain words: who draws, how many, and what becomes of a finding.
package struct CheckDescription: Sendable {
    package let kind: CheckKind
    package let pack: RulePack

    package init(kind: CheckKind, pack: RulePack) {
        self.kind = kind
        self.pack = pack
    }

    package func lines(in language: Language) -> [String] {
        let words = LadderWords(vocabulary: pack.vocabulary, language: language)
        func say(_ code: String, _ args: [String: String] = [:]) -> String { Catalogue.text(code, args, in: language) }
        func row(_ label: String, _ text: String) -> String { say("describe.row", ["label": say(label), "text": text]) }
        let matter = pack.matters.first { $0.id == kind.matter }?.title[language] ?? kind.matter
        let size =
            switch kind.size {
            case .number(let number): say("describe.check_number", ["count": "\(number)"])
            case .percent(let percent): say("describe.check_percent", ["count": "\(percent)"])
            }
        let activity = kind.activity.map { pack.vocabulary.title($0, in: .activities, language) }
        return [
            row("describe.check_by", words.post(kind.by)), row("describe.check_size", size),
            row("describe.check_matter", say("describe.check_becomes", ["matter": matter])),
            activity.map { row("describe.check_activity", say("describe.check_is", ["activity": $0])) }, row("describe.basis", kind.basis),
        ].compactMap { $0 }
    }
}
