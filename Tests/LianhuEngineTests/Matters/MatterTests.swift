import LianhuAudit
import LianhuCore
import LianhuEngine
import Testing

// 2026-07-01 is a Wednesday.
@Suite("Matters") struct MatterTests {
    @Test("S29 S34 six steps by different people, and each stage has its own clock while the total one runs")
    func sixSteps() async throws {
        let town = try await Town.ofMatters()
        let raised = try await town.raise(on: "2026-07-01 09:00")
        #expect(raised.record.id == "MT-1" && raised.reporter?.id == "H-1" && raised.responsible?.id == "W-2")
        // two hours for the report; seven working days in all
        #expect(raised.record.state.dues.stage == town.at("2026-07-01 11:00"))
        #expect(raised.record.state.dues.total == town.at("2026-07-11 00:00"))
        let reported = try await town.act(.accept, by: "W-2", on: "2026-07-01 10:00")
        // four working hours from ten: two before noon, two from 14:00 on
        #expect(reported.record.state.dues.stage == town.at("2026-07-01 16:00") && reported.responsible?.id == "W-9")
        let assigned = try await town.act(.assign, by: "W-9", on: "2026-07-01 15:00", to: "W-1")
        #expect(town.standing(assigned) == "handle 3 open due 2026-07-06" && assigned.holder?.id == "W-1")
        let handled = try await town.act(.handle, by: "W-1", on: "2026-07-03 10:00", note: "换灯")
        #expect(town.standing(handled) == "verify 4 open due 2026-07-06" && handled.responsible?.id == "W-6")
        let verified = try await town.act(.verify, by: "W-6", on: "2026-07-04 10:00")
        #expect(town.standing(verified) == "close 5 open due 2026-07-06")
        #expect(await town.refusal { try await town.act(.close, by: "W-9", on: "2026-07-06 10:00") } == "matter.reply_missing")
        try await town.act(.reply, by: "W-2", on: "2026-07-06 10:05", note: "已告知")
        let closed = try await town.act(.close, by: "W-9", on: "2026-07-06 10:10")
        #expect(town.standing(closed) == "close 7 closed" && closed.record.state.closedAt == town.at("2026-07-06 10:10"))
        #expect(closed.steps.map(\.event.act) == [.raise, .accept, .assign, .handle, .verify, .reply, .close])
        #expect(closed.steps.map(\.note).filter { !$0.isEmpty } == ["路灯不亮", "换灯", "已告知"])
        #expect(closed.record.wakeAt == nil && closed.possible == [.reopen, .reply])
    }

    @Test("an act that is not possible is refused and names those that are; one that is somebody else's names whose it is")
    func refusals() async throws {
        let town = try await Town.ofMatters()
        try await town.raise(on: "2026-07-01 09:00")
        let handler = try await town.caller([.record], worker: "W-1")
        await #expect(
            throws: CommandProblem(
                .conflict, "matter.impossible",
                ["value": "MT-1", "act": "verify", "stage": "report", "possible": "accept, close, shelve, join, extend, reply"])
        ) { try await town.engine.act(MatterOrder(.verify), on: "MT-1", by: handler, at: town.at("2026-07-01 09:10")) }
        await #expect(throws: CommandProblem(.notPermitted, "matter.not_yours", ["act": "accept", "value": "MT-1", "by": "finder"])) {
            try await town.engine.act(MatterOrder(.accept), on: "MT-1", by: handler, at: town.at("2026-07-01 09:10"))
        }
        #expect(await town.refusal { try await town.act(.accept, "MT-9", by: "W-2", on: "2026-07-01 09:10") } == "unknown.matter")
        try await town.act(.accept, by: "W-2", on: "2026-07-01 09:10")
        #expect(await town.refusal { try await town.act(.assign, by: "W-9", on: "2026-07-01 09:20") } == "request.member_missing")
        #expect(
            await town.refusal { try await town.act(.assign, by: "W-9", on: "2026-07-01 09:20", to: "W-77") }.contains("unknown.worker"))
        // nothing of all that was kept
        #expect(try await town.matter(on: "2026-07-01 09:30").steps.map(\.event.act) == [.raise, .accept])
    }

    @Test("S34 S56 whoever handled it cannot verify it, though he holds the post")
    func secondPerson() async throws {
        let town = try await Town.ofMatters()
        try await town.raise(on: "2026-07-01 09:00")
        try await town.walk(to: "verify", on: "2026-07-01", handler: "W-6")
        #expect(await town.refusal { try await town.act(.verify, by: "W-6", on: "2026-07-02 09:00") } == "access.second_person")
        #expect(await town.refusal { try await town.act(.verify, by: "W-1", on: "2026-07-02 09:00") } == "matter.not_yours")
    }

    @Test("S34 the finder closes an instant fix inside the grid, and nobody else; its reporter was answered on the spot")
    func instantFix() async throws {
        let town = try await Town.ofMatters()
        let fixed = try await town.raise(on: "2026-07-01 09:00", isFixed: true)
        #expect(town.standing(fixed) == "report 2 closed" && fixed.record.state.repliedAt != nil)
        #expect(fixed.steps.last?.event.reason == "instant_fix")
        // A matter of the village is not inside a group.
        #expect(await town.refusal { try await town.raise(about: "U-V", on: "2026-07-01 09:05", isFixed: true) } == "matter.impossible")
        try await town.raise(on: "2026-07-01 09:10")
        #expect(await town.refusal { try await town.act(.close, "MT-2", by: "W-1", on: "2026-07-01 09:20") } == "matter.not_yours")
    }

    @Test("S30 only shelving pauses, by an approver, and every deadline resumes in its own unit") func shelving() async throws {
        let town = try await Town.ofMatters()
        try await town.raise(on: "2026-07-01 09:00")
        try await town.walk(to: "handle", on: "2026-07-01")
        // handling is due on Monday 6 July, the whole on Friday 10 July
        #expect(
            await town.refusal { try await town.act(.shelve, by: "W-1", on: "2026-07-02 09:00", reason: "parts", until: "2026-07-08") }
                == "access.second_person")
        #expect(
            await town.refusal { try await town.act(.shelve, by: "W-2", on: "2026-07-02 09:00", reason: "parts", until: "2026-07-08") }
                == "matter.not_yours")
        let shelved = try await town.act(.shelve, by: "W-5", on: "2026-07-02 09:00", reason: "parts", until: "2026-07-08")
        #expect(shelved.record.state.phase == .shelved && shelved.record.state.deadline == nil && shelved.possible == [.resume])
        try await town.live(through: "2026-07-10")
        let resumed = try await town.matter(on: "2026-07-10")
        // two working days were left of the stage, six of the whole: counted from Thursday 9 July, when the pause was over
        #expect(resumed.record.state.phase == .open && resumed.steps.last?.event.actor == nil)
        #expect(resumed.steps.last?.event.at == town.at("2026-07-09 00:00"))
        #expect(resumed.record.state.dues.stage == town.at("2026-07-14 00:00"))
        #expect(resumed.record.state.dues.total == town.at("2026-07-18 00:00"))
    }

    @Test("S31 return and reassignment restart the stage's clock and never the total; the third return goes to the coordinator")
    func returns() async throws {
        let town = try await Town.ofMatters()
        try await town.raise(on: "2026-07-01 09:00")
        try await town.walk(to: "verify", on: "2026-07-01")
        let back = try await town.act(.giveBack, by: "W-6", on: "2026-07-02 09:00", reason: "not_done")
        #expect(town.standing(back) == "handle 5 open due 2026-07-07" && back.holder?.id == "W-1" && back.record.state.returns == 1)
        #expect(back.record.state.dues.total == town.at("2026-07-11 00:00"))
        let other = try await town.act(.assign, by: "W-9", on: "2026-07-03 09:00", to: "W-3")
        #expect(town.standing(other) == "handle 6 open due 2026-07-08" && other.holder?.id == "W-3")
        try await town.act(.giveBack, by: "W-3", on: "2026-07-03 10:00", reason: "not_mine")
        try await town.act(.assign, by: "W-9", on: "2026-07-03 11:00", to: "W-1")
        let third = try await town.act(.giveBack, by: "W-1", on: "2026-07-03 12:00", reason: "not_mine")
        #expect(third.record.state.isCoordinated && third.responsible?.id == "W-5" && third.record.state.stage == "assign")
        #expect(await town.refusal { try await town.act(.giveBack, by: "W-5", on: "2026-07-03 13:00") } == "request.member_missing")
        let assigned = try await town.act(.assign, by: "W-5", on: "2026-07-03 13:00", to: "W-1")
        #expect(assigned.holder?.id == "W-1" && !assigned.record.state.isCoordinated)
    }

    @Test("S32 an extension is asked for before the deadline, granted one level up, once; both deadlines are kept")
    func extensions() async throws {
        let town = try await Town.ofMatters()
        try await town.raise(on: "2026-07-01 09:00")
        try await town.walk(to: "handle", on: "2026-07-01")
        func ask(_ time: String, until: String = "2026-07-20") async throws {
            try await town.act(.extend, by: "W-1", on: time, reason: "parts", until: until)
        }
        #expect(await town.refusal { try await ask("2026-07-02 09:00", until: "2026-07-09") } == "matter.until_past")
        try await ask("2026-07-02 09:00")
        #expect(await town.refusal { try await town.act(.grant, by: "W-1", on: "2026-07-02 10:00") } == "access.second_person")
        #expect(await town.refusal { try await town.act(.grant, by: "W-6", on: "2026-07-02 10:00") } == "matter.not_yours")
        let approver = try await town.caller([.record, .approve], worker: "W-4")
        let granted = try await town.engine.act(MatterOrder(.grant), on: "MT-1", by: approver, at: town.at("2026-07-02 10:00"))
        #expect(granted.record.state.dues.total == town.at("2026-07-21 00:00"))
        #expect(granted.record.state.dues.original == town.at("2026-07-11 00:00"))
        #expect(await town.refusal { try await ask("2026-07-03 09:00", until: "2026-07-30") } == "matter.extension_twice")
        try await town.raise(on: "2026-07-01 09:00")
        try await town.walk("MT-2", to: "handle", on: "2026-07-01")
        let late = await town.refusal {
            try await town.act(.extend, "MT-2", by: "W-1", on: "2026-07-11 09:00", reason: "parts", until: "2026-07-20")
        }
        #expect(late == "matter.extension_late")
    }

    @Test("S33 reopening is a new cycle: the first closing is kept, and ladders start anew") func reopening() async throws {
        let town = try await Town.ofMatters()
        try await town.raise(on: "2026-07-01 09:00", source: .patrol)
        try await town.walk(to: "close", on: "2026-07-01")
        try await town.act(.close, by: "W-9", on: "2026-07-01 10:00")
        #expect(await town.refusal { try await town.act(.reopen, by: "W-2", on: "2026-07-10 09:00") } == "request.member_missing")
        let again = try await town.act(.reopen, by: "W-2", on: "2026-07-10 09:00", reason: "broken_again")
        let state = again.record.state
        #expect(state.cycle == 2 && state.stage == "assign" && state.firstClosedAt == town.at("2026-07-01 10:00") && state.closedAt == nil)
        #expect(state.dues.total == town.at("2026-07-22 00:00") && state.holder == nil)
        // four working hours end at 15:00; the reminder comes two hours before
        #expect(again.record.wakeAt == town.at("2026-07-10 13:00"))
    }

    @Test("S31 matters about one thing join: one is worked on, and it is not closed before all reporters are answered")
    func joining() async throws {
        let town = try await Town.ofMatters()
        try await town.raise(on: "2026-07-01 09:00")
        try await town.raise(about: "H-2", on: "2026-07-01 09:05")
        #expect(
            await town.refusal { try await town.act(.join, "MT-2", by: "W-2", on: "2026-07-01 09:06", into: "MT-2") }
                == "matter.joins_itself")
        let joined = try await town.act(.join, "MT-2", by: "W-2", on: "2026-07-01 09:06", into: "MT-1")
        #expect(joined.record.state.phase == .joined && joined.possible == [.reply])
        try await town.walk(to: "close", on: "2026-07-01")
        try await town.act(.reply, by: "W-2", on: "2026-07-01 09:40")
        #expect(await town.refusal { try await town.act(.close, by: "W-9", on: "2026-07-01 10:00") } == "matter.joined_unanswered")
        try await town.act(.reply, "MT-2", by: "W-2", on: "2026-07-01 10:01")
        let closed = try await town.act(.close, by: "W-9", on: "2026-07-01 10:02")
        #expect(closed.record.state.phase == .closed && closed.joined == ["MT-2"])
        #expect(await town.refusal { try await town.act(.join, "MT-2", by: "W-2", on: "2026-07-02 09:06", into: "MT-1") } != "none")
    }

    @Test("several departments work together, each with its part by name; it is not done before all parts are") func parts() async throws {
        let town = try await Town.ofMatters()
        try await town.raise(on: "2026-07-01 09:00")
        try await town.act(.accept, by: "W-2", on: "2026-07-01 09:10")
        let parts = [MatterOrderPart(party: "U-T", text: "换灯杆"), MatterOrderPart(party: "U-V", text: "清理路面")]
        let assigned = try await town.act(.assign, by: "W-9", on: "2026-07-01 09:20", to: "U-V", parts: parts)
        #expect(assigned.parts.map { "\($0.party.id) \($0.text)" } == ["U-T 换灯杆", "U-V 清理路面"] && assigned.responsible?.id == "W-5")
        #expect(await town.refusal { try await town.act(.part, by: "W-3", on: "2026-07-02 08:50", to: "U-V") } == "matter.not_yours")
        // the town has no head: whoever has the whole says it for the town
        try await town.act(.part, by: "W-5", on: "2026-07-02 09:00", to: "U-T")
        #expect(await town.refusal { try await town.act(.handle, by: "W-5", on: "2026-07-02 09:10") } == "matter.parts_open")
        try await town.act(.part, by: "W-5", on: "2026-07-02 09:20", to: "U-V")
        #expect(await town.refusal { try await town.act(.part, by: "W-5", on: "2026-07-02 09:21", to: "U-V") } == "matter.impossible")
        #expect(town.standing(try await town.act(.handle, by: "W-5", on: "2026-07-02 09:30")) == "verify 6 open due 2026-07-03")
    }

    @Test("S30 an old dispute has review dates instead of a deadline, and may not be extended") func disputes() async throws {
        let town = try await Town.ofMatters()
        let raised = try await town.raise("dispute", by: "W-1", on: "2026-07-01 09:00")
        #expect(town.standing(raised) == "mediate 1 open due 2026-07-31" && !raised.possible.contains(.extend))
        let reviewed = try await town.act(.review, by: "W-1", on: "2026-07-20 09:00", note: "双方仍有分歧")
        #expect(town.standing(reviewed) == "mediate 2 open due 2026-08-19")
    }

    @Test("S55 who entered a matter is told as such, and its finder as finder") func enteredForAnother() async throws {
        let town = try await Town.ofMatters()
        let clerk = try await town.caller([.record, .read], worker: "W-5")
        let view = try await town.raise(by: "W-2", on: "2026-07-01 09:00", as: clerk)
        let matter = try await town.matter(on: "2026-07-01 10:00")
        #expect(view.finder?.id == "W-2" && matter.steps.first?.actor?.id == "W-5")
        let leaf = try #require(try town.leaves("matter.raise").first)
        #expect(leaf["facts"]?["finder"]?.stringValue == "W-2" && leaf["facts"]?["by"]?.stringValue == "W-5")
        // by the daemon's own console nobody with a name entered it
        try await town.raise(about: "H-3", by: "W-2", on: "2026-07-01 09:00")
        #expect(try await town.matter("MT-2", on: "2026-07-01 10:00").steps.first?.actor == nil)
    }
}
