import LianhuCore
import Testing

@testable import LianhuRules

@Suite("The reference of the rule language")
struct RuleReferenceTests {
    static let english = "docs/rules.md"
    static let chinese = "docs/rules.zh-CN.md"
    static let documents = [english, chinese]

    /// What stands between ```yaml FRAME and ```.
    struct Example: Equatable, Sendable {
        var frame: String
        var lines: [String]
    }

    static func examples(_ document: String) throws -> [Example] {
        var found: [Example] = []
        var isInside = false
        for line in try Repository.text(document).split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if isInside, line == "```" {
                isInside = false
            } else if isInside {
                found[found.count - 1].lines.append(line)
            } else if line.hasPrefix("```yaml") {
                isInside = true
                found.append(Example(frame: String(line.dropFirst("```yaml ".count)), lines: []))
            }
        }
        return found
    }

    /// Every example of a document as a whole file.
    static func files(_ document: String) throws -> [String] {
        let examples = try examples(document)
        let first = try #require(examples.first)
        #expect(first.frame == "pack")
        return try examples.map { example in
            try #require(file(example, words: words(of: first)), "there is no frame \(example.frame)")
        }
    }

    /// The words that the first example declares: what stands before its ladders.
    private static func words(of example: Example) -> [String] {
        Array(example.lines.prefix { $0 != "ladders:" })
    }

    /// An example in its frame; nil if there is no such frame.
    private static func file(_ example: Example, words: [String]) -> String? {
        var lines = words
        switch example.frame {
        case "pack":
            // A whole file.
            lines = example.lines
        case "rule":
            // Rules.
            lines.append("rules:")
            for line in example.lines { lines.append("  " + line) }
        case "line":
            // Keys of a contact rule, each line in a rule of its own.
            lines.append("rules:")
            for (index, line) in example.lines.enumerated() { lines += rule(index + 1, line) }
        case "matters", "checks":
            // The section of matters, or of checks with their matters, beside some rule.
            lines += example.lines
            lines.append("rules:")
            lines += rule(1, "closes: due")
        case "campaigns":
            // The section of campaigns, beside some rule.
            lines += example.lines
            lines.append("rules:")
            lines += rule(1, "closes: due")
        case "ladders":
            // The section of ladders, of which a rule uses the one named `usual`.
            lines += example.lines
            lines.append("rules:")
            lines += rule(1, "ladder: usual")
        default: return nil
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A contact rule with one more line, which takes the place of the same key.
    private static func rule(_ number: Int, _ line: String) -> [String] {
        let key = String(line.prefix { $0 != ":" }) + ":"
        let usual = [
            "title: {zh: 示例, en: Example}", "basis: an example", "duty: contact", "whom: {kind: household}",
            "accept: {methods: [home_visit]}", "cadence: {per: month}",
        ]
        var lines = ["  - id: example-\(number)"]
        for other in usual where !other.hasPrefix(key) { lines.append("    " + other) }
        lines.append("    " + line)
        return lines
    }

    private func faults(_ text: String) throws -> [Diagnostic] {
        PackCompiler.compile(text: text, file: "x.yaml", calendars: ["cn": try Calendars.cn()]).1
    }

    @Test("every example compiles without a word", arguments: documents) func compiles(document: String) throws {
        let files = try Self.files(document)
        #expect(files.count >= 15)
        for text in files {
            let found = try faults(text).map { $0.text(in: .en) }
            #expect(found == [], "\(text)")
        }
    }

    @Test("a slip in an example would be found, in each frame") func canFail() throws {
        let first = try #require(try Self.examples(Self.english).first)
        let slips = [
            ("rule", "- {id: x, title: {zh: 示例, en: Example}, basis: x, duty: contact, whom: {kind: household}, cadence: {per: month}}"),
            ("line", "closes: 5"), ("ladders", "ladders: {usual: [{at: due, to: asignee, as: remind}]}"),
        ]
        for (frame, line) in slips {
            let text = try #require(Self.file(Example(frame: frame, lines: [line]), words: Self.words(of: first)))
            #expect(try faults(text).count == 1, "\(frame)")
        }
        #expect(Self.file(Example(frame: "", lines: []), words: []) == nil)
    }

    @Test("both languages have the same examples") func same() throws {
        let (english, chinese) = (try Self.examples(Self.english), try Self.examples(Self.chinese))
        #expect(english == chinese)
    }

    @Test("every key has a heading, and every heading in code is a key", arguments: documents) func keys(document: String) throws {
        var told: Set<String> = []
        for line in try Repository.text(document).split(separator: "\n") where line.hasPrefix("### ") {
            for match in line.matches(of: /`(\w+)`/) { told.insert(String(match.1)) }
        }
        let known = PackSchemaTests.places.values.reduce(into: Set<String>()) { $0.formUnion($1) }
        #expect(known.subtracting(told).sorted() == [])
        #expect(told.subtracting(known).sorted() == [])
    }
}
