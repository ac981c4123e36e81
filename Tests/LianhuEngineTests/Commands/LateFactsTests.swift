import LianhuCore
import LianhuEngine
import Testing

/// What becomes known when a window has closed. July closes on 7 August, and is final on 13 August.
@Suite("Facts that become known after a window has closed")
struct LateFactsTests {
    private static let tiered = Pack.text(visit: Pack.visit(cadence: "tiers: {red: {per: month}}"))

    private func live(through day: String, rules: String = Pack.text()) async throws -> Town {
        let town = try await Town.found(rules: rules)
        if rules == Self.tiered { try await town.change(ChangeTier(subject: "H-1", tier: "red"), on: "2026-06-21") }
        try await town.live(through: day)
        return town
    }

    private func july(_ town: Town, _ day: String) async throws -> String? {
        try await town.statuses(on: day, about: "H-1").first { $0.hasPrefix("H-1 2026-07 ") }
    }

    private func leave(on day: String) -> LeaveSubject { LeaveSubject(subject: "H-1", on: Town.date(day), reason: "died") }

    @Test("S7 S18 who had left by due never owed it, told late or not; the figures follow, and what was known before stays known")
    func left() async throws {
        let town = try await live(through: "2026-08-10")
        #expect(try await july(town, "2026-08-10") == "H-1 2026-07 missed")
        let receipt = try await town.change(leave(on: "2026-07-20"), on: "2026-08-10 10:00")
        #expect(receipt.planned.voided == 2)
        #expect(try await july(town, "2026-08-10") == "H-1 2026-07 void")
        #expect(try await town.figures("2026-07", on: "2026-08-10").total.text == "met 0 late 0 missed 3 overdue 0 open 0 of 3")
        try await town.live(through: "2026-08-11")
        let before = try await town.figures("2026-07", on: "2026-08-11", asOf: "2026-08-09").total.text
        #expect(before == "met 0 late 0 missed 4 overdue 0 open 0 of 4")
    }

    @Test("S18 who left after due had owed it")
    func leftLater() async throws {
        let town = try await live(through: "2026-08-10")
        try await town.change(leave(on: "2026-08-01"), on: "2026-08-10 10:00")
        #expect(try await july(town, "2026-08-10") == "H-1 2026-07 missed")
    }

    @Test("S7 S18 a leaving that is taken back makes it apply again, as it was")
    func takenBack() async throws {
        let town = try await live(through: "2026-08-10")
        try await town.change(leave(on: "2026-07-20"), on: "2026-08-10 10:00")
        try await town.change(leave(on: "2026-08-09"), on: "2026-08-10 11:00")
        #expect(try await july(town, "2026-08-10") == "H-1 2026-07 missed")
    }

    @Test("S18 who was suspended from opens to due never owed it, and who had no link at due neither")
    func suspendedAndUnlinked() async throws {
        let town = try await live(through: "2026-08-10")
        let suspension = SuspendSubject(
            subject: "H-1", from: Town.date("2026-07-01"), until: Town.date("2026-08-20"), reason: "in_hospital")
        try await town.change(suspension, on: "2026-08-10 10:00")
        #expect(try await july(town, "2026-08-10") == "H-1 2026-07 void")
        let other = try await live(through: "2026-08-10")
        try await other.change(EndLink(link: "H-1~1", on: Town.date("2026-07-20")), on: "2026-08-10 10:00")
        #expect(try await july(other, "2026-08-10") == "H-1 2026-07 void")
    }

    @Test("S17 a link that becomes known when it has closed makes nobody guilty")
    func linked() async throws {
        let town = try await live(through: "2026-07-20")
        try await town.change(EndLink(link: "H-1~1"), on: "2026-07-20 10:00")
        try await town.live(through: "2026-08-10")
        try await town.change(StartLink(subject: "H-1", worker: "W-3", from: Town.date("2026-07-20")), on: "2026-08-10 10:00")
        #expect(try await july(town, "2026-08-10") == "H-1 2026-07 void")
    }

    @Test("S19 a move that becomes known when it has closed moves nothing")
    func moved() async throws {
        let town = try await live(through: "2026-08-10")
        try await town.change(MoveSubject(subject: "H-1", to: "U-3", on: Town.date("2026-08-05")), on: "2026-08-10 10:00")
        let view = try #require(try await town.views(on: "2026-08-10", about: "H-1").first { $0.period == "2026-07" })
        #expect("\(view.unit.id) \(view.window.due) \(view.status.name)" == "U-1 2026-07-31 missed")
    }

    @Test("S46 when its month is final nothing changes any more, where tiers look further back neither", arguments: [false, true])
    func final(hasTiers: Bool) async throws {
        let town = try await live(through: "2026-08-14", rules: hasTiers ? Self.tiered : Pack.text())
        let periods = try await town.engine.periods(by: Town.daemon, at: town.at("2026-08-14")).filter { $0.period.key == "2026-07" }
        #expect(periods.map(\.state) == [.closed])
        try await town.change(leave(on: "2026-07-20"), on: "2026-08-14 10:00")
        #expect(try await july(town, "2026-08-14") == "H-1 2026-07 missed")
    }

    @Test("S3 S17 S20 who hands over and lays down his role leaves the duty to his successor")
    func handedOver() async throws {
        let town = try await live(through: "2026-07-20")
        try await town.change(HandOverLink(subject: "H-1", to: "W-3"), on: "2026-07-20 10:00")
        try await town.change(ChangeRole(worker: "W-1", remove: "village_cadre"), on: "2026-07-20 11:00")
        #expect(try await july(town, "2026-07-20") == "H-1 2026-07 open")
        #expect(try await town.holders("2026-07", on: "2026-07-20").contains("H-1 W-3"))
    }
}
