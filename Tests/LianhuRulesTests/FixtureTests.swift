import LianhuCore
import LianhuRules
import Testing

@Suite("Rule files: good and bad")
struct FixtureTests {
    @Test("a good file compiles without a word", arguments: Fixture.good) func good(fixture: Fixture) throws {
        let (hasResult, faults) = try fixture.compile()
        #expect(hasResult)
        #expect(faults.map { $0.text(in: .en) } == [])
    }

    @Test("a bad file has exactly the fault that it is named after", arguments: Fixture.bad) func bad(fixture: Fixture) throws {
        let (hasResult, faults) = try fixture.compile()
        #expect(faults.map(\.code) == [fixture.code], "\(faults.map { $0.text(in: .en) })")
        #expect(hasResult == faults.allSatisfy { $0.severity == .warning })
    }

    @Test("what is said is what was said before, in both languages", arguments: Language.allCases) func golden(language: Language) throws {
        let lines = try Fixture.bad.flatMap { try $0.compile().faults.map { $0.text(in: language) } }
        #expect(!lines.contains { $0.contains("{value}") || $0.contains("{name}") })
        try Repository.expectGolden(lines.joined(separator: "\n") + "\n", "diagnostics.\(language.rawValue).txt")
    }

    @Test("every code has a bad file, but for those that take huge files, several, a day or a roster") func allCodes() {
        let shown = Set(Fixture.bad.map(\.code))
        let elsewhere: Set<DiagnosticCode> = [
            .yamlTooLarge, .packTwice, .coverageEnds, .nobodyInRole, .nobodyOfKind, .nobodyLinked, .nobodyInTier, .nobodyInPost,
        ]
        let missing = DiagnosticCode.allCases.filter { !shown.contains($0.rawValue) && !elsewhere.contains($0) }
        #expect(missing.map(\.rawValue) == [])
    }

    @Test("every code has a phrase in both languages with the same arguments") func phrases() throws {
        for code in DiagnosticCode.allCases {
            let phrase = try #require(Catalogue.phrase(code.rawValue), "\(code.rawValue) has no phrase")
            #expect(arguments(of: phrase.en) == arguments(of: phrase.zh), "\(code.rawValue)")
        }
        for code in Catalogue.codes where code.hasPrefix("describe.") || code.hasPrefix("check.") {
            let phrase = try #require(Catalogue.phrase(code))
            #expect(arguments(of: phrase.en) == arguments(of: phrase.zh), "\(code)")
        }
    }

    @Test("every argument of a phrase is given", arguments: Fixture.bad) func argumentsAreGiven(fixture: Fixture) throws {
        for fault in try fixture.compile().faults {
            let phrase = try #require(Catalogue.phrase(fault.code))
            #expect(arguments(of: phrase.en) == Set(fault.args.keys), "\(fault.code)")
        }
    }

    private func arguments(of text: String) -> Set<String> {
        Set(text.matches(of: /\{(\w+)\}/).map { String($0.1) })
    }
}
