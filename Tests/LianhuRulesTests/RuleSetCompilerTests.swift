import LianhuCore
import LianhuRules
import Testing

@Suite("Rule sets")
struct RuleSetCompilerTests {
    private func fixture(_ name: String) throws -> String { try Repository.text("Tests/LianhuRulesTests/Fixtures/" + name) }

    /// No hash, but injective, which is what these tests need.
    private func spell(_ bytes: [UInt8]) -> String { bytes.map { String($0, radix: 16) }.joined(separator: ".") }

    @Test("packs and calendars become one set with what each governs") func good() throws {
        let (set, faults) = RuleSetCompiler.compile(
            packs: [("a.yaml", try fixture("pack.all_keys.good.yaml"), "U-MATOU")],
            calendars: [("calendars/cn.yaml", try Repository.text("rules/calendars/cn.yaml"))], digest: spell)
        #expect(faults == [])
        let rules = try #require(set)
        #expect(rules.packs.map(\.governs) == ["U-MATOU"] && rules.calendars.keys.sorted() == ["cn"])
        #expect(rules.rule("sample.household-monthly") != nil && !rules.digest.isEmpty)
    }

    @Test("one faulty file refuses all, and every file's faults are told (S44)") func allOrNothing() throws {
        let (set, faults) = RuleSetCompiler.compile(
            packs: [
                ("a.yaml", try fixture("pack.all_keys.good.yaml"), nil), ("b.yaml", try fixture("pack.span_bare.bad.yaml"), nil),
                ("c.yaml", try fixture("pack.rule_id.bad.yaml"), nil),
            ],
            calendars: [("cn.yaml", try fixture("calendar.day_needless.bad.yaml"))], digest: spell)
        #expect(set == nil)
        #expect(faults.map(\.file) == ["cn.yaml", "b.yaml", "c.yaml"])
    }

    @Test("two packs of one name, or two calendars, are refused") func twice() throws {
        let pack = try fixture("pack.all_keys.good.yaml")
        let calendar = try Repository.text("rules/calendars/cn.yaml")
        let (set, faults) = RuleSetCompiler.compile(
            packs: [("a.yaml", pack, nil), ("b.yaml", pack, nil)], calendars: [("x/cn.yaml", calendar), ("y/cn.yaml", calendar)],
            digest: spell)
        #expect(set == nil && faults.map(\.code) == ["check.pack_twice", "check.pack_twice"])
    }

    @Test("the digest covers every text, its place and what it governs") func digest() throws {
        let pack = try fixture("pack.all_keys.good.yaml")
        let cn = try Repository.text("rules/calendars/cn.yaml")
        func digest(_ text: String, _ governs: String?, _ calendar: String) -> String? {
            RuleSetCompiler.compile(packs: [("a.yaml", text, governs)], calendars: [("cn.yaml", calendar)], digest: spell).0?.digest
        }
        let digests = [digest(pack, nil, cn), digest(pack + "\n", nil, cn), digest(pack, "U-A", cn), digest(pack, nil, cn + "\n")]
        #expect(!digests.contains(nil) && Set(digests).count == 4)
        #expect(digest(pack, nil, cn) == digests[0])
    }
}
