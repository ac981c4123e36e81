import LianhuCore
import LianhuEngine
import Testing

@Suite("How long something may be taken on") struct AcknowledgeLimitTests {
    @Test("S39 as long as the rule allows, in its own days, and no day longer; a rule that says nothing leaves it to the instance")
    func rule() async throws {
        let visit = Pack.visit(ladder: "    ladder: household\n    acknowledge_until: 2wd")
        let town = try await Town.found(rules: Pack.text(visit: visit))
        // Tuesday 4 August: the second working day after it is the 6th.
        try await town.live(through: "2026-08-04")
        let id = "p.visit~H-1~2026-07~1"
        #expect(try await town.acknowledge(id, by: "W-1", until: "2026-08-07", on: "2026-08-04 09:00") == "ladder.until_too_late")
        #expect(try await town.acknowledge(id, by: "W-1", until: "2026-08-06", on: "2026-08-04 09:00") == "none")
    }

    @Test("S39 a class of matters and a kind of campaigns have limits of their own, shorter or longer than the instance's")
    func others() async throws {
        let matters = Pack.matters().replacing(
            "    ladder: matter\n    instant_fix", with: "    ladder: matter\n    acknowledge_until: 30d\n    instant_fix")
        let town = try await Town.found(rules: matters)
        try await town.raise(on: "2026-07-01 09:00", source: .patrol)
        #expect(try await town.acknowledge(by: "W-9", until: "2026-08-01", on: "2026-07-01 12:00") == "ladder.until_too_late")
        #expect(try await town.acknowledge(by: "W-9", until: "2026-07-31", on: "2026-07-01 12:00") == "none")
        let campaigns = Pack.campaigns().replacing(
            "    within: 30m\n    ladder: roll_up\n", with: "    within: 30m\n    ladder: roll_up\n    acknowledge_until: 0d\n")
        let place = try await Town.found(rules: campaigns)
        try await place.start()
        let rollUp = "CP-1~U-1"
        #expect(try await place.acknowledge(rollUp, by: "W-6", until: "2026-07-02", on: "2026-07-01 19:05") == "ladder.until_too_late")
        #expect(try await place.acknowledge(rollUp, by: "W-6", until: "2026-07-01", on: "2026-07-01 19:05") == "none")
    }

    @Test(
        "S39 a limit where no ladder would rest is refused, and one that is told in words is told in both languages",
        arguments: Language.allCases)
    func told(language: Language) throws {
        func compile(_ ladder: String) -> (rules: RuleSet?, faults: [Diagnostic]) {
            RealCompiler().compile(
                packs: [SourceText(file: "p.yaml", text: Pack.text(visit: Pack.visit(ladder: ladder)))],
                calendars: [SourceText(file: "cn.yaml", text: Pack.calendar)])
        }
        #expect(compile("    acknowledge_until: 2wd").faults.filter { $0.severity == .error }.map(\.code) == ["check.key_missing"])
        let set = try #require(compile("    ladder: household\n    acknowledge_until: 2wd").rules)
        let rule = try #require(set.rules.first { $0.id == "p.visit" })
        let lines = RuleDescription(rule: rule, pack: set.packs[0], calendar: set.calendar(of: rule)).lines(
            today: Town.date("2026-07-01"), in: language)
        #expect(lines.contains { $0.contains(language == .zh ? "最长2 个工作日" : "for 2 working days at most") }, "\(lines)")
    }
}
