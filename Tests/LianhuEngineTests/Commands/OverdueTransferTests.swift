import LianhuCore
import LianhuEngine
import Testing

/// What a household that moves takes along although it is overdue, as long as it is not closed. July is due on the 31st, a Friday, and closes on
/// 7 August.
@Suite("Transfers of what is overdue")
struct OverdueTransferTests {
    private func july(_ town: Town, _ day: String, about: String = "H-1", asOf: String? = nil) async throws -> String? {
        var query = ObligationQuery()
        query.rule = "p.visit"
        query.about = about
        query.asOf = asOf.map(Town.date)
        let views = try await town.engine.obligations(query, by: Town.daemon, at: town.at(day)).items
        return views.first { $0.period == "2026-07" }.map { "\($0.unit.id) \($0.window.due) \($0.window.closes) \($0.status.name)" }
    }

    private func live(through day: String) async throws -> Town {
        let town = try await Town.found()
        try await town.live(through: day)
        return town
    }

    @Test("S19 what is overdue goes along and is open again, due five working days later, and is missed when that has closed")
    func overdue() async throws {
        let town = try await live(through: "2026-08-04")
        #expect(try await july(town, "2026-08-04") == "U-1 2026-07-31 2026-08-07 overdue")
        try await town.change(MoveSubject(subject: "H-1", to: "U-3"), on: "2026-08-04 10:00")
        #expect(try await july(town, "2026-08-04") == "U-3 2026-08-11 2026-08-18 open")
        try await town.live(through: "2026-08-19")
        #expect(try await july(town, "2026-08-12") == "U-3 2026-08-11 2026-08-18 overdue")
        #expect(try await july(town, "2026-08-19") == "U-3 2026-08-11 2026-08-18 missed")
    }

    @Test("S19 on the last day before it has closed it goes along, and on the next day no more")
    func lastDay() async throws {
        for (day, text) in [("2026-08-07", "U-3 2026-08-14 2026-08-21 open"), ("2026-08-08", "U-1 2026-07-31 2026-08-07 missed")] {
            let town = try await live(through: day)
            try await town.change(MoveSubject(subject: "H-1", to: "U-3"), on: "\(day) 10:00")
            #expect(try await july(town, day) == text)
        }
    }

    @Test("S19 what was settled late before the move stays where it was settled")
    func settled() async throws {
        let town = try await live(through: "2026-08-04")
        try await town.visit("H-1", by: "W-1", on: "2026-08-04 09:00")
        try await town.change(MoveSubject(subject: "H-1", to: "U-3"), on: "2026-08-04 10:00")
        #expect(try await july(town, "2026-08-04") == "U-1 2026-07-31 2026-08-07 met_late")
    }

    @Test("S36 S42 steps that have fired do not fire again for the later due; those that have not follow it")
    func ladder() async throws {
        let town = try await live(through: "2026-08-04")
        try await town.change(MoveSubject(subject: "H-1", to: "U-3"), on: "2026-08-04 10:00")
        try await town.live(through: "2026-08-19")
        let steps = try await town.steps(of: "H-1").filter { !$0.contains("2026-08-2") }
        #expect(
            steps == [
                "H-1 1 remind → W-1 2026-07-28", "H-1 2 urge → W-5 2026-08-04", "H-1 3 urge → W-7 2026-08-14",
                "H-1 4 supervise → W-9 2026-08-18",
            ], "\(steps)")
    }

    @Test("S46 what was known on a day before the move is answered as it was; from the day of the move on the new unit has it")
    func asOf() async throws {
        let town = try await live(through: "2026-08-04")
        try await town.change(MoveSubject(subject: "H-1", to: "U-3"), on: "2026-08-04 10:00")
        try await town.live(through: "2026-08-06")
        #expect(try await july(town, "2026-08-06", asOf: "2026-08-03") == "U-1 2026-07-31 2026-08-07 overdue")
        let unit = { (unit: String, asOf: String?) in
            try await town.figures("2026-07", on: "2026-08-06", unit: unit, asOf: asOf).total.text
        }
        #expect(try await unit("U-1", "2026-08-03") == "met 0 late 0 missed 0 overdue 2 open 0 of 2")
        #expect(try await unit("U-3", "2026-08-03") == "met 0 late 0 missed 0 overdue 1 open 0 of 1")
        #expect(try await unit("U-1", nil) == "met 0 late 0 missed 0 overdue 1 open 0 of 1")
        #expect(try await unit("U-3", nil) == "met 0 late 0 missed 0 overdue 1 open 1 of 2")
    }

    @Test("S4 S19 a move that lies ahead carries what is overdue on its day, also after a gap in which that day and closes passed")
    func ahead() async throws {
        for hasGap in [false, true] {
            let town = try await live(through: "2026-08-03")
            try await town.change(MoveSubject(subject: "H-1", to: "U-3", on: Town.date("2026-08-06")), on: "2026-08-03 10:00")
            #expect(try await july(town, "2026-08-03") == "U-1 2026-07-31 2026-08-07 overdue")
            if hasGap { try await town.tick("2026-08-10") } else { try await town.live(through: "2026-08-10") }
            #expect(try await july(town, "2026-08-10") == "U-3 2026-08-13 2026-08-20 open")
        }
    }

    @Test("S18 S19 who has left by then takes nothing along")
    func left() async throws {
        let town = try await live(through: "2026-08-03")
        try await town.change(MoveSubject(subject: "H-1", to: "U-3", on: Town.date("2026-08-06")), on: "2026-08-03 10:00")
        try await town.change(LeaveSubject(subject: "H-1", reason: "died"), on: "2026-08-04 10:00")
        try await town.live(through: "2026-08-10")
        #expect(try await july(town, "2026-08-10") == "U-1 2026-07-31 2026-08-07 missed")
    }

    @Test("S7 S17 S19 what did not apply when it was due does not begin to, whoever is linked when the household moves")
    func unlinked() async throws {
        let town = try await live(through: "2026-07-20")
        try await town.change(EndLink(link: "H-1~1"), on: "2026-07-20 10:00")
        try await town.live(through: "2026-08-04")
        try await town.change(StartLink(subject: "H-1", worker: "W-3"), on: "2026-08-04 09:00")
        try await town.change(MoveSubject(subject: "H-1", to: "U-3"), on: "2026-08-04 10:00")
        #expect(try await july(town, "2026-08-04") == "U-1 2026-07-31 2026-08-07 void")
    }

    @Test("S6 S19 what never closes goes along however long it is overdue")
    func never() async throws {
        let town = try await Town.found(rules: Pack.text(visit: Pack.visit(cadence: "cadence: {every: 20d}")))
        try await town.live(through: "2026-09-01")
        func only(_ day: String) async throws -> [String] {
            try await town.views(on: day, about: "H-1").map { "\($0.unit.id) \($0.window.due) \($0.status.name)" }
        }
        #expect(try await only("2026-09-01") == ["U-1 2026-07-10 overdue"])
        try await town.change(MoveSubject(subject: "H-1", to: "U-3"), on: "2026-09-01 10:00")
        #expect(try await only("2026-09-01") == ["U-3 2026-09-08 open"])
        // Entered late: it was done before the move, late and in the old unit.
        try await town.visit("H-1", by: "W-1", on: "2026-08-30 09:00", recorded: "2026-09-02 09:00")
        #expect(try await only("2026-09-02").first == "U-1 2026-07-10 met_late")
    }

    @Test("S19 two moves, told beforehand, that lead back to the unit of before carry it all the same")
    func thereAndBack() async throws {
        let town = try await live(through: "2026-08-03")
        try await town.change(MoveSubject(subject: "H-1", to: "U-3", on: Town.date("2026-08-06")), on: "2026-08-03 10:00")
        try await town.change(MoveSubject(subject: "H-1", to: "U-1", on: Town.date("2026-08-10")), on: "2026-08-03 10:01")
        try await town.live(through: "2026-08-11")
        #expect(try await july(town, "2026-08-11") == "U-1 2026-08-17 2026-08-24 open")
    }

    @Test("S8 S19 what turns out to have been done before two moves that lead back to the unit is due as it was then")
    func doneBefore() async throws {
        let town = try await Town.found(rules: Pack.text(visit: Pack.visit(cadence: "cadence: {every: 20d}")))
        try await town.live(through: "2026-09-01")
        try await town.change(MoveSubject(subject: "H-1", to: "U-3"), on: "2026-09-01 10:00")
        try await town.live(through: "2026-09-02")
        try await town.change(MoveSubject(subject: "H-1", to: "U-1"), on: "2026-09-02 10:00")
        try await town.visit("H-1", by: "W-1", on: "2026-08-30 09:00", recorded: "2026-09-03 09:00")
        let first = try await town.views(on: "2026-09-03", about: "H-1").first
        #expect(first.map { "\($0.unit.id) \($0.window.due) \($0.status.name)" } == "U-1 2026-07-10 met_late")
    }

    @Test("S1 S19 a supply that was met behind a move keeps its days when an earlier one is entered late")
    func suppliedBefore() async throws {
        let town = try await Town.found(rules: Pack.text(visit: Pack.visit(cadence: "cadence: {refill: {lead: 4d, safety: 3d}}")))
        try await town.visit("H-1", by: "W-1", on: "2026-07-01 09:00", supply: 16)
        try await town.live(through: "2026-07-20")
        try await town.change(MoveSubject(subject: "H-1", to: "U-3"), on: "2026-07-20 10:00")
        try await town.visit("H-1", by: "W-1", on: "2026-07-22 09:00", supply: 20)
        func first() async throws -> String? {
            try await town.views(on: "2026-07-28", about: "H-1").first { $0.period == "after:2026-07-01" }
                .map { "\($0.unit.id) \($0.window.due) \($0.status.name)" }
        }
        #expect(try await first() == "U-3 2026-07-27 met")
        try await town.visit("H-1", by: "W-1", on: "2026-07-11 09:00", recorded: "2026-07-28 09:00", reason: "late", supply: 32)
        #expect(try await first() == "U-3 2026-07-27 met")
    }
}
