import LianhuCore
import LianhuRules
import Testing

/// A good file with one thing broken at a time: never a crash, and never a rule that is silently lost.
@Suite("Broken files")
struct MutationTests {
    private static let replacements = [
        "", "[]", "{}", "[a, b]", "{a: b}", "0", "-1", "x y", "*", "due", "\"\"", "99999999999999999999", "二", "? ",
    ]

    /// Every line left out, cut short, indented, doubled, and with another value behind its first colon.
    private func mutations(of text: String) -> [String] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return lines.indices.flatMap { index in
            let line = lines[index]
            var variants: [[String]] = [[], [String(line.prefix(line.count / 2))], ["  " + line], [line, line], ["- " + line]]
            if let colon = line.firstIndex(of: ":") { variants += Self.replacements.map { [line[...colon] + " " + $0] } }
            return variants.map { (lines[..<index] + $0 + lines[(index + 1)...]).joined(separator: "\n") }
        }
    }

    private func lines(_ text: String, beginning prefix: String) -> Int {
        text.split(separator: "\n").count { $0.drop { $0 == " " || $0 == "-" }.hasPrefix(prefix) }
    }

    @Test("a pack comes out exactly when no error was told, with every rule and step that is written") func packs() throws {
        let calendars = ["cn": WorkCalendar.weekdaysOnly(name: "cn")]
        for text in mutations(of: try Repository.text("Tests/LianhuRulesTests/Fixtures/pack.all_keys.good.yaml")) {
            let (pack, faults) = PackCompiler.compile(text: text, file: "x.yaml", calendars: calendars)
            #expect((pack == nil) == faults.contains { $0.severity == .error }, "\(text)")
            guard let pack else { continue }
            #expect(
                pack.rules.count == lines(text, beginning: "id:") && pack.ladders.flatMap(\.steps).count == lines(text, beginning: "{at:"))
        }
    }

    @Test("the same for calendars, configuration and rights") func others() throws {
        for text in mutations(of: try Repository.text("Tests/LianhuRulesTests/Fixtures/calendar.short.good.yaml")) {
            let (calendar, faults) = CalendarCompiler.compile(text: text, file: "x.yaml")
            #expect((calendar == nil) == !faults.isEmpty, "\(text)")
            if let calendar { #expect(calendar.days.count == lines(text, beginning: "{kind:")) }
        }
        for text in mutations(of: try Repository.text("Tests/LianhuRulesTests/Fixtures/lianhud.all_keys.good.yaml")) {
            let (configuration, faults) = ConfigurationCompiler.compile(text: text, file: "x.yaml")
            #expect((configuration == nil) == !faults.isEmpty, "\(text)")
            if let configuration { #expect(configuration.packs.count == lines(text, beginning: "{file:")) }
        }
        for text in mutations(of: try Repository.text("Tests/LianhuRulesTests/Fixtures/access.all_keys.good.yaml")) {
            let (policy, faults) = AccessCompiler.compile(text: text, file: "x.yaml")
            #expect((policy == nil) == !faults.isEmpty, "\(text)")
            if let policy { #expect(policy.lines.count == text.split(separator: "\n").count { $0.contains("rights:") }) }
        }
    }
}
