import LianhuAudit
import LianhuCore
import LianhuEngine
import Testing

@Suite("Campaigns") struct CampaignTests {
    /// The fault by which a part is refused; `none` if it is not.
    private func code(_ town: Town, _ body: () async throws -> Void) async -> String {
        await town.refusal(body).split(separator: " ").last.map(String.init) ?? ""
    }

    @Test("S48 a task goes down to every level and linked subject of a unit, and everybody who has to do something is told once")
    func start() async throws {
        let town = try await Town.ofCampaigns()
        let view = try await town.start()
        #expect(view.record.id == "CP-1" && view.targets == 4 && view.answered == 0 && view.unlinked == 0)
        #expect(
            town.standing(view) == [
                "U-V waiting 0/4 due 20:30", "U-1 waiting 0/2 due 20:00", "U-2 waiting 0/1 due 20:00", "U-3 waiting 0/1 due 20:00",
            ])
        #expect(
            view.silent.map { "\($0.subject.id) \($0.unit?.id ?? "?") \($0.worker?.id ?? "?")" } == [
                "H-1 U-1 W-1", "H-2 U-1 W-2", "H-3 U-2 W-2", "H-4 U-3 W-3",
            ])
        let told = try await town.engine.notifications(
            recipient: nil, cursor: nil, limit: 100, by: Town.daemon, at: town.at("2026-07-01 19:01"))
        #expect(
            told.items.map { "\($0.recipient?.id ?? "?"): \($0.items.joined(separator: " "))" }.sorted() == [
                "W-1: CP-1~W-1", "W-2: CP-1~W-2", "W-3: CP-1~W-3", "W-6: CP-1~U-1 CP-1~U-2", "W-7: CP-1~U-3",
            ])
    }

    @Test("who may not start one, from where, and until when it cannot be: each is told what would do") func refusedStarts() async throws {
        let town = try await Town.ofCampaigns()
        #expect(await code(town) { try await town.start(by: "W-2") } == "campaign.not_leading")
        #expect(await code(town) { try await town.start(at: "U-A") } == "campaign.unit_kind")
        #expect(await code(town) { try await town.start("parade") } == "unknown.campaign_kind")
        #expect(await code(town) { try await town.start(due: "2026-07-01 18:00") } == "campaign.due_past")
        #expect(await code(town) { try await town.start("sweep") } == "campaign.due_missing")
        #expect(await code(town) { try await town.start(tag: "living_alone") } == "campaign.nobody")
        // the post that the kind names, and whoever approves there
        #expect(await code(town) { try await town.start(by: "W-9") } == "none")
        let approver = try await town.caller([.read, .record, .approve], worker: "W-2")
        let draft = CampaignDraft(kind: "p.gathering", unit: "U-V", text: "x")
        #expect(try await town.engine.start(draft, by: approver, at: town.at("2026-07-01 20:00")).record.id == "CP-2")
        // a caller without a worker is nobody who could answer for it
        let nobody = try await town.caller([.record, .approve])
        #expect(
            await code(town) { _ = try await town.engine.start(draft, by: nobody, at: town.at("2026-07-01 20:00")) }
                == "access.worker_required")
    }

    @Test("S48 answers come in live, a second one replaces the first and both are kept, and all of a list are recorded or none")
    func answers() async throws {
        let town = try await Town.ofCampaigns()
        try await town.start()
        try await town.answer(["H-2", "H-3"], on: "2026-07-01 19:05")
        let again = try await town.answer(["H-3"], "away", on: "2026-07-01 19:06", at: "2026-07-01 19:04")
        #expect(again.replaced == 1 && again.answered == 2)
        #expect(await code(town) { try await town.answer(["H-1", "H-9"], on: "2026-07-01 19:07") } == "unknown.subject")
        #expect(await code(town) { try await town.answer(["H-1"], "dancing", on: "2026-07-01 19:07") } == "campaign.outcome_unknown")
        #expect(
            await code(town) { try await town.answer(["H-1"], on: "2026-07-01 19:07", at: "2026-07-01 18:00") } == "campaign.before_start")
        #expect(await code(town) { try await town.answer(["H-1"], on: "2026-07-01 19:07", at: "2026-07-01 20:00") } == "evidence.future")
        #expect(await code(town) { try await town.answer(["H-1"], "gathered", "CP-7", on: "2026-07-01 19:07") } == "unknown.campaign")
        let view = try await town.campaign(on: "2026-07-01 19:10")
        #expect(view.answered == 2 && view.outcomes.map(\.count) == [1, 0, 1])
        #expect(view.silent.map(\.subject.id) == ["H-1", "H-4"])
        // U-2 is complete since 19:05: its half hour began then
        #expect(town.standing(view).contains("U-2 waiting 1/1 due 19:35"))
        let kept = try await town.engine.store.read { try $0.campaignEvents(of: 1, act: .answer, after: 0, limit: 10) }
        #expect(kept.map(\.outcome) == ["gathered", "gathered", "away"])
        #expect(try town.leaves("campaign.answer").count == 3)
    }

    @Test("S50 an answer that is a contact settles the month's duty, once, and one that is none does not") func contacts() async throws {
        let town = try await Town.ofCampaigns()
        try await town.live(through: "2026-07-01")
        try await town.start()
        #expect(try await town.answer(["H-2", "H-3"], on: "2026-07-01 19:05").settled == 2)
        #expect(try await town.answer(["H-4"], "away", on: "2026-07-01 19:05").settled == 0)
        #expect(try await town.answer(["H-2"], "informed", on: "2026-07-01 19:06").settled == 0)
        #expect(try await town.answer(["H-4"], "informed", by: "W-3", on: "2026-07-01 19:07").settled == 1)
        let met = try await town.statuses(on: "2026-07-02").filter { $0.contains("2026-07") && $0.hasSuffix("met") }
        #expect(met == ["H-2 2026-07 met", "H-3 2026-07 met", "H-4 2026-07 met"])
        #expect(try town.leaves("contact.record").map { $0["facts"]?["method"] } == [.string("phone"), .string("phone"), .string("phone")])
    }

    @Test("S48 a partial roll-up names the missing and is in time; a late answer changes totals, never times") func partial() async throws {
        let town = try await Town.ofCampaigns()
        try await town.start()
        try await town.answer(["H-1"], on: "2026-07-01 19:05")
        #expect(await code(town) { try await town.rollUp("U-1", by: "W-6", on: "2026-07-01 19:50") } == "campaign.incomplete")
        #expect(
            await code(town) { try await town.rollUp("U-1", by: "W-7", on: "2026-07-01 19:50", isPartial: true) } == "campaign.not_yours")
        let unit = try await town.rollUp("U-1", by: "W-6", on: "2026-07-01 19:50", isPartial: true, text: "一户联系不上")
        #expect(unit.units.first?.isPartial == true && unit.units.first?.text == "一户联系不上" && unit.units.first?.state == .reported)
        let leaf = try #require(try town.leaves("campaign.roll_up").last)
        #expect(leaf["facts"]?["missing"] == .array([.string("H-2")]))
        // the answer comes after the deadline
        try await town.answer(["H-2"], on: "2026-07-01 21:00")
        let after = try #require(try await town.campaign(unit: "U-1", on: "2026-07-01 21:01").units.first)
        #expect(after.state == .reported && after.answered == 2 && after.reopenedAt == town.at("2026-07-01 21:00"))
        // rolled up anew: the first time counts
        let anew = try #require(try await town.rollUp("U-1", by: "W-6", on: "2026-07-01 21:05").units.first)
        #expect(anew.reopenedAt == nil && anew.rollUps == 2 && !anew.isPartial && anew.reportedAt == town.at("2026-07-01 19:50"))
    }

    @Test("S48 a level's clock begins when all below have reported, or at their deadline, whichever is first") func clocks() async throws {
        let town = try await Town.ofCampaigns()
        try await town.start(at: "U-D", by: "W-9")
        try await town.answer(["H-1", "H-2", "H-3", "H-4"], on: "2026-07-01 19:10")
        func due(_ unit: String, _ time: String) async throws -> String {
            try await town.standing(town.campaign(unit: unit, on: time)).first?.suffix(5).description ?? "?"
        }
        #expect(try await due("U-1", "2026-07-01 19:11") == "19:40")
        try await town.rollUp("U-1", by: "W-6", on: "2026-07-01 19:15")
        try await town.rollUp("U-2", by: "W-6", on: "2026-07-01 19:16")
        #expect(try await due("U-V", "2026-07-01 19:20") == "20:10")
        try await town.rollUp("U-3", by: "W-7", on: "2026-07-01 19:20")
        #expect(try await due("U-V", "2026-07-01 19:21") == "19:50")
        // the village is late: the district's 45 minutes begin at the village's deadline
        try await town.rollUp("U-V", by: "W-5", on: "2026-07-01 20:30")
        let view = try await town.campaign(on: "2026-07-01 20:36")
        #expect(town.standing(view).prefix(2) == ["U-D overdue 4/4 due 20:35", "U-V late 4/4 due 19:50"])
        #expect(
            view.levels.map { [$0.figures.onTime, $0.figures.late, $0.figures.overdue, $0.figures.waiting] } == [
                [3, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0],
            ])
    }

    @Test("S47 a unit with nothing says so where the kind asks for it, and not where it does not") func nothing() async throws {
        let town = try await Town.ofCampaigns()
        try await town.start("sweep", on: "2026-07-01 09:00", due: "2026-07-03 18:00")
        let view = try await town.rollUp("U-3", by: "W-7", on: "2026-07-02 09:00", isNothing: true)
        #expect(view.units.first?.isNothing == true && view.units.first?.state == .reported)
        #expect(await code(town) { try await town.answer(["H-1"], "gathered", "CP-1", on: "2026-07-02 09:00") } == "campaign.reports_only")
        try await town.start(on: "2026-07-02 19:00")
        #expect(
            await code(town) { try await town.rollUp("U-3", "CP-2", by: "W-7", on: "2026-07-02 19:05", isPartial: true, isNothing: true) }
                == "campaign.nothing_not_asked")
    }

    @Test("only who has the tag is asked, or somebody in the household; who is linked to nobody is told of") func tagged() async throws {
        let unlinked = Roster.links.replacing("\nH-4,W-3,pairing,primary,2026-01-01", with: "")
        let town = try await Town.ofCampaigns(roster: Roster.standard.merging(["links.csv": unlinked]) { $1 })
        #expect(try await town.start().unlinked == 1)
        for member in ["R-2", "H-3"] {
            _ = try await town.engine.change(
                TagSubject(subject: member, tag: "living_alone", from: Town.date("2026-06-25")), by: Town.daemon, at: town.at("2026-06-25"))
        }
        let view = try await town.start(on: "2026-07-02 19:00", tag: "living_alone")
        #expect(view.silent.map(\.subject.id) == ["H-2", "H-3"] && view.units.map(\.unit.id) == ["U-V", "U-1", "U-2"])
        #expect(await code(town) { try await town.answer(["H-1"], "gathered", "CP-2", on: "2026-07-02 19:05") } == "campaign.not_asked")
    }

    @Test("S57 everybody sees his own part, and records for nobody else's") func scope() async throws {
        let town = try await Town.ofCampaigns()
        try await town.start()
        try await town.answer(["H-4"], on: "2026-07-01 19:05")
        let west = try await town.caller([.read, .record], unit: "U-B", worker: "W-7")
        let view = try await town.campaign(on: "2026-07-01 19:10", by: west)
        #expect(town.standing(view) == ["U-3 waiting 1/1 due 19:35"] && view.targets == 1 && view.silent.isEmpty)
        #expect(await code(town) { try await town.answer(["H-1"], on: "2026-07-01 19:11", as: west) } == "access.out_of_scope")
        #expect(await code(town) { _ = try await town.campaign(unit: "U-1", on: "2026-07-01 19:11", by: west) } == "access.out_of_scope")
        let page = try await town.engine.campaigns(CampaignQuery(), cursor: nil, limit: 10, by: west, at: town.at("2026-07-01 19:11"))
        #expect(page.items.map { "\($0.record.id) \($0.answered)/\($0.targets) \($0.unitsReported)/\($0.unitsAll)" } == ["CP-1 1/1 0/1"])
        let silent = try await town.engine.silent(
            campaign: "CP-1", unit: nil, worker: "W-2", cursor: nil, limit: 10, by: Town.daemon, at: town.at("2026-07-01 19:11"))
        #expect(silent.items.map(\.subject.id) == ["H-2", "H-3"])
    }

    @Test("closing needs a reason while units are missing; late answers are kept, roll-ups are over") func close() async throws {
        let town = try await Town.ofCampaigns()
        try await town.start()
        let head = try await town.caller([.read, .record], worker: "W-5")
        func close(_ reason: String?) async throws -> CampaignView {
            try await town.engine.close(campaign: "CP-1", reason: reason, by: head, at: town.at("2026-07-01 20:00"))
        }
        #expect(await code(town) { _ = try await close(nil) } == "campaign.close_reason")
        let closed = try await close("called_off")
        #expect(closed.units.allSatisfy { $0.state == .over } && closed.overdue == 0)
        #expect(await code(town) { _ = try await close("called_off") } == "campaign.closed")
        let late = try await town.answer(["H-1"], on: "2026-07-01 21:00")
        #expect(late.isAfterClose && late.answered == 1)
        #expect(await code(town) { try await town.rollUp("U-1", by: "W-6", on: "2026-07-01 21:00", isPartial: true) } == "campaign.closed")
        #expect(try await town.engine.store.read { try $0.nextCampaignWake() } == nil)
    }

    @Test("rules without the kind, or with other levels, wait until its open campaigns are closed") func adoption() async throws {
        let town = try await Town.ofCampaigns()
        try await town.start()
        #expect(await code(town) { try await town.adopt(Pack.text(), on: "2026-07-02") } == "rules.campaign_kind_open")
        let fewer = Pack.campaigns(levels: "      - {unit: group}")
        #expect(await code(town) { try await town.adopt(fewer, on: "2026-07-02") } == "rules.campaign_levels_open")
        let head = try await town.caller([.read, .record], worker: "W-5")
        _ = try await town.engine.close(campaign: "CP-1", reason: "called_off", by: head, at: town.at("2026-07-02 09:00"))
        #expect(await code(town) { try await town.adopt(fewer, on: "2026-07-02") } == "none")
    }

    @Test("S60 no leaf holds a name, an address or a word of the task") func leaves() async throws {
        let town = try await Town.ofCampaigns()
        try await town.start()
        try await town.answer(["H-1"], on: "2026-07-01 19:05")
        try await town.rollUp("U-1", by: "W-6", on: "2026-07-01 19:50", isPartial: true, text: "一户联系不上")
        let text = try ["campaign.start", "campaign.answer", "campaign.roll_up"].flatMap { try town.leaves($0).map { "\($0)" } }
        #expect(text.count == 3)
        for word in Roster.personal + ["到村部集合", "一户联系不上"] { #expect(!text.contains { $0.contains(word) }, "\(word)") }
    }
}
