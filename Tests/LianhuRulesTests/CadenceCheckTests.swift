import LianhuCore
import LianhuRules
import Testing

@Suite("Cadences in packs")
struct CadenceCheckTests {
    private func compile(_ edit: (String) -> String = { $0 }, today: String? = nil) throws -> (pack: RulePack?, faults: [Diagnostic]) {
        let text = edit(try Repository.text("Tests/LianhuRulesTests/Fixtures/pack.families.good.yaml"))
        return PackCompiler.compile(
            text: text, file: "x.yaml", calendars: ["cn": try Calendars.cn()], today: today.flatMap { CivilDate($0) })
    }

    @Test("S1 each family is read as it is written") func families() throws {
        let pack = try #require(try compile().pack)
        let cadences = Dictionary(uniqueKeysWithValues: pack.rules.map { ($0.id, $0.cadence) })
        #expect(cadences["sample.every-45-days"] == .every(Interval(days: 45, anchor: .completion, lead: 10)))
        #expect(cadences["sample.scheduled"] == .every(Interval(days: 90, anchor: .schedule, lead: 7)))
        #expect(cadences["sample.double-ninth"] == .on(OccasionWindow(occasion: .festival(.doubleNinth), before: 7)))
        #expect(cadences["sample.refill"] == .refill(Supply(lead: 3, safety: 3)))
        guard case .tiers(let tiers) = cadences["sample.tiered"] else {
            Issue.record("no tiers")
            return
        }
        #expect(tiers.map(\.tier) == ["red", "orange", "blue"] && tiers.map(\.quota.period) == [.week, .fortnight, .month])
        #expect(tiers[2].quota.isEven && tiers[2].quota.minGap == 5 && tiers.allSatisfy { $0.quota.scheme == tiers[1].quota.scheme })
        #expect(tiers[1].quota.scheme.fortnightAnchor.description == "2024-01-08")
        #expect(pack.rules[0].shift == .followingInPeriod && pack.rules[0].target == .beforeEnd(TimeSpan(amount: 3, unit: .workingDays)))
    }

    @Test("every family says who owes what, with its next five due days", arguments: Language.allCases) func described(language: Language)
        throws
    {
        let pack = try #require(try compile().pack)
        let today = try #require(CivilDate("2026-07-01"))
        let text = PackReport.text(pack, calendar: try Calendars.cn(), today: today, in: language)
        #expect(!text.contains("{") && !text.contains("describe."))
        try Repository.expectGolden(text, "families.\(language.rawValue).txt")
        for rule in pack.rules {
            let dues = RuleDescription(rule: rule, pack: pack, calendar: try Calendars.cn()).nextDues(from: today)
            let wanted = rule.id == "sample.tiered" ? 15 : rule.id == "sample.dates" ? 1 : 5
            #expect(dues.count == wanted && dues.allSatisfy { $0.window.isOrdered && $0.window.due >= today }, "\(rule.id)")
        }
    }

    @Test(
        "S27 a calendar that ends before the next window does is told, with the day it ends",
        arguments: [("2026-07-01", false), ("2026-12-20", true)])
    func coverage(today: String, isTold: Bool) throws {
        let faults = try compile(
            { text in text.replacing("  - id: tiered", with: "  - id: first") }, today: today
        ).faults.filter { $0.line < 46 }
        #expect(faults.map(\.code) == (isTold ? ["check.coverage_ends"] : []))
        #expect(faults.allSatisfy { $0.severity == .warning && $0.args["to"] == "2026-12-31" })
    }

    @Test(
        "a word that is nearly one is named",
        arguments: [("red: {per", "rde: {per", "red"), ("double_ninth}", "doble_ninth}", "double_ninth")])
    func nearMiss(from: String, to: String, suggestion: String) throws {
        let faults = try compile {
            $0.replacing("      " + from, with: "      " + to).replacing("festival: " + from, with: "festival: " + to)
        }.faults
        #expect(faults.map(\.suggestion) == [suggestion])
    }
}
