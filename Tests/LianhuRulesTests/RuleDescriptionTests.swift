import LianhuCore
import LianhuRules
import Testing

@Suite("Rules in plain words")
struct RuleDescriptionTests {
    private func dues(_ edit: (String) -> String, from day: String) throws -> [RuleDescription.Due] {
        let text = edit(try Repository.text("Tests/LianhuRulesTests/Fixtures/pack.all_keys.good.yaml"))
        let calendar = try Calendars.cn()
        let pack = try #require(PackCompiler.compile(text: text, file: "x.yaml", calendars: ["cn": calendar]).0)
        return RuleDescription(rule: pack.rules[0], pack: pack, calendar: calendar).nextDues(from: try #require(CivilDate(day)))
    }

    @Test("the next five due days begin with the day itself") func five() throws {
        let found = try dues({ $0 }, from: "2026-08-31")
        #expect(found.map(\.window.due.description) == ["2026-08-31", "2026-09-30", "2026-10-31", "2026-11-30", "2026-12-31"])
        // December closes in a January of which no holidays are known yet.
        #expect(found.map(\.isCovered) == [true, true, true, true, false])
    }

    @Test("a week without a working day is due on the next one (S28)") func festival() throws {
        let weekly = try dues(
            {
                $0.replacing("per: month", with: "per: week").replacing("closes: +5wd\n    ladder: usual", with: "closes: +2wd").replacing(
                    "ladders:\n  usual:\n    - {at: due-3d, to: assignee, as: remind}\n    - {at: due+1wd, to: head of village, as: urge}\n    - {at: due+3wd, to: supervisor of town, as: supervise, digest: counts}\n",
                    with: "")
            },
            from: "2026-02-23")
        #expect(weekly.map(\.window.due.description).prefix(2) == ["2026-02-24", "2026-03-01"])
    }

    @Test("periods before effective_from are not promised (S21)") func effectiveFrom() throws {
        let found = try dues({ $0.replacing("closes: +5wd", with: "closes: +5wd\n    effective_from: 2026-10-15") }, from: "2026-09-01")
        #expect(found.first?.period.key == "2026-11")
    }

    @Test("a rule that chooses by tag says so in both languages") func tags() throws {
        let text = try Repository.text("Tests/LianhuRulesTests/Fixtures/pack.tags.good.yaml")
        let calendar = try Calendars.cn()
        let pack = try #require(PackCompiler.compile(text: text, file: "x.yaml", calendars: ["cn": calendar]).0)
        let words = RuleDescription(rule: pack.rules[0], pack: pack, calendar: calendar)
        let day = try #require(CivilDate("2026-07-01"))
        let english = "while it or somebody who lives there is tagged: living alone, aged 80 or more"
        #expect(words.lines(today: day, in: .en)[0].hasSuffix(english))
        #expect(words.lines(today: day, in: .zh)[0].hasSuffix("（本户或户内成员带有标签期间：独居、八十岁以上）"))
    }
}
