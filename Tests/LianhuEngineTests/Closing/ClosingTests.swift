import LianhuAudit
import LianhuCore
import LianhuEngine
import Testing

@Suite("Closing of periods")
struct ClosingTests {
    /// July: H-1 met, H-2 met late, H-3 excused, H-4 missed. It closes by itself on 13 August: 31 July, +5wd, +3wd, the next working day.
    private func july(through day: String = "2026-08-14") async throws -> Town {
        let town = try await Town.found()
        try await town.live(through: "2026-07-15")
        try await town.visit("H-1", by: "W-1", on: "2026-07-15 10:00", id: "e-h1")
        try await town.live(through: "2026-08-03")
        try await town.visit("H-2", by: "W-2", on: "2026-08-03 10:00")
        let approver = try await town.caller([.approve], worker: "W-9")
        _ = try await town.engine.excuse(
            obligation: "p.visit~H-3~2026-07~1", reason: "unreachable", by: approver, at: town.at("2026-08-04"))
        try await town.live(through: day)
        return town
    }

    private func views(_ town: Town, on day: String) async throws -> [String] {
        try await town.engine.periods(by: Town.daemon, at: town.at(day)).map {
            "\($0.period.key) \($0.state.rawValue) \($0.closesOn.map { "\($0)" } ?? "-")"
        }
    }

    @Test("S46 a period closes by itself on the working day after its latest closes and entry grace, once")
    func byItself() async throws {
        let town = try await july(through: "2026-08-12")
        #expect(try await views(town, on: "2026-08-12").first == "2026-07 ended 2026-08-13")
        #expect(try await town.figures("2026-07", on: "2026-08-12 09:00").isProvisional)
        #expect(try await town.tick("2026-08-13").closed == ["2026-07"])
        let answer = try await town.figures("2026-07", on: "2026-08-13 09:00")
        #expect(!answer.isProvisional && answer.standing.closedOn == Town.date("2026-08-13"))
        #expect(answer.total.text == "met 1 late 1 missed 1 overdue 0 open 0 of 4" && answer.total.excused == 1)
        #expect(try await town.tick("2026-08-13 01:00").closed.isEmpty)
        #expect(try await town.tick("2026-08-14").closed.isEmpty)
        #expect(try await views(town, on: "2026-08-14").first == "2026-07 closed -")
    }

    @Test("S46 a period whose duties are planned ahead has not begun")
    func ahead() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-31")
        #expect(try await views(town, on: "2026-07-31").prefix(2) == ["2026-07 running -", "2026-08 upcoming -"])
        #expect(try await views(town, on: "2026-08-01").prefix(2) == ["2026-07 ended 2026-08-13", "2026-08 running -"])
    }

    @Test("S46 months close in order, a quarter after its months, and a gap of the daemon changes nothing")
    func order() async throws {
        let steady = try await Town.found()
        var closed: [String] = []
        for report in try await steady.live(through: "2026-10-20") { closed += report.closed }
        // Days off in October: 30 September, +5wd is 13 October, +3wd the 16th, a Friday.
        #expect(closed == ["2026-07", "2026-08", "2026-09", "2026-Q3"])
        #expect(try await views(steady, on: "2026-10-20").last == "2026 running -")
        let late = try await Town.found()
        try await late.live(through: "2026-07-10")
        #expect(try await late.tick("2026-10-20").closed.isEmpty == false)
        for period in ["2026-09", "2026-Q3"] {
            let (a, b) = (
                try await steady.figures(period, on: "2026-10-20"), try await late.figures(period, on: "2026-10-20")
            )
            #expect(!a.isProvisional && !b.isProvisional && a.total.expected == b.total.expected)
        }
    }

    @Test("S46 the snapshot holds every unit and rule, equals a count of the rows, and one leaf has its totals and digests")
    func snapshot() async throws {
        let town = try await july()
        let (heads, figures, organisation) = try await town.engine.store.read { reader in
            let organisation = try reader.organisation()
            let heads = try reader.closures()
            return (heads, try reader.closureFigures(period: heads[0].period, units: organisation.units.keys.sorted()), organisation)
        }
        let head = try #require(heads.first)
        #expect(heads.count == 1 && head.obligations == 4 && head.listDigest.count == 64 && head.rulesDigest.count == 64)
        let rows = try await town.engine.store.read { reader in
            try reader.obligations(ObligationFilter(periods: head.period...head.period, today: head.begunOn), after: nil, limit: 100)
        }
        for (key, unit) in organisation.units {
            var counted = Compliance()
            for row in rows where organisation.contains(row.unit, in: key, on: head.begunOn) { counted.add(row, on: head.begunOn) }
            let found = figures.filter { $0.unit == key }.reduce(into: Compliance()) { $0 += $1.figures }
            #expect(found == counted, "\(unit.id)")
        }
        let lines = rows.sorted { $0.identity < $1.identity }.map { row in
            let id = ["H-1", "H-2", "H-3", "H-4"][rows.firstIndex(of: row) ?? 0]
            return "p.visit~\(id)~2026-07~1 \(row.status(on: head.begunOn).name)\n"
        }
        let chunk = "p.visit 2026-07 4 \(Digest256.hex(Array(lines.joined().utf8)))\n"
        #expect(head.listDigest == Digest256.hex(Array(chunk.utf8)))
        let leaves = town.log.leaves.filter { $0.act == "period.close" }
        let body = String(decoding: try #require(leaves.first).body, as: UTF8.self)
        #expect(leaves.count == 1 && body.contains(head.listDigest) && body.contains(head.rulesDigest))
        #expect(body.contains("\"expected\":4") && body.contains("\"missed\":1") && body.contains("\"excused\":1"))
    }

    @Test("S12, S46 after the closing late evidence is kept and counts only through an approved amendment")
    func lateEvidence() async throws {
        let town = try await july()
        let receipt = try await town.visit(
            "H-4", by: "W-3", on: "2026-07-20 10:00", recorded: "2026-08-14 09:00", reason: "no_network", id: "e-late")
        #expect(receipt.isExtra && receipt.reasons.contains("extra.period_closed"))
        #expect(try await town.figures("2026-07", on: "2026-08-14 10:00").total.missed == 1)
        let draft = AmendmentDraft(
            period: "2026-07", obligation: "p.visit~H-4~2026-07~1", evidence: "e-late", reason: "sheet_found")
        func refused(_ draft: AmendmentDraft, _ caller: Caller) async -> String {
            await town.refusal { _ = try await town.engine.amend(draft, by: caller, at: town.at("2026-08-14 11:00")) }
        }
        let approver = try await town.caller([.approve], worker: "W-9")
        // S56: never the holder, never nobody, never without the right.
        #expect(await refused(draft, try await town.caller([.approve], worker: "W-3")) == "access.second_person")
        #expect(await refused(draft, try await town.caller([.approve])) == "access.worker_required")
        #expect(await refused(draft, try await town.caller([.record], worker: "W-4")) == "access.post_required")
        var wrong = draft
        wrong.period = "2026-08"
        #expect(await refused(wrong, approver) == "period.open")
        wrong = draft
        wrong.evidence = "e-h1"
        #expect(await refused(wrong, approver) == "unknown.evidence")
        wrong = draft
        wrong.obligation = "p.visit~H-1~2026-07~1"
        wrong.evidence = "e-h1"
        #expect(await refused(wrong, approver) == "obligation.settled")
        let row = try await town.engine.amend(draft, by: approver, at: town.at("2026-08-14 11:00"))
        #expect(row.status(on: Town.date("2026-08-14")) == .met)
        let after = try await town.figures("2026-07", on: "2026-08-14 12:00")
        #expect(after.total.text == "met 2 late 1 missed 0 overdue 0 open 0 of 4" && after.standing.amendments == 1)
        #expect(after.total.enteredInTime == 2)
        #expect(try await town.figures("2026-07", on: "2026-08-14 12:00", unit: "U-A").total.missed == 0)
        #expect(try await town.figures("2026-07", on: "2026-08-14 12:00", unit: "U-B").total.met == 1)
        let before = try await town.figures("2026-07", on: "2026-08-20", asOf: "2026-08-13")
        #expect(!before.isProvisional && before.total.missed == 1 && before.standing.amendments == 0)
        #expect(await refused(draft, approver) == "obligation.settled")
        let view = try await town.engine.period("2026-07", by: Town.daemon, at: town.at("2026-08-20"))
        #expect(
            view.amendments.map { "\($0.obligation) \($0.evidence ?? "-") \($0.approver?.id ?? "-")" } == [
                "p.visit~H-4~2026-07~1 e-late W-9"
            ])
    }

    @Test("S15, S46 a correction inside a closed period moves nothing and starts no escalation; an amendment takes the evidence away")
    func correction() async throws {
        let town = try await july()
        let steps = try await town.steps()
        let receipt = try await town.engine.void(
            evidence: "e-h1", reason: "wrong_house", by: Town.daemon, at: town.at("2026-08-14 09:00"))
        #expect(receipt.changed.isEmpty)
        #expect(try await town.figures("2026-07", on: "2026-08-14 10:00").total.met == 1)
        let approver = try await town.caller([.approve], worker: "W-9")
        let draft = AmendmentDraft(period: "2026-07", obligation: "p.visit~H-1~2026-07~1", evidence: nil, reason: "voided")
        _ = try await town.engine.amend(draft, by: approver, at: town.at("2026-08-14 11:00"))
        try await town.live(through: "2026-08-20")
        let total = try await town.figures("2026-07", on: "2026-08-20").total
        #expect(total.text == "met 0 late 1 missed 2 overdue 0 open 0 of 4")
        #expect(try await town.steps().filter { $0.contains(" 2026-08-1") } == steps.filter { $0.contains(" 2026-08-1") })
        let excused = await town.refusal {
            _ = try await town.engine.excuse(
                obligation: "p.visit~H-4~2026-07~1", reason: "unreachable", by: approver, at: town.at("2026-08-20"))
        }
        #expect(excused == "period.closed")
    }

    @Test("S46 a supervisor of the whole tree postpones a closing once, with a reason")
    func postponed() async throws {
        let town = try await july(through: "2026-08-12")
        func postpone(_ caller: Caller, _ period: String = "2026-07") async -> String {
            await town.refusal {
                try await town.engine.postpone(period: period, reason: "flood", by: caller, at: town.at("2026-08-12 10:00"))
            }
        }
        #expect(await postpone(try await town.caller([.record])) == "access.right_missing")
        #expect(await postpone(try await town.caller([.approve], unit: "U-A")) == "access.out_of_scope")
        let supervisor = try await town.caller([.approve])
        #expect(await postpone(supervisor, "2026-W29") == "period.not_reporting")
        #expect(await postpone(supervisor, "2026-08") == "period.running")
        #expect(await postpone(supervisor) == "none")
        #expect(await postpone(supervisor) == "period.postponed")
        #expect(try await views(town, on: "2026-08-12").first == "2026-07 ended 2026-08-20")
        var closed: [String] = []
        for report in try await town.live(through: "2026-08-19") { closed += report.closed }
        #expect(closed.isEmpty)
        // Until then late evidence counts, flagged (S12).
        let receipt = try await town.visit("H-4", by: "W-3", on: "2026-07-20 10:00", recorded: "2026-08-19 09:00", reason: "no_network")
        #expect(receipt.isLateEntry && receipt.moves == ["H-4 2026-07 missed → met"])
        #expect(try await town.tick("2026-08-20").closed == ["2026-07"])
        #expect(await postpone(supervisor) == "period.closed")
    }

    @Test("S4, S46 a closing that a crash cut off is finished as of its own day")
    func crash() async throws {
        let town = try await july(through: "2026-08-12")
        let period = PeriodScheme.standard.period(.month, containing: Town.date("2026-07-01"))
        _ = try await town.engine.perform(by: Town.daemon, at: town.at("2026-08-13")) { session in try session.beginClosing(period) }
        let late = try await town.visit("H-4", by: "W-3", on: "2026-07-20 10:00", recorded: "2026-08-13 09:00", reason: "no_network")
        #expect(late.isExtra)
        #expect(try await town.figures("2026-07", on: "2026-08-13 10:00").isProvisional)
        #expect(try await town.tick("2026-08-17").closed == ["2026-07"])
        let answer = try await town.figures("2026-07", on: "2026-08-17 10:00")
        #expect(!answer.isProvisional && answer.total.text == "met 1 late 1 missed 1 overdue 0 open 0 of 4")
        #expect(answer.standing.closedOn == Town.date("2026-08-17"))
        #expect(try await town.figures("2026-07", on: "2026-08-20", asOf: "2026-08-15").isProvisional)
    }

    @Test("S45 the rows of a report add up: the unit's own duties and sessions stand beside its children's")
    func ownRow() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-20")
        try await town.visit("U-A", by: "W-6", on: "2026-07-20 14:00", method: "area_report", kind: .activity)
        try await town.live(through: "2026-10-09")
        let now = town.at("2026-10-09 10:00")
        let report = try await town.engine.report(unit: "U-A", period: "2026-Q3", asOf: nil, by: Town.daemon, at: now)
        var sum = Compliance()
        for row in report.units { sum += row.figures }
        #expect(sum == report.compliance.total && sum.missed > 0)
        #expect(report.units.last.map { "\($0.id) \($0.figures.text)" } == "U-A met 1 late 0 missed 0 overdue 0 open 0 of 1")
        #expect(report.tallies.groups.last.map { "\($0.id) \($0.totals.map(\.sessions))" } == "U-A [1]")
        #expect(report.overdue.reduce(0) { $0 + $1.missed } == sum.missed && report.overdue.last?.id != "U-A")
    }

    @Test("S47 nothing to report is an explicit record with its own count, and no session")
    func nothing() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-02")
        let receipt = try await town.visit("U-A", by: "W-6", on: "2026-07-02 10:00", method: "nothing_to_report", kind: .activity)
        #expect(receipt.isExtra)
        let answer = try await town.engine.tallies(TallyQuery(period: "2026-07"), by: Town.daemon, at: town.at("2026-07-02 11:00"))
        #expect(answer.total.totals.map(\.nothingToReport) == [1] && answer.total.totals.map(\.sessions) == [0])
    }
}
