import LianhuAudit
import LianhuCore
import LianhuEngine
import Testing

@Suite("Units that get another parent")
struct UnitMoveTests {
    /// What each unit's counters come to, against a count of every obligation whose unit lay below it on its due day.
    private func differences(_ town: Town, on day: String) async throws -> [String] {
        let today = Town.date(day)
        return try await town.engine.store.read { reader in
            let organisation = try reader.organisation()
            let rows = try reader.obligations(ObligationFilter(today: today), after: nil, limit: 10_000)
            return try organisation.units.values.sorted { $0.key < $1.key }.compactMap { unit in
                var counted = Compliance()
                for row in rows where organisation.contains(row.unit, in: unit.key, on: row.window.due) { counted.add(row, on: today) }
                var summed = Compliance()
                for (group, counts) in try reader.counters(unit: unit.key, rule: nil, periods: nil, asOf: today) {
                    summed.add(counts, window: group.window, on: today)
                }
                return counted == summed ? nil : "\(unit.id): \(summed) instead of \(counted)"
            }
        }
    }

    @Test("S19 windows due on or after the day count for the new ancestors, earlier ones for the old, whatever happens to them later")
    func counters() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-20")
        try await town.visit("H-1", by: "W-1", on: "2026-07-20 10:00")
        try await town.live(through: "2026-08-04")
        try await town.change(MoveUnit(unit: "U-1", to: "U-B", on: Town.date("2026-08-03")), on: "2026-08-04 10:00")
        func text(_ period: String, _ unit: String) async throws -> String {
            try await town.figures(period, on: "2026-08-04", unit: unit).total.text
        }
        #expect(try await text("2026-07", "U-A") == "met 1 late 0 missed 0 overdue 2 open 0 of 3")
        #expect(try await text("2026-07", "U-B") == "met 0 late 0 missed 0 overdue 1 open 0 of 1")
        #expect(try await text("2026-08", "U-A") == "met 0 late 0 missed 0 overdue 0 open 1 of 1")
        #expect(try await text("2026-08", "U-B") == "met 0 late 0 missed 0 overdue 0 open 3 of 3")
        #expect(try await text("2026-08", "U-V") == "met 0 late 0 missed 0 overdue 0 open 4 of 4")
        // July's late contact counts where July counts, August's where August does.
        #expect(try await town.visit("H-2", by: "W-2", on: "2026-08-04 11:00").moves == ["H-2 2026-07 overdue → met_late"])
        #expect(try await town.visit("H-1", by: "W-1", on: "2026-08-04 12:00").moves == ["H-1 2026-08 open → met"])
        #expect(try await text("2026-07", "U-A") == "met 1 late 1 missed 0 overdue 1 open 0 of 3")
        #expect(try await text("2026-08", "U-B") == "met 1 late 0 missed 0 overdue 0 open 2 of 3")
        #expect(try await differences(town, on: "2026-08-04").isEmpty)
        try await town.live(through: "2026-10-05")
        #expect(try await differences(town, on: "2026-10-05").isEmpty)
    }

    @Test("S19 S45 S46 plain counts of a period stay with the units that were above it then; those of the next go along")
    func tallies() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-20")
        try await town.visit("H-1", by: "W-1", on: "2026-07-20 10:00")
        try await town.live(through: "2026-08-20")
        try await town.change(MoveUnit(unit: "U-1", to: "U-B"), on: "2026-08-20 10:00")
        try await town.visit("H-1", by: "W-1", on: "2026-08-20 11:00")
        func counts(_ period: String) async throws -> [String] {
            var query = TallyQuery(period: period)
            (query.unit, query.isByUnit) = ("U-V", true)
            let answer = try await town.engine.tallies(query, by: Town.daemon, at: town.at("2026-08-20 12:00"))
            return answer.groups.map { "\($0.id) \($0.totals.map(\.visits).reduce(0, +))" }
        }
        #expect(try await counts("2026-07") == ["U-A 1", "U-B 0"])
        #expect(try await counts("2026-08") == ["U-A 0", "U-B 1"])
    }

    @Test("S46 what was known before the move stays known")
    func asOf() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        try await town.change(MoveUnit(unit: "U-1", to: "U-B"), on: "2026-07-10 10:00")
        let then = try await town.figures("2026-07", on: "2026-07-10", unit: "U-A", asOf: "2026-07-09")
        #expect(then.total.expected == 3)
        #expect(try await town.figures("2026-07", on: "2026-07-10", unit: "U-A").total.expected == 1)
    }

    @Test("S19 a move that lies ahead changes nothing that is due before it")
    func ahead() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        try await town.change(MoveUnit(unit: "U-A", to: "U-T", on: Town.date("2026-08-15")), on: "2026-07-10 10:00")
        #expect(try await town.figures("2026-07", on: "2026-07-10", unit: "U-V").total.expected == 4)
        try await town.live(through: "2026-08-20")
        #expect(try await town.figures("2026-07", on: "2026-08-20", unit: "U-V").total.expected == 4)
        #expect(try await town.figures("2026-08", on: "2026-08-20", unit: "U-V").total.expected == 1)
        #expect(try await town.figures("2026-08", on: "2026-08-20", unit: "U-T").total.expected == 4)
        #expect(try await differences(town, on: "2026-08-20").isEmpty)
        let back = await town.refusal {
            try await town.change(MoveUnit(unit: "U-A", to: "U-V", on: Town.date("2026-08-01")), on: "2026-08-20")
        }
        #expect(back == "unit.moved_later")
    }

    @Test("S44 a unit that enters the subtree which a pack governs owes what the pack asks")
    func governed() async throws {
        let town = try await Town.found(rules: "", roster: [:])
        _ = try await town.engine.adopt(
            packs: [SourceText(file: "p.yaml", text: Pack.text(), governs: nil)],
            calendars: [SourceText(file: "cn.yaml", text: Pack.calendar)],
            by: Town.daemon, at: town.at("2026-06-20"))
        try await town.bring(Roster.standard, on: "2026-06-20")
        _ = try await town.engine.adopt(
            packs: [SourceText(file: "p.yaml", text: Pack.text(), governs: "U-A")],
            calendars: [SourceText(file: "cn.yaml", text: Pack.calendar)], by: Town.daemon, at: town.at("2026-06-21"))
        try await town.live(through: "2026-07-10")
        #expect(try await town.statuses(on: "2026-07-10") == ["H-1 2026-07 open", "H-2 2026-07 open", "H-3 2026-07 open"])
        try await town.change(MoveUnit(unit: "U-3", to: "U-A"), on: "2026-07-10 10:00")
        #expect(try await town.statuses(on: "2026-07-10", about: "H-4") == ["H-4 2026-07 open"])
    }

    /// A town whose pack governs area U-A only.
    private func governedTown() async throws -> Town {
        let town = try await Town.found(rules: "", roster: [:])
        try await town.bring(Roster.standard, on: "2026-06-20")
        _ = try await town.engine.adopt(
            packs: [SourceText(file: "p.yaml", text: Pack.text(), governs: "U-A")],
            calendars: [SourceText(file: "cn.yaml", text: Pack.calendar)], by: Town.daemon, at: town.at("2026-06-20 10:00"))
        return town
    }

    @Test("S19 S44 a unit that leaves what a pack governs still owes what is due before, and one that comes owes what is due after")
    func governedByDue() async throws {
        let town = try await governedTown()
        try await town.live(through: "2026-07-30")
        try await town.change(MoveUnit(unit: "U-1", to: "U-B", on: Town.date("2026-08-10")), on: "2026-07-30 10:00")
        try await town.change(MoveUnit(unit: "U-3", to: "U-A", on: Town.date("2026-08-10")), on: "2026-07-30 11:00")
        try await town.live(through: "2026-08-02")
        #expect(try await town.statuses(on: "2026-08-02", about: "H-1") == ["H-1 2026-07 overdue", "H-1 2026-08 void"])
        #expect(try await town.statuses(on: "2026-08-02", about: "H-3") == ["H-3 2026-07 overdue", "H-3 2026-08 open"])
        #expect(try await town.statuses(on: "2026-08-02", about: "H-4") == ["H-4 2026-08 open"])
        try await town.live(through: "2026-08-11")
        #expect(try await town.statuses(on: "2026-08-11", about: "H-1").first == "H-1 2026-07 missed")
    }

    @Test("S44 a unit that leaves what a pack governs owes no activity there that is due later")
    func governedActivities() async throws {
        let town = try await governedTown()
        try await town.live(through: "2026-07-10")
        let reports = try await town.statuses(on: "2026-07-10", rule: "p.report")
        #expect(reports == ["U-A 2026-Q3 open"])
        try await town.change(MoveUnit(unit: "U-B", to: "U-A"), on: "2026-07-10 10:00")
        #expect(try await town.statuses(on: "2026-07-10", rule: "p.report") == ["U-A 2026-Q3 open", "U-B 2026-Q3 open"])
        try await town.change(MoveUnit(unit: "U-B", to: "U-V"), on: "2026-07-11 10:00")
        #expect(try await town.statuses(on: "2026-07-11", rule: "p.report") == ["U-A 2026-Q3 open", "U-B 2026-Q3 void"])
    }

    @Test("S19 a breakdown by worker or by unit adds up to the unit's own figures after a group has gone or come")
    func breakdowns() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-08-04")
        try await town.change(MoveUnit(unit: "U-1", to: "U-B", on: Town.date("2026-08-03")), on: "2026-08-04 10:00")
        for period in ["2026-07", "2026-08", "2026-Q3"] {
            for unit in ["U-A", "U-B", "U-V"] {
                for breakdown in [ComplianceQuery.Breakdown.worker, .unit] {
                    let answer = try await town.figures(period, on: "2026-08-04", unit: unit, by: breakdown)
                    let sum = answer.rows.reduce(into: Compliance()) { $0 += $1.figures }
                    #expect(sum == answer.total, "\(period) \(unit) \(breakdown)")
                }
            }
        }
    }

    @Test("S57 whoever moves a unit needs the right over both parents; both areas' people see it, others do not")
    func scope() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        let near = try await town.caller([.admin], unit: "U-A")
        let both = try await town.caller([.admin], unit: "U-V")
        let move = MoveUnit(unit: "U-1", to: "U-B")
        #expect(await town.refusal { try await town.change(move, on: "2026-07-10 10:00", by: near) } == "access.out_of_scope")
        let root = try await town.caller([.admin], unit: "U-1")
        let own = MoveUnit(unit: "U-1", to: "U-1")
        #expect(await town.refusal { try await town.change(own, on: "2026-07-10 10:00", by: root) } == "access.out_of_scope")
        #expect(try await town.change(move, on: "2026-07-10 10:00", by: both).act == "unit.move")
    }
}
