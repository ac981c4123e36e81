import LianhuCore
import LianhuEngine
import Testing

@Suite("Planning through ticks and imports")
struct PlanningTests {
    @Test("S1, S3 planning twice is planning once: no row and no leaf")
    func twice() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-01")
        let (rows, leaves) = (try await town.dump(), try town.leaves().count)
        let again = try await town.engine.tick(at: town.at("2026-07-01"))
        #expect(again.planned == PlanTotals())
        for _ in 1...3 {
            let work = try await town.engine.query(by: Town.daemon, at: town.at("2026-07-01")) { lens in lens.rules.planned }
            let july = PeriodScheme.standard.period(.month, containing: Town.date("2026-07-01"))
            let totals = try await town.engine.plan(
                rule: work[0].rule, ref: work[0].ref, period: july, at: town.at("2026-07-01"), as: Town.daemon)
            #expect(totals == PlanTotals())
        }
        #expect(StateDump.difference(rows, try await town.dump()) == nil)
        #expect(try town.leaves().count == leaves)
    }

    @Test("S3 the public id is rule, subject, period and slot, and stays when the rules are adopted again")
    func identity() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-01")
        let ids = try await town.views(on: "2026-07-01").map(\.id)
        #expect(ids == ["p.visit~H-1~2026-07~1", "p.visit~H-2~2026-07~1", "p.visit~H-3~2026-07~1", "p.visit~H-4~2026-07~1"])
        let adoption = try await town.adopt(Pack.text() + "# another comment\n", on: "2026-07-02")
        #expect(adoption.revision == 2 && adoption.newRules == [] && adoption.voided == 0)
        #expect(try await town.views(on: "2026-07-02").map(\.id) == ids)
    }

    /// What happens in a month and a half, whether or not the clock ticks in between.
    private func happenings(_ town: Town, ticking: (String) async throws -> Void) async throws {
        try await ticking("2026-07-10")
        try await ticking("2026-07-11")
        try await town.visit("H-1", by: "W-1", on: "2026-07-11 15:00")
        try await ticking("2026-07-19")
        try await ticking("2026-08-03")
        try await town.visit("H-2", by: "W-2", on: "2026-08-03 10:00")
        try await ticking("2026-08-12")
        try await town.visit("H-3", by: "W-2", on: "2026-08-12 10:00")
        try await ticking("2026-08-19")
        try await town.visit("H-4", by: "W-3", on: "2026-08-19 10:00")
    }

    @Test("S4 after a gap of 1, 9 or 40 days one tick gives what daily ticks give", arguments: [1, 9, 40])
    func gap(_ days: Int) async throws {
        let daily = try await Town.found()
        try await happenings(daily) { try await daily.live(through: $0) }
        let gapped = try await Town.found()
        let first = Town.date("2026-07-10")
        let end = first.adding(days: days)
        try await happenings(gapped) { day in
            let day = Town.date(day)
            if day <= first {
                try await gapped.live(through: "\(day)")
            } else if day >= end {
                // The first tick after the gap is at its end, not one for each day in it.
                try await gapped.tick("\(end)")
                try await gapped.live(through: "\(day)")
            }
        }
        // Steps of ladders differ: after a gap only the highest fires (S38). So do the days of visits: nobody could plan in between.
        let kept = { (lines: [String]) in
            lines.filter { !["step", "message", "handled", "instance", "visit"].contains($0.split(separator: " ")[0]) }
        }
        #expect(StateDump.difference(kept(try await daily.dump()), kept(try await gapped.dump())) == nil)
        #expect(try await gapped.statuses(on: "2026-08-19") == (try await daily.statuses(on: "2026-08-19")))
        #expect(
            try await gapped.statuses(on: "2026-08-19") == [
                "H-1 2026-07 met", "H-1 2026-08 open", "H-2 2026-07 met_late", "H-2 2026-08 open", "H-3 2026-07 missed",
                "H-3 2026-08 met", "H-4 2026-07 missed", "H-4 2026-08 met",
            ])
    }

    @Test("S5 a clock that goes back holds the tick, and the mark never moves back")
    func clockBack() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        let (rows, leaves) = (try await town.dump(), try town.leaves().count)
        let held = try await town.tick("2026-07-08")
        #expect(held.isHeld && held.planned == PlanTotals() && held.fired == 0)
        #expect(StateDump.difference(rows, try await town.dump()) == nil)
        #expect(try town.leaves().count == leaves)
        #expect(try await town.tick("2026-07-10 00:03").isHeld == false)
    }

    @Test("S17 half a period counts, less does not, and what is recorded late makes nobody guilty")
    func joining() async throws {
        let town = try await Town.found()
        func join(_ id: String, from: String, on day: String) async throws -> ImportReport {
            try await town.bring(
                [
                    "subjects.csv": "id,kind,unit,from\n\(id),household,U-1,\(from)",
                    "links.csv": "subject,worker,kind,seat,from\n\(id),W-2,pairing,primary,\(from)",
                ], on: day)
        }
        try await town.live(through: "2026-07-10")
        #expect(try await join("H-5", from: "2026-07-10", on: "2026-07-10 10:00").recordedLate == 0)
        try await town.live(through: "2026-07-20")
        _ = try await join("H-6", from: "2026-07-20", on: "2026-07-20 10:00")
        try await town.live(through: "2026-08-03")
        let late = try await join("H-7", from: "2026-07-01", on: "2026-08-03 10:00")
        #expect(late.recordedLate == 1)
        let statuses = try await town.statuses(on: "2026-08-03").filter { !$0.hasPrefix("H-1") && $0 > "H-5" }
        #expect(statuses == ["H-5 2026-07 overdue", "H-5 2026-08 open", "H-6 2026-08 open", "H-7 2026-08 open"])
    }

    @Test("S17 a link that is recorded after due does not bring a void obligation back to life")
    func lateLinkOfVoid() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        try await town.bring(
            ["links.csv": "subject,worker,kind,seat,from,until\nH-4,W-3,pairing,primary,2026-01-01,2026-07-12"], on: "2026-07-13")
        try await town.live(through: "2026-08-03")
        #expect(try await town.statuses(on: "2026-08-03", about: "H-4").first == "H-4 2026-07 void")
        try await town.bring(["links.csv": "subject,worker,kind,seat,from\nH-4,W-2,pairing,primary,2026-07-13"], on: "2026-08-03 10:00")
        #expect(try await town.statuses(on: "2026-08-03", about: "H-4") == ["H-4 2026-07 void", "H-4 2026-08 open"])
    }

    @Test("S7, S17 a gap that is closed in time clears the void, and what was done meanwhile counts")
    func voidCleared() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        try await town.bring(
            ["links.csv": "subject,worker,kind,seat,from,until\nH-4,W-3,pairing,primary,2026-01-01,2026-07-12"], on: "2026-07-13")
        let visit = try await town.visit("H-4", by: "W-3", on: "2026-07-12 10:00", recorded: "2026-07-13 10:00")
        #expect(visit.isExtra && visit.reasons == ["extra.no_window"])
        try await town.bring(["links.csv": "subject,worker,kind,seat,from\nH-4,W-2,pairing,primary,2026-07-16"], on: "2026-07-16 10:00")
        #expect(try await town.statuses(on: "2026-07-17", about: "H-4") == ["H-4 2026-07 met"])
    }

    @Test("S18 leaving voids what is due from then on, overdue ones run on, and without a link it is void unlinked")
    func leaving() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-15")
        try await town.bring(["subjects.csv": "id,kind,unit,from,until\nH-2,household,U-1,2026-01-01,2026-07-20"], on: "2026-07-15 10:00")
        try await town.bring(
            ["links.csv": "subject,worker,kind,seat,from,until\nH-1,W-1,pairing,primary,2026-01-01,2026-07-15"], on: "2026-07-15 11:00")
        try await town.live(through: "2026-08-03")
        try await town.bring(["subjects.csv": "id,kind,unit,from,until\nH-3,household,U-2,2026-01-01,2026-08-02"], on: "2026-08-03 10:00")
        let views = try await town.views(on: "2026-08-03").map { "\($0.about.id) \($0.period) \($0.status.name) \($0.void?.name ?? "-")" }
        #expect(
            views == [
                "H-1 2026-07 void unlinked", "H-2 2026-07 void moved_away", "H-3 2026-07 overdue -", "H-3 2026-08 void moved_away",
                "H-4 2026-07 overdue -", "H-4 2026-08 open -",
            ])
    }

    @Test("S18 a gap inside the window changes nothing")
    func gapInside() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        try await town.bring(
            [
                "links.csv": """
                subject,worker,kind,seat,from,until
                H-1,W-1,pairing,primary,2026-01-01,2026-07-10
                H-1,W-2,pairing,primary,2026-07-20,
                """
            ], on: "2026-07-10 10:00")
        #expect(try await town.statuses(on: "2026-07-11", about: "H-1") == ["H-1 2026-07 open"])
    }

    @Test("S19 a transfer takes the unsettled with it, due at least five working days later; the settled stays")
    func transfer() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-28")
        try await town.visit("H-1", by: "W-1", on: "2026-07-28 10:00")
        try await town.bring(
            ["subjects.csv": "id,kind,unit,from\nH-1,household,U-3,2026-01-01\nH-3,household,U-3,2026-01-01"], on: "2026-07-29",
            effective: "2026-07-29")
        let views = try await town.views(on: "2026-07-29").filter { $0.period == "2026-07" }.map {
            "\($0.about.id) \($0.unit.id) \($0.window.due) \($0.window.closes)"
        }
        #expect(
            views == [
                "H-1 U-1 2026-07-31 2026-08-07", "H-2 U-1 2026-07-31 2026-08-07", "H-3 U-3 2026-08-05 2026-08-12",
                "H-4 U-3 2026-07-31 2026-08-07",
            ])
        #expect(try await town.figures("2026-07", on: "2026-07-29", unit: "U-B").total.expected == 2)
        #expect(try await town.figures("2026-07", on: "2026-07-29", unit: "U-A").total.expected == 2)
    }

    @Test("S20 a successor inherits the seat in any order of lines", arguments: [false, true])
    func successor(_ isReversed: Bool) async throws {
        let town = try await Town.found(rules: Pack.text(visit: Pack.visit(whom: "{kind: household, per: link}")))
        try await town.live(through: "2026-07-10")
        let lines = ["H-1,W-1,pairing,primary,2026-01-01,2026-07-19", "H-1,W-2,pairing,primary,2026-07-20,"]
        let sheet = (["subject,worker,kind,seat,from,until"] + (isReversed ? lines.reversed() : lines)).joined(separator: "\n")
        try await town.bring(["links.csv": sheet], on: "2026-07-10 10:00")
        try await town.live(through: "2026-07-25")
        let views = try await town.views(on: "2026-07-25", about: "H-1").map { "\($0.id) \($0.holder?.id ?? "-") \($0.status.name)" }
        #expect(views == ["p.visit~H-1~2026-07~1 W-2 open", "p.visit~H-1~2026-08~1 W-2 upcoming"])
        try await town.visit("H-1", by: "W-2", on: "2026-07-25 10:00")
        #expect(
            try await town.figures("2026-07", on: "2026-07-25", unit: "U-1", by: .worker).rows.map { "\($0.id) \($0.figures.met)" }
                == ["W-2 1", "W-2 0"].dropLast())
    }

    @Test("S20 a hand-over by --unit ends the old link and gives its seat to the new one")
    func handOverByUnit() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        let sheet = "subject,worker,kind,seat,from\nH-4,W-2,pairing,primary,2026-07-10"
        try await town.bring(["links.csv": sheet], on: "2026-07-10 10:00", units: ["U-3"], accepted: 1)
        let links = try await town.engine.subject("H-4", by: Town.daemon, at: town.at("2026-07-11")).links
        #expect(
            links.map { "\($0.worker.id) \($0.link.seat) \($0.link.tenure.from)–\($0.link.tenure.until?.description ?? "")" } == [
                "W-3 1 2026-01-01–2026-07-10", "W-2 1 2026-07-10–",
            ])
    }

    @Test("a worker whose role ends owes nothing more by it: his subjects are planned again")
    func roleEnds() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        try await town.bring(["workers.csv": "id,name,roles,unit\nW-3,张海燕,town_cadre,U-3"], on: "2026-07-10 10:00")
        #expect(try await town.statuses(on: "2026-07-11", about: "H-4") == ["H-4 2026-07 void"])
        try await town.bring(["workers.csv": "id,name,roles,unit\nW-3,张海燕,party_member,U-3"], on: "2026-07-12 10:00")
        #expect(try await town.statuses(on: "2026-07-12", about: "H-4") == ["H-4 2026-07 open"])
    }

    @Test("S21 a rule counts from the first period after adoption, or as it says; what was due before is never escalated")
    func adoption() async throws {
        let usual = try await Town.found(on: "2026-07-03")
        try await usual.live(through: "2026-07-27")
        #expect(try await usual.statuses(on: "2026-07-27", about: "H-1") == ["H-1 2026-08 upcoming"])
        let now = try await Town.found(on: "2026-07-03", rules: Pack.text(visit: Pack.visit(extra: "    effective_from: this_period")))
        #expect(try await now.statuses(on: "2026-07-03", about: "H-1") == ["H-1 2026-07 open"])
        let earlier = try await Town.found(rules: "")
        try await earlier.live(through: "2026-07-03")
        try await earlier.adopt(Pack.text(visit: Pack.visit(extra: "    effective_from: 2026-05-01")), on: "2026-07-03 10:00")
        try await earlier.live(through: "2026-07-10")
        let views = try await earlier.views(on: "2026-07-10", about: "H-1").map { "\($0.period) \($0.status.name) \($0.isBackfilled)" }
        #expect(views == ["2026-06 missed true", "2026-07 open false"])
        #expect(try await earlier.steps() == [])
        #expect(try await earlier.figures("2026-06", on: "2026-07-10").total.text == "met 0 late 0 missed 4 overdue 0 open 0 of 4")
    }

    @Test("S21 adoption says what it starts: how many, and when the first is due")
    func adoptionReport() async throws {
        let town = try await Town.found(on: "2026-06-26", rules: "")
        let report = try await town.adopt(Pack.text(), on: "2026-06-26 10:00")
        #expect(report.newRules == ["p.visit", "p.report", "p.caseload"] && report.planned.created == 6)
        #expect(report.firstDue == Town.date("2026-07-31"))
    }
}
