import LianhuCore
import LianhuEngine
import Testing

@Suite("Compliance through the engine")
struct ComplianceQueryTests {
    /// H-1 met, H-2 met late, H-3 excused, H-4 missed; August is open.
    private func july() async throws -> Town {
        let town = try await Town.found()
        try await town.live(through: "2026-07-15")
        try await town.visit("H-1", by: "W-1", on: "2026-07-15 10:00")
        try await town.live(through: "2026-08-03")
        try await town.visit("H-2", by: "W-2", on: "2026-08-03 10:00")
        let approver = try await town.caller([.approve], worker: "W-9")
        _ = try await town.engine.excuse(
            obligation: "p.visit~H-3~2026-07~1", reason: "unreachable", by: approver, at: town.at("2026-08-04"))
        try await town.live(through: "2026-08-10")
        return town
    }

    @Test("S45 numerators and denominators are those counted by hand, at every unit")
    func byHand() async throws {
        let town = try await july()
        let answer = try await town.figures("2026-07", on: "2026-08-10")
        #expect(answer.unit.id == "U-D" && answer.total.text == "met 1 late 1 missed 1 overdue 0 open 0 of 4")
        #expect(answer.total.excused == 1 && answer.total.coverage == 5_000 && answer.total.timeliness == 2_500)
        #expect(answer.total.coverageWithoutExcused == 6_667 && answer.total.entryTimeliness == 10_000)
        #expect(answer.isProvisional && answer.digest.count == 64)
        let units = try await town.figures("2026-07", on: "2026-08-10", unit: "U-A", by: .unit)
        #expect(units.total.text == "met 1 late 1 missed 0 overdue 0 open 0 of 3")
        #expect(units.rows.map { "\($0.id) \($0.figures.covered)/\($0.figures.expected)" } == ["U-1 2/2", "U-2 0/1"])
        let quarter = try await town.figures("2026-Q3", on: "2026-08-10", rule: nil, by: .rule)
        #expect(quarter.rows.map { "\($0.id) \($0.figures.covered)/\($0.figures.expected)" } == ["p.visit 2/8", "p.report 0/2"])
        #expect(try await town.figures("2026-06", on: "2026-08-10").total == Compliance())
    }

    @Test("S46 as of a past day it is what was known at its end, seen from then")
    func asOf() async throws {
        let town = try await july()
        func text(_ day: String) async throws -> String { try await town.figures("2026-07", on: "2026-08-10", asOf: day).total.text }
        #expect(try await text("2026-07-14") == "met 0 late 0 missed 0 overdue 0 open 4 of 4")
        #expect(try await text("2026-07-15") == "met 1 late 0 missed 0 overdue 0 open 3 of 4")
        #expect(try await text("2026-07-31") == "met 1 late 0 missed 0 overdue 3 open 0 of 4")
        #expect(try await text("2026-08-03") == "met 1 late 1 missed 0 overdue 2 open 0 of 4")
        #expect(try await text("2026-08-07") == "met 1 late 1 missed 1 overdue 0 open 0 of 4")
        let future = await town.refusal { _ = try await town.figures("2026-07", on: "2026-08-10", asOf: "2026-08-11") }
        #expect(future == "request.member_invalid")
    }

    @Test("S20 the score goes to the holder at due who held it for ten days; else to handover, which is no person")
    func scores() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        func handOver(_ subject: String, from old: String, on day: String) async throws {
            let sheet = """
                subject,worker,kind,seat,from,until
                \(subject),\(old),pairing,primary,2026-01-01,\(Town.date(day).adding(days: -1))
                \(subject),W-3,pairing,primary,\(day),
                """
            try await town.bring(["links.csv": sheet], on: "2026-07-10 10:00")
        }
        try await handOver("H-2", from: "W-2", on: "2026-07-20")
        try await handOver("H-3", from: "W-2", on: "2026-07-28")
        try await town.live(through: "2026-08-01")
        let answer = try await town.figures("2026-07", on: "2026-08-01", by: .worker)
        #expect(answer.rows.map { "\($0.id) \($0.figures.expected)" } == ["W-3 2", "W-1 1", "handover 1"])
        #expect(answer.rows.reduce(0) { $0 + $1.figures.expected } == answer.total.expected)
    }

    @Test("S51 lists and breakdowns are by unit and id, never by rate; an agenda by the age of its items")
    func order() async throws {
        let town = try await july()
        let workers = try await town.figures("2026-07", on: "2026-08-10", by: .worker).rows.map(\.id)
        // W-2 is at home in U-1, W-3 in U-3, W-1 in U-V.
        #expect(workers == ["W-2", "W-3", "W-1"])
        let units = try await town.figures("2026-07", on: "2026-08-10", unit: "U-V", by: .unit).rows.map(\.id)
        #expect(units == ["U-A", "U-B"])
        let agenda = try await town.engine.agenda(of: "W-2", through: nil, by: Town.daemon, at: town.at("2026-08-04 10:00")).items
        let dues = agenda.map(\.window.dueBefore)
        #expect(dues == dues.sorted() && agenda.map(\.about.id) == ["H-2", "H-3"])
    }

    @Test("S27 beyond the calendar every figure says so, and status warns 60 days ahead")
    func uncovered() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        #expect(try await town.figures("2026-12", on: "2026-07-10").isUncovered == false)
        #expect(try await town.figures("2027-01", on: "2026-07-10").isUncovered)
        for (day, soon) in [("2026-10-30", []), ("2026-11-15", ["cn"])] {
            #expect(try await town.engine.status(by: Town.daemon, at: town.at(day)).uncoveredSoon == soon)
        }
    }

    @Test("S25 caseloads: a shortfall, an excess, a vacancy and one left out are findings, dated")
    func findings() async throws {
        let town = try await Town.found()
        func findings(_ day: String, unit: String? = nil) async throws -> [String] {
            try await town.engine.findings(unit: unit, on: nil, by: Town.daemon, at: town.at(day)).map {
                "\($0.kind.rawValue) \($0.rule) \($0.about.id) \($0.what) \($0.has)"
            }
        }
        #expect(try await findings("2026-06-20") == ["shortfall p.caseload W-3 household 1"])
        try await town.bring(
            [
                "posts.csv": "unit,post,worker,from\nU-B,responsible_leader,,2026-06-21",
                "subjects.csv":
                    "id,kind,unit,from\nH-5,household,U-2,2026-06-21\nH-6,household,U-2,2026-06-21\nH-7,household,U-2,2026-06-21",
                "links.csv": "subject,worker,kind,from\nH-5,W-2,pairing,2026-06-21\nH-6,W-2,pairing,2026-06-21",
            ], on: "2026-06-21")
        let found = Set(try await findings("2026-06-21"))
        #expect(
            found == [
                "vacant p.report U-B responsible_leader 0", "excess p.caseload W-2 household 4", "unlinked p.visit H-7 household 0",
                "shortfall p.caseload W-3 household 1",
            ])
        #expect(
            Set(try await findings("2026-06-21", unit: "U-B")) == [
                "vacant p.report U-B responsible_leader 0", "shortfall p.caseload W-3 household 1",
            ])
    }

    @Test("S21, S45 status tells what there is and which duties fall due next")
    func status() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-01")
        let status = try await town.engine.status(by: Town.daemon, at: town.at("2026-07-01"))
        #expect(status.counts.workers == 8 && status.counts.links == 4 && status.counts.subjectsByKind == ["household": 4])
        #expect(status.counts.unitsByKind == ["district": 1, "town": 1, "village": 1, "area": 2, "group": 3])
        #expect(status.open == 6 && status.overdue == 0 && status.revision == 1)
        #expect(status.firstDuties.map { "\($0.day) \($0.rule) \($0.count)" } == ["2026-07-31 p.visit 4", "2026-09-30 p.report 2"])
        #expect(status.instance.highWater == town.at("2026-07-01"))
    }
}
