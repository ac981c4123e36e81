import LianhuCore
import LianhuEngine
import Testing

/// Transfers and what else happens before the due that they move.
@Suite("Transfers: what goes along, and until when")
struct TransferTests {
    /// H-1 moves on 30 July: July is due on 6 August instead of 31 July, and closes on 13 August instead of 7 August.
    private func moved() async throws -> Town {
        let town = try await Town.found()
        try await town.live(through: "2026-07-30")
        try await town.change(MoveSubject(subject: "H-1", to: "U-3"), on: "2026-07-30 10:00")
        return town
    }

    private func july(_ town: Town, _ day: String) async throws -> String? {
        try await town.views(on: day, about: "H-1").first { $0.period == "2026-07" }.map {
            "\($0.unit.id) \($0.window.due) \($0.status.name)"
        }
    }

    @Test("S19 a household that moves again before the due that its first move moved takes it along once more")
    func twice() async throws {
        let town = try await moved()
        try await town.live(through: "2026-08-04")
        try await town.change(MoveSubject(subject: "H-1", to: "U-2"), on: "2026-08-04 10:00")
        #expect(try await july(town, "2026-08-04") == "U-2 2026-08-11 open")
    }

    @Test("S18 S19 who leaves before the due that a move moved owes it no more, and who leaves behind it does")
    func leaves() async throws {
        for (day, status) in [("2026-08-04", "void"), ("2026-08-06", "void"), ("2026-08-07", "overdue")] {
            let town = try await moved()
            try await town.live(through: day)
            try await town.change(LeaveSubject(subject: "H-1", reason: "moved_away"), on: "\(day) 10:00")
            #expect(try await july(town, day) == "U-3 2026-08-06 \(status)")
        }
    }

    @Test("S18 S19 what a move carried beyond the end of its window is planned again as long as it is open")
    func beyond() async throws {
        let town = try await moved()
        try await town.live(through: "2026-08-05")
        try await town.change(MoveSubject(subject: "H-1", to: "U-2"), on: "2026-08-05 10:00")
        try await town.live(through: "2026-08-11")
        #expect(try await july(town, "2026-08-11") == "U-2 2026-08-12 open")
        try await town.change(EndLink(link: "H-1~1"), on: "2026-08-11 10:00")
        #expect(try await july(town, "2026-08-11") == "U-2 2026-08-12 void")
    }

    @Test("S19 a move that becomes known when all is closed moves nothing, with tiers neither")
    func closed() async throws {
        let town = try await Town.found(rules: Pack.text(visit: Pack.visit(cadence: "tiers: {red: {per: week}}")))
        try await town.change(ChangeTier(subject: "H-1", tier: "red"), on: "2026-06-21")
        try await town.live(through: "2026-07-23")
        try await town.change(MoveSubject(subject: "H-1", to: "U-3", on: Town.date("2026-07-17")), on: "2026-07-23 10:00")
        let weeks = try await town.views(on: "2026-07-23", about: "H-1").map {
            "\($0.period) \($0.unit.id) \($0.window.due) \($0.status.name)"
        }
        #expect(weeks.contains("2026-W29 U-1 2026-07-19 missed") && weeks.contains("2026-W30 U-3 2026-07-26 open"), "\(weeks)")
    }
}
