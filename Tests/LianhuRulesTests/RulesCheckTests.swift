import LianhuCore
import LianhuRules
import Testing

@Suite("Checking files together")
struct RulesCheckTests {
    @Test("a folder of packs, calendars and scenarios is told apart by what they say") func kinds() throws {
        let pack = try Repository.text("rules/bagongshan.yaml")
        let cn = try Repository.text("rules/calendars/cn.yaml")
        let check = RulesCheck(
            files: [("rules/b.yaml", pack), ("rules/calendars/cn.yaml", cn), ("rules/b.test.yaml", "given: []")], calendars: [])
        #expect(check.diagnostics == [] && check.packs.count == 1 && check.calendars.map(\.name) == ["cn"])
        let text = check.text(today: try #require(CivilDate("2026-09-15")), in: .en)
        #expect(text.hasPrefix("cn — work calendar, known from 2020-01-01 to 2026-12-31"))
        #expect(text.contains("\nbagongshan.household-monthly — "))
    }

    @Test("a calendar from elsewhere serves, and its own faults are not this check's") func elsewhere() throws {
        let pack = try Repository.text("rules/bagongshan.yaml")
        let cn = try Repository.text("rules/calendars/cn.yaml")
        let check = RulesCheck(files: [("b.yaml", pack)], calendars: [("c/cn.yaml", cn), ("c/x.yaml", "covers: 1")])
        #expect(check.diagnostics == [] && check.calendars.isEmpty)
        #expect(RulesCheck(files: [("b.yaml", pack)], calendars: []).diagnostics.map(\.code) == ["check.calendar_unknown"])
    }

    @Test("what is no YAML at all says so") func noYAML() {
        #expect(RulesCheck(files: [("a.yaml", "a: b: c")], calendars: []).diagnostics.map(\.code) == ["check.yaml_syntax"])
        #expect(RulesCheck(files: [("a.yaml", "")], calendars: []).diagnostics.map(\.code) == ["check.file_unknown"])
    }
}
