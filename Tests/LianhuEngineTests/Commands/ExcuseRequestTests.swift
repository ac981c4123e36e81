import LianhuAudit
import LianhuCore
import LianhuEngine
import Testing

@Suite("Asking for a waiver, and deciding about it")
struct ExcuseRequestTests {
    private static let id = "p.visit~H-1~2026-07~1"

    /// July is overdue; nobody was met on as many days as given.
    private func august(attempts: [String] = ["2026-07-20 10:00", "2026-07-21 10:00"], by worker: String = "W-1") async throws -> Town {
        let town = try await Town.found()
        try await town.live(through: "2026-07-20")
        for attempt in attempts { try await town.visit("H-1", by: worker, on: attempt, recorded: "2026-07-21 11:00", kind: .attempt) }
        try await town.live(through: "2026-08-04")
        return town
    }

    private func ask(_ town: Town, _ reason: String = "unreachable", by caller: Caller, on day: String = "2026-08-04 10:00") async throws {
        _ = try await town.engine.askExcuse(obligation: Self.id, reason: reason, by: caller, at: town.at(day))
    }

    private func decide(_ town: Town, _ isApproved: Bool, by caller: Caller) async throws -> ObligationView {
        try await town.engine.decideExcuse(obligation: Self.id, isApproved: isApproved, by: caller, at: town.at("2026-08-04 11:00"))
    }

    @Test("S14 two attempts on different days entitle to ask; the unit's head approves, and the waiver stays visible")
    func approved() async throws {
        let town = try await august()
        let worker = try await town.caller([.read, .record], worker: "W-1")
        let head = try await town.caller([.read], worker: "W-5")
        try await ask(town, by: worker)
        let pending = try await town.engine.pendingExcuses(unit: "U-A", cursor: nil, limit: 10, by: head, at: town.at("2026-08-04 10:30"))
        #expect(pending.items.map { "\($0.obligation.id) \($0.reason) \($0.worker.id)" } == ["\(Self.id) unreachable W-1"])
        #expect(pending.next == nil)
        #expect(try await town.statuses(on: "2026-08-04", about: "H-1").first == "H-1 2026-07 overdue", "asking waives nothing")
        let view = try await decide(town, true, by: head)
        #expect(view.status == .excused && view.excuse?.reason == "unreachable")
        let empty = try await town.engine.pendingExcuses(unit: nil, cursor: nil, limit: 10, by: head, at: town.at("2026-08-04 12:00"))
        #expect(empty.items.isEmpty)
        #expect(try town.leaves("excuse.ask").last?["why"]?.stringValue == "unreachable")
        #expect(try town.leaves("obligation.excuse").last?["who"]?["worker"]?.stringValue == "W-5")
    }

    @Test(
        "S14 fewer days, other people's attempts, and attempts outside the window do not entitle",
        arguments: [
            ([], "W-1"), (["2026-07-20 09:00", "2026-07-20 18:00"], "W-1"), (["2026-07-20 10:00", "2026-07-21 10:00"], "W-3"),
        ] as [([String], String)])
    func notEntitled(_ attempts: [String], _ by: String) async throws {
        let town = try await august(attempts: attempts, by: by)
        let worker = try await town.caller([.record], worker: "W-1")
        #expect(await town.refusal { try await ask(town, by: worker) } == "excuse.attempts_missing")
        // Another reason asks for none.
        try await ask(town, "in_hospital", by: worker)
    }

    @Test("S14 a refusal leaves the duty as it was, and it may be asked for again")
    func denied() async throws {
        let town = try await august()
        let worker = try await town.caller([.record], worker: "W-1")
        let approver = try await town.caller([.approve], worker: "W-9")
        try await ask(town, by: worker)
        #expect(await town.refusal { try await ask(town, by: worker) } == "excuse.pending")
        #expect(try await decide(town, false, by: approver).status == .overdue)
        #expect(await town.refusal { _ = try await decide(town, true, by: approver) } == "excuse.none_pending")
        try await ask(town, by: worker, on: "2026-08-04 12:00")
        let requests = try await town.engine.store.read { reader in
            let key = try reader.entities(ids: ["H-1"])["H-1"]?.key ?? 0
            let item = try reader.obligations(about: [key], rule: nil, closingAfter: Town.date("2026-08-01")).first?.identity
            return try item.map(reader.excuseRequests(of:))?.map { $0.decision?.isApproved } ?? []
        }
        #expect(requests == [false, nil])
        #expect(try town.leaves("excuse.deny").count == 1)
    }

    @Test("S56 nobody decides about what he holds or asked for himself; S14 only those concerned may ask")
    func secondPerson() async throws {
        let town = try await august()
        let both: Set<Right> = [.record, .approve]
        let worker = try await town.caller(both, worker: "W-1")
        #expect(await town.refusal { try await ask(town, by: try await town.caller(both, worker: "W-3")) } == "excuse.not_concerned")
        #expect(await town.refusal { try await ask(town, by: try await town.caller(both)) } == "access.worker_required")
        #expect(
            await town.refusal { try await ask(town, by: try await town.caller([.record], unit: "U-B", worker: "W-1")) }
                == "access.out_of_scope")
        try await ask(town, by: worker)
        #expect(await town.refusal { _ = try await decide(town, true, by: worker) } == "access.second_person")
        // A substitute who asked does not decide when he is no substitute any more.
        let other = try await august()
        try await other.change(ReportAbsence(worker: "W-1", from: Town.date("2026-08-04"), substitute: "W-3"), on: "2026-08-04 08:00")
        try await ask(other, by: try await other.caller(both, worker: "W-3"))
        try await other.change(EndAbsence(worker: "W-1", on: Town.date("2026-08-04")), on: "2026-08-04 10:30")
        let substitute = try await other.caller(both, worker: "W-3")
        #expect(await other.refusal { _ = try await decide(other, true, by: substitute) } == "access.second_person")
        let reader = try await town.caller([.read, .record], worker: "W-6")
        #expect(await town.refusal { _ = try await decide(town, true, by: reader) } == "access.post_required")
    }

    @Test("S14 what is met or waived cannot be asked for; what was met meanwhile cannot be approved, but denied")
    func settled() async throws {
        let town = try await august()
        let worker = try await town.caller([.record], worker: "W-1")
        let approver = try await town.caller([.approve], worker: "W-9")
        try await ask(town, by: worker)
        try await town.visit("H-1", by: "W-1", on: "2026-08-04 10:30")
        #expect(await town.refusal { _ = try await decide(town, true, by: approver) } == "obligation.settled")
        #expect(try await decide(town, false, by: approver).status == .metLate)
        #expect(await town.refusal { try await ask(town, by: worker, on: "2026-08-04 12:00") } == "obligation.settled")
    }
}
