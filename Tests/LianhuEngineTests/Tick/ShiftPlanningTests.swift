import LianhuCore
import LianhuEngine
import Testing

@Suite("Planning of shifts and of days")
struct ShiftPlanningTests {
    private static let rules = Pack.text(
        visit: Pack.visit(cadence: "cadence: {per: day, shifts: ['06:00-14:00', '22:00-06:00']}"), more: "")

    private func shifts(_ town: Town, on day: String) async throws -> [String] {
        try await town.views(on: day, about: "H-1").filter { $0.period.hasPrefix("2026-07-0") }
            .map { "\($0.period.suffix(2)) \($0.slot) \($0.status.name)" }
    }

    @Test("S18, S49 who leaves on the day on which the night's shift ends owes it no more; the shift of the day before stays missed")
    func leaving() async throws {
        let town = try await Town.found(on: "2026-06-30", rules: Self.rules)
        try await town.live(through: "2026-07-02")
        try await town.change(LeaveSubject(subject: "H-1", on: Town.date("2026-07-02"), reason: "moved_away"), on: "2026-07-02 09:00")
        let found = try await shifts(town, on: "2026-07-02 10:00")
        #expect(Array(found.prefix(4)) == ["01 1 missed", "01 2 void", "02 1 void", "02 2 void"])
    }

    @Test(
        "S7 S18 S49 who had left never owed a shift, whether it has closed or another one of the day is still open when that becomes known")
    func late() async throws {
        let town = try await Town.found(on: "2026-06-30", rules: Self.rules)
        try await town.live(through: "2026-07-02")
        try await town.change(LeaveSubject(subject: "H-1", on: Town.date("2026-07-01"), reason: "moved_away"), on: "2026-07-02 09:00")
        let found = try await shifts(town, on: "2026-07-02 10:00")
        #expect(Array(found.prefix(3)) == ["01 1 void", "01 2 void", "02 1 void"])
    }

    @Test("S17 S49 a link that begins while one shift is over and another is not makes nobody guilty of what is over")
    func lateLink() async throws {
        let town = try await Town.found(on: "2026-06-30", rules: Self.rules)
        try await town.change(EndLink(link: "H-1~1"), on: "2026-06-30 10:00")
        try await town.live(through: "2026-07-02")
        let link = StartLink(subject: "H-1", worker: "W-3", from: Town.date("2026-07-01"))
        try await town.change(link, on: "2026-07-02 09:00")
        let found = try await shifts(town, on: "2026-07-02 10:00").filter { !$0.hasSuffix("void") }
        // That of the night was over at 8:00.
        #expect(found.prefix(2) == ["02 1 open", "02 2 open"], "\(found)")
    }

    @Test("S4, S21 a gap before the adoption plans nothing that had closed before it, as no gap would have planned it")
    func gap() async throws {
        let visit = Pack.visit(cadence: "cadence: {per: day}\neffective_from: 2026-06-15")
        var found: [[String]] = []
        for last in ["2026-06-05", "2026-06-19"] {
            let town = try await Town.found(on: "2026-06-01", rules: "")
            try await town.live(through: last)
            try await town.adopt(Pack.text(visit: visit, more: ""), on: "2026-06-20")
            try await town.tick("2026-06-20 08:00")
            found.append(try await town.statuses(on: "2026-06-20 09:00", about: "H-1"))
        }
        #expect(found[0] == found[1])
        #expect(found[0].first == "H-1 2026-06-20 open")
    }
}
