import LianhuCore
import LianhuRules
import Testing

@Suite("Rule packs")
struct PackCompilerTests {
    private func compile(_ name: String) throws -> RulePack {
        let text = try Repository.text("Tests/LianhuRulesTests/Fixtures/pack.\(name).good.yaml")
        return try #require(PackCompiler.compile(text: text, file: name, calendars: ["cn": try Calendars.cn()]).0)
    }

    @Test("ids are prefixed by the pack, whether written so or not (S44)") func ids() throws {
        let wanted = ["sample.household-monthly", "sample.village-meeting", "sample.caseload"]
        #expect(try compile("all_keys").rules.map(\.id) == wanted)
        #expect(try compile("prefixed_id").rules.map(\.id) == wanted)
    }

    @Test("what is left out has the default of the semantics (S6, S10, S12, S17, S21)") func defaults() throws {
        let rule = try compile("defaults").rules[0]
        #expect(rule.closes == .standard && rule.grace == nil && rule.entryGrace == TimeSpan(amount: 3, unit: .workingDays))
        #expect(rule.firstPeriod == .exposed(percent: 50) && rule.effectiveFrom == .adoption)
        #expect(rule.cadence == Cadence(per: .month, atLeast: 1, minGap: 1))
        guard case .contact(let duty) = rule.duty else { throw Calendars.Faulty(text: "no contact") }
        #expect(duty.roles == [] && duty.linkKinds == [] && duty.per == .subject && duty.directions == [.outbound])
        #expect(duty.kinds == ["household", "village"])
        guard case .activity(let activity) = try compile("defaults").rules[1].duty else { throw Calendars.Faulty(text: "no activity") }
        #expect(activity.post == "head" && activity.attendees == nil)
    }

    @Test("what is written is what is meant") func timing() throws {
        let rule = try compile("timing").rules[0]
        #expect(rule.closes == .after(TimeSpan(amount: 10, unit: .workingDays)) && rule.grace == TimeSpan(amount: 2, unit: .days))
        #expect(rule.entryGrace.amount == 0 && rule.firstPeriod == .exposed(percent: 80))
        #expect(try rule.effectiveFrom == .date(#require(CivilDate("2026-10-01"))))
    }

    @Test("all faults of a file are told at once, in its order") func allAtOnce() throws {
        let text = """
            pack: sample
            title: {zh: 示例, en: Sample}
            calender: cn
            rules:
              - id: Bad Id
                duty: contatc
                cadence: {per: mounth, at_lest: 2}
                closes: 48h
                photo: yes
            """
        let faults = PackCompiler.compile(text: text, file: "x.yaml", calendars: ["cn": try Calendars.cn()]).1
        let codes = Set(faults.map(\.code))
        for code: DiagnosticCode in [.keyUnknown, .keyMissing, .ruleID, .wordUnknown, .keyPhoto] {
            #expect(codes.contains(code.rawValue), "\(code)")
        }
        #expect(faults.map(\.line) == faults.map(\.line).sorted())
    }

    @Test(
        "S51 S52 a pack that asks for photos, tracks or rankings is refused, with the reason",
        arguments: [("key_photo", "S52"), ("key_photo-method", "S52"), ("key_ranking", "S51")])
    func dignity(fixture: String, number: String) throws {
        let text = try Repository.text("Tests/LianhuRulesTests/Fixtures/pack.\(fixture).bad.yaml")
        let (pack, faults) = PackCompiler.compile(text: text, file: "x.yaml", calendars: ["cn": try Calendars.cn()])
        #expect(pack == nil && faults.count == 1)
        #expect(faults.allSatisfy { $0.severity == .error && $0.text(in: .en).contains(number) && $0.text(in: .zh).contains(number) })
    }

    @Test("a step that a holiday pushes to closes is found by looking at real windows (S36)") func ladderOverHolidays() throws {
        // Weekly, closing two working days later, but never after the next week ends: the Spring Festival week leaves no room.
        var text = try Repository.text("Tests/LianhuRulesTests/Fixtures/pack.all_keys.good.yaml")
        text = text.replacing("cadence: {per: month, at_least: 1}", with: "cadence: {per: week, at_least: 1}")
            .replacing("closes: +5wd", with: "closes: +2wd").replacing("due+3wd", with: "due+1wd").replacing(
                "    - {at: due+1wd, to: head of village, as: urge}\n", with: "")
        let faults = PackCompiler.compile(text: text, file: "x.yaml", calendars: ["cn": try Calendars.cn()]).1
        #expect(faults.map(\.code) == ["check.step_after_closes"])
        let plain = PackCompiler.compile(text: text, file: "x.yaml", calendars: ["cn": .weekdaysOnly(name: "cn")]).1
        #expect(plain == [])
    }
}
