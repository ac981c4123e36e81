/// One message in both languages; `{name}` stands for an argument.
package struct Phrase: Sendable {
    package let code: String
    package let en: String
    package let zh: String

    package init(_ code: String, en: String, zh: String) {
        self.code = code
        self.en = en
        self.zh = zh
    }
}

/// The one catalogue of messages: problems, diagnostics, reasons and what the command line says.
package enum Catalogue {
    /// The message of a code with its arguments filled in; a code without a phrase is shown with its arguments, so that nothing is lost.
    package static func text(_ code: String, _ args: [String: String] = [:], in language: Language) -> String {
        guard let phrase = phrases[code] else {
            let rest = args.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
            return code + rest
        }
        var args = args
        // Problems carry a status as its word on the wire.
        if let status = args["status"], let said = phrases["status.\(status)"] { args["status"] = language == .zh ? said.zh : said.en }
        return fill(language == .zh ? phrase.zh : phrase.en, with: args)
    }

    /// Whether the catalogue knows a code.
    package static func knows(_ code: String) -> Bool { phrases[code] != nil }

    /// All codes, sorted.
    package static var codes: [String] { phrases.keys.sorted() }

    /// The phrase of a code, for tests that compare the arguments of both languages.
    package static func phrase(_ code: String) -> Phrase? { phrases[code] }

    /// Codes that stand twice: the second phrase would never be seen.
    package static var repeated: [String] {
        Dictionary(grouping: all, by: \.code).filter { $0.value.count > 1 }.keys.sorted()
    }

    private static let all: [Phrase] =
        words + problems + reasons + diagnostics + recurrencePhrases + rosterPhrases + consolePhrases + verificationPhrases
        + transportPhrases + demoPhrases + calendarPhrases + explanationPhrases + changeProblems + changeConsole
        + scenarioPhrases + periodPhrases + reportPhrases + cadences + planPhrases + matterProblems + matterConsole
        + deliveryPhrases + campaignProblems + campaignConsole + checkPhrases + diaryPhrases + coveragePhrases + startPhrases

    private static let phrases: [String: Phrase] = Dictionary(all.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })

    private static func fill(_ template: String, with args: [String: String]) -> String {
        var result = ""
        var rest = Substring(template)
        while let open = rest.firstIndex(of: "{") {
            result += rest[..<open]
            rest = rest[open...]
            guard let close = rest.firstIndex(of: "}") else { break }
            let name = String(rest[rest.index(after: open)..<close])
            result += args[name] ?? "{\(name)}"
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }
}
