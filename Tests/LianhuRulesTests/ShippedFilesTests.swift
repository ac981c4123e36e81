import LianhuCore
import LianhuRules
import Testing

@Suite("Shipped files")
struct ShippedFilesTests {
    private func bagongshan() throws -> RulePack {
        let (pack, faults) = PackCompiler.compile(
            text: try Repository.text("rules/bagongshan.yaml"), file: "rules/bagongshan.yaml", calendars: ["cn": try Calendars.cn()])
        #expect(faults.map { $0.text(in: .en) } == [])
        return try #require(pack)
    }

    @Test("the Bagongshan pack says what was published") func pack() throws {
        let pack = try bagongshan()
        #expect(pack.rules.allSatisfy { $0.id.hasPrefix("bagongshan.") && $0.pack == "bagongshan" && !$0.basis.isEmpty })
        var limits: [String: [CaseloadLimit]] = [:]
        for case .caseload(let duty) in pack.rules.map(\.duty) { limits[duty.roles[0]] = duty.limits }
        #expect(
            limits["town_leader"] == [CaseloadLimit(kind: "village", min: 1, max: 1), CaseloadLimit(kind: "household", min: 3, max: nil)])
        #expect(limits["town_cadre"] == [CaseloadLimit(kind: "group", min: 1, max: 2), CaseloadLimit(kind: "household", min: 5, max: nil)])
        #expect(
            limits["village_cadre"] == [CaseloadLimit(kind: "group", min: 1, max: 3), CaseloadLimit(kind: "household", min: 10, max: nil)])
        #expect(limits["party_member"] == [CaseloadLimit(kind: "household", min: 10, max: nil)])
        let monthly = try #require(pack.rules.first { $0.id == "bagongshan.household-monthly" })
        #expect(monthly.basis.contains("county's choice") && monthly.cadence == Cadence(per: .month))
        let ladder = try #require(pack.ladders.first { $0.name == monthly.ladder })
        #expect(
            ladder.steps.map { "\($0.number) \($0.atText) \($0.to)" } == [
                "1 due-3d assignee", "2 due+1wd head of village", "3 due+2wd responsible_leader of area", "4 due+3wd head of town",
                "5 due+4wd supervision_group of district",
            ])
    }

    @Test("the report of a pack is what it was, in both languages", arguments: Language.allCases) func report(language: Language) throws {
        let day = try #require(CivilDate("2026-09-15"))
        let text = PackReport.text(try bagongshan(), calendar: try Calendars.cn(), today: day, in: language)
        #expect(!text.contains("{") && !text.contains("describe."))
        try Repository.expectGolden(text, "bagongshan.\(language.rawValue).txt")
    }

    @Test("the calendar gives the published number of working days") func calendar() throws {
        let calendar = try Calendars.cn()
        let (from, to) = (try #require(CivilDate("2026-01-01")), try #require(CivilDate("2026-12-31")))
        #expect(calendar.name == "cn" && calendar.workingDays(from: from, to: to) == 248)
    }

    @Test("the packaged configuration compiles") func configuration() throws {
        let (configuration, faults) = ConfigurationCompiler.compile(text: try Repository.text("etc/lianhud.yaml"), file: "etc/lianhud.yaml")
        #expect(faults.map { $0.text(in: .en) } == [])
        #expect(configuration?.zone == "Asia/Shanghai" && configuration?.sending == .standard)
        #expect(configuration?.backdateLimit == 7 && configuration?.backdateLimitSheet == 35)
        #expect(configuration?.packs.map(\.unit) == [nil])
    }

    @Test("the packaged rights compile") func access() throws {
        let (policy, faults) = AccessCompiler.compile(text: try Repository.text("etc/access.yaml"), file: "etc/access.yaml")
        #expect(faults.map { $0.text(in: .en) } == [])
        #expect(policy?.access(uid: 1000, groupNames: ["lianhu-inspector"], ownUID: 1).rights == [.read, .audit])
        #expect(policy?.access(uid: 1000, groupNames: ["lianhu-courier"], ownUID: 1).rights == [.deliver])
    }
}
