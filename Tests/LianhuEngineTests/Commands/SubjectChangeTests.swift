import LianhuAudit
import LianhuCore
import LianhuEngine
import Testing

@Suite("Households that move, leave and rest")
struct SubjectChangeTests {
    private func july() async throws -> Town {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        return town
    }

    @Test("S19 a household that moves takes the unsettled with it, due at least five working days later, and its people")
    func move() async throws {
        let town = try await july()
        let receipt = try await town.change(MoveSubject(subject: "H-1", to: "U-3", on: Town.date("2026-07-30")), on: "2026-07-30 10:00")
        #expect(receipt.planned.changed == 1)
        let view = try #require(try await town.views(on: "2026-07-30", about: "H-1").first)
        #expect(view.unit.id == "U-3" && view.window.due == Town.date("2026-08-06"))
        #expect(try await town.figures("2026-07", on: "2026-07-30", unit: "U-A").total.expected == 2)
        #expect(try await town.figures("2026-07", on: "2026-07-30", unit: "U-B").total.expected == 2)
        let resident = try await town.engine.store.read { try $0.entities(ids: ["R-1", "U-3"]) }
        #expect(resident["R-1"]?.unit == resident["U-3"]?.key)
        #expect(await town.refusal { try await town.change(MoveSubject(subject: "H-1", to: "U-3"), on: "2026-07-31") } == "change.nothing")
        let earlier = MoveSubject(subject: "H-1", to: "U-2", on: Town.date("2026-07-20"))
        #expect(await town.refusal { try await town.change(earlier, on: "2026-07-31") } == "subject.moved_later")
    }

    @Test("S57 a move is told to those who may see both units, and to nobody else")
    func moveScope() async throws {
        let town = try await july()
        try await town.change(MoveSubject(subject: "H-1", to: "U-3"), on: "2026-07-10 10:00")
        let seq = try #require(try town.leaves("subject.move").last?["seq"]?.intValue)
        let unit = try await town.engine.store.read { reader in
            try reader.leaves(from: seq, limit: 1).first?.unit.flatMap { try reader.entities(keys: [$0])[$0]?.id }
        }
        #expect(unit == "U-V")
    }

    @Test("S18 leaving voids what is due on or after the end date; what is overdue runs on")
    func leave() async throws {
        let town = try await july()
        try await town.live(through: "2026-08-04")
        let receipt = try await town.change(
            LeaveSubject(subject: "H-1", on: Town.date("2026-08-03"), reason: "moved_away"), on: "2026-08-04 10:00")
        #expect(receipt.planned.voided == 1)
        #expect(try await town.statuses(on: "2026-08-04", about: "H-1") == ["H-1 2026-07 overdue", "H-1 2026-08 void"])
        try await town.live(through: "2026-09-05")
        #expect(try await town.statuses(on: "2026-09-05", about: "H-1") == ["H-1 2026-07 missed", "H-1 2026-08 void"])
        let refusal = await town.refusal {
            try await town.change(StartLink(subject: "H-1", worker: "W-3", isBackup: true), on: "2026-09-05")
        }
        #expect(refusal == "subject.not_present")
        let before = LeaveSubject(subject: "H-2", on: Town.date("2025-12-31"), reason: "moved_away")
        #expect(await town.refusal { try await town.change(before, on: "2026-09-05") } == "subject.not_present")
    }

    @Test("S18 a suspension voids only windows that lie inside it whole, and nothing is replayed when it ends")
    func suspend() async throws {
        let town = try await july()
        // July opened before: it is owed all the same.
        try await town.change(
            SuspendSubject(subject: "H-1", from: Town.date("2026-07-10"), reason: "in_hospital"), on: "2026-07-10 10:00")
        try await town.live(through: "2026-08-05")
        #expect(try await town.statuses(on: "2026-08-05", about: "H-1") == ["H-1 2026-07 overdue"])
        try await town.change(ResumeSubject(subject: "H-1", on: Town.date("2026-08-20")), on: "2026-08-20 10:00")
        #expect(
            try await town.statuses(on: "2026-08-20", about: "H-1") == ["H-1 2026-07 missed", "H-1 2026-08 open"],
            "the window of August does not lie inside any more")
        let twice = await town.refusal { try await town.change(ResumeSubject(subject: "H-1"), on: "2026-08-21") }
        #expect(twice == "suspension.none")
    }

    @Test("S18 a suspension over a whole window voids it, and two may not overlap")
    func suspendWhole() async throws {
        let town = try await july()
        let rest = SuspendSubject(
            subject: "H-1", from: Town.date("2026-07-25"), until: Town.date("2026-09-01"), reason: "away")
        try await town.change(rest, on: "2026-07-25 10:00")
        try await town.live(through: "2026-09-01")
        #expect(
            try await town.statuses(on: "2026-09-01", about: "H-1") == ["H-1 2026-07 missed", "H-1 2026-09 open"])
        let inside = SuspendSubject(subject: "H-1", from: Town.date("2026-08-10"), until: Town.date("2026-08-20"), reason: "away")
        #expect(await town.refusal { try await town.change(inside, on: "2026-09-01") } == "suspension.overlaps")
        let reversed = SuspendSubject(subject: "H-2", from: Town.date("2026-08-10"), until: Town.date("2026-08-09"), reason: "away")
        #expect(await town.refusal { try await town.change(reversed, on: "2026-09-01") } == "date.order")
        let words = SuspendSubject(subject: "H-2", reason: "he is ill")
        #expect(await town.refusal { try await town.change(words, on: "2026-09-01") } == "request.member_invalid")
    }

    @Test("S18 a suspension that has not begun is taken back whole")
    func resumeEarly() async throws {
        let town = try await july()
        try await town.change(
            SuspendSubject(subject: "H-1", from: Town.date("2026-08-01"), until: Town.date("2026-09-01"), reason: "away"),
            on: "2026-07-10 10:00")
        try await town.change(ResumeSubject(subject: "H-1"), on: "2026-07-11 10:00")
        try await town.live(through: "2026-08-05")
        #expect(try await town.statuses(on: "2026-08-05", about: "H-1") == ["H-1 2026-07 overdue", "H-1 2026-08 open"])
    }

    @Test("S22 a tier is dated: the next one ends it, the same day again corrects it, and what lies ahead is not overwritten")
    func tier() async throws {
        let town = try await july()
        func tiers() async throws -> [String] {
            try await town.engine.subject("H-1", by: Town.daemon, at: town.at("2026-07-20")).tiers.map {
                "\($0.tier) \($0.tenure.from) \($0.tenure.until?.description ?? "") \($0.recordedOn)"
            }
        }
        try await town.change(ChangeTier(subject: "H-1", tier: "blue", from: Town.date("2026-07-01")), on: "2026-07-10 10:00")
        try await town.change(ChangeTier(subject: "H-1", tier: "orange"), on: "2026-07-15 10:00")
        #expect(try await tiers() == ["blue 2026-07-01 2026-07-15 2026-07-10", "orange 2026-07-15  2026-07-15"])
        try await town.change(ChangeTier(subject: "H-1", tier: "red"), on: "2026-07-15 11:00")
        #expect(try await tiers() == ["blue 2026-07-01 2026-07-15 2026-07-10", "red 2026-07-15  2026-07-15"])
        #expect(await town.refusal { try await town.change(ChangeTier(subject: "H-1", tier: "red"), on: "2026-07-16") } == "change.nothing")
        #expect(await town.refusal { try await town.change(ChangeTier(subject: "H-1", tier: "redd"), on: "2026-07-16") } == "unknown.tier")
        let earlier = ChangeTier(subject: "H-1", tier: "blue", from: Town.date("2026-07-12"))
        #expect(await town.refusal { try await town.change(earlier, on: "2026-07-16") } == "tier.later_known")
        try await town.change(ChangeTier(subject: "H-1", tier: nil, from: Town.date("2026-08-01")), on: "2026-07-20 10:00")
        #expect(try await tiers().last == "red 2026-07-15 2026-08-01 2026-07-15")
        let leaf = try #require(try town.leaves("subject.tier").dropLast().last?["facts"])
        #expect(leaf == ["from": "2026-07-15", "tier": "red", "before": "orange"])
    }
}
