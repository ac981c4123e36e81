import LianhuCore
import Testing

@Suite("Intervals and refills")
struct PersonalPlannerTests {
    private func planner(
        _ cadence: Cadence = .every(Interval(days: 30, lead: 10)), adopted: String = "2026-03-02", scope: ObligationScope = .subject,
        effectiveFrom: EffectiveFrom = .adoption
    ) throws -> PersonalPlanner {
        var rule = Given.rule(effectiveFrom: effectiveFrom, scope: scope)
        rule.cadence = cadence
        return PersonalPlanner(context: try Given.context(rule, adopted: adopted))
    }

    private func events(_ days: [String], supply: Int? = nil) -> [PersonalPlanner.Event] {
        days.enumerated().map { index, text in
            let parts = text.split(separator: " ")
            let day = Given.day(String(parts[0]))
            return PersonalPlanner.Event(
                settlement: Settlement(evidence: EvidenceKey(index + 1), day: day, recordedOn: day),
                occurredAt: Instant(milliseconds: Int64(day.day) * 86_400_000), id: "e\(index)",
                supply: parts.count > 1 ? Int(parts[1]) : supply)
        }
    }

    /// `after:2026-03-02 03-22…04-01 met 04-01`.
    private func text(_ turns: [PersonalPlanner.Turn]) -> [String] {
        func short(_ day: CivilDate) -> String { String(day.description.dropFirst(5)) }
        return turns.map { turn in
            let end =
                turn.void?.name ?? turn.settlement.map { (turn.window.dueBefore > $0.day ? "met " : "late ") + short($0.day) } ?? "open"
            return "\(short(turn.anchor)) \(short(turn.window.opens))…\(short(turn.window.due)) \(end)"
        }
    }

    private func turns(
        _ days: [String], _ planner: PersonalPlanner, _ facts: SubjectFacts = Given.household(),
        from start: PersonalPlanner.Start = .enrolment, excused: [String] = []
    ) -> [String] {
        text(
            planner.turns(
                of: facts, seat: nil, events: events(days), from: start,
                excused: Dictionary(excused.map { (Given.day($0), Given.day("2099-12-31")) }, uniquingKeysWith: { first, _ in first })))
    }

    @Test("S6 due is anchor + N, opens is due − lead, and it never closes") func window() throws {
        let planner = try planner()
        let found = planner.turns(of: Given.household(), seat: nil, events: [])
        #expect(text(found) == ["03-02 03-22…04-01 open"])
        #expect(found.map(\.window.closesBefore) == [Window.never] && found.allSatisfy { $0.window.isOrdered })
        #expect(found[0].window.graceBefore == found[0].window.dueBefore)
    }

    @Test("S6 S28 a due day that a holiday moves keeps its lead") func shiftedLead() throws {
        var rule = Given.rule()
        rule.cadence = .every(Interval(days: 30, lead: 10))
        for (shift, wanted) in [
            (ShiftPolicy.none, "04-03 04-23…05-03 open"), (.previous, "04-03 04-20…04-30 open"), (.next, "04-03 04-26…05-06 open"),
        ] {
            rule.shift = shift
            let planner = PersonalPlanner(context: try Given.context(rule, adopted: "2026-04-03"))
            #expect(text(planner.turns(of: Given.household(), seat: nil, events: [])) == [wanted])
        }
    }

    @Test("S1 one is open at a time: what settles it, on time or however late, anchors the next") func chain() throws {
        #expect(turns(["2026-03-25"], try planner()) == ["03-02 03-22…04-01 met 03-25", "03-25 04-14…04-24 open"])
        #expect(turns(["2026-06-01"], try planner()) == ["03-02 03-22…04-01 late 06-01", "06-01 06-21…07-01 open"])
    }

    @Test("S1 an early contact counts anew from its day, and settles nothing") func early() throws {
        #expect(turns(["2026-03-10"], try planner()) == ["03-10 03-30…04-09 open"])
        #expect(turns(["2026-03-10", "2026-03-10"], try planner()) == ["03-10 03-30…04-09 open"])
    }

    @Test("S8 the order of typing changes nothing") func order() throws {
        let planner = try planner()
        let all = events(["2026-03-25", "2026-03-28", "2026-04-20", "2026-07-01", "2026-07-02"])
        let wanted = text(planner.turns(of: Given.household(), seat: nil, events: all))
        var random = SeededNumbers(seed: 7)
        for _ in 0..<20 {
            #expect(text(planner.turns(of: Given.household(), seat: nil, events: all.shuffled(using: &random))) == wanted)
        }
    }

    @Test("S1 a back-dated older contact changes no due, however it is entered") func backdated() throws {
        let open = turns(["2026-03-25", "2026-04-20"], try planner()).last
        #expect(turns(["2026-03-25", "2026-04-20", "2026-04-16"], try planner()).last == "04-20 05-10…05-20 open")
        #expect(open == "04-20 05-10…05-20 open")
    }

    @Test("S1 anchor: schedule keeps to its grid, and leaves out what has passed") func schedule() throws {
        let planner = try planner(.every(Interval(days: 30, anchor: .schedule, lead: 10)))
        #expect(turns(["2026-03-10"], planner) == ["03-02 03-22…04-01 open"])
        #expect(turns(["2026-03-25"], planner) == ["03-02 03-22…04-01 met 03-25", "04-01 04-21…05-01 open"])
        // 2026-05-01 and 2026-05-31 have passed by then.
        #expect(turns(["2026-06-01"], planner) == ["03-02 03-22…04-01 late 06-01", "05-31 06-20…06-30 open"])
    }

    @Test("S21 what happened before the rule counts if its window opens after adoption, else it begins with adoption") func adoption()
        throws
    {
        #expect(turns(["2026-02-25"], try planner()) == ["02-25 03-17…03-27 open"])
        #expect(turns(["2026-01-05"], try planner()) == ["03-02 03-22…04-01 open"])
        #expect(turns(["2026-03-25"], try planner(effectiveFrom: .date(Given.day("2026-03-20")))) == ["03-25 04-14…04-24 open"])
    }

    @Test("S17 a link that is recorded late begins when it was known") func recordedLate() throws {
        let facts = Given.household(links: [Given.link(from: "2026-03-05", recorded: "2026-03-20")])
        #expect(turns([], try planner(), facts) == ["03-20 04-09…04-19 open"])
        #expect(turns([], try planner(), Given.household(links: [])).isEmpty)
    }

    @Test("S18 leaving or losing the link voids what is due then; what was due before stays overdue; a new link begins anew") func leaving()
        throws
    {
        func gone(_ day: String) -> SubjectFacts { Given.household(present: Given.tenure("2025-01-01", day)) }
        #expect(turns([], try planner(), gone("2026-04-01")) == ["03-02 03-22…04-01 moved_away"])
        #expect(turns([], try planner(), gone("2026-04-02")) == ["03-02 03-22…04-01 open"])
        let relinked = Given.household(links: [Given.link(until: "2026-03-15"), Given.link(2, from: "2026-04-10")])
        #expect(turns([], try planner(), relinked) == ["03-02 03-22…04-01 unlinked", "04-10 04-30…05-10 open"])
        let gap = Given.household(links: [Given.link(until: "2026-03-15"), Given.link(2, from: "2026-03-25")])
        #expect(turns([], try planner(), gap) == ["03-02 03-22…04-01 open"])
    }

    @Test("S18 a suspension voids what lies inside with its whole [opens, due], and it begins anew with the return") func suspension()
        throws
    {
        func away(_ from: String, _ until: String?) -> SubjectFacts { Given.household(suspensions: [Given.tenure(from, until)]) }
        #expect(turns([], try planner(), away("2026-03-22", "2026-04-20")) == ["03-02 03-22…04-01 suspended", "04-20 05-10…05-20 open"])
        #expect(turns([], try planner(), away("2026-03-23", "2026-04-20")) == ["03-02 03-22…04-01 open"])
        #expect(turns([], try planner(), away("2026-03-20", nil)) == ["03-02 03-22…04-01 suspended"])
        // Visited before it began: counted from there, and due after the return.
        #expect(turns(["2026-03-21"], try planner(), away("2026-03-22", "2026-04-15")) == ["03-21 04-10…04-20 open"])
    }

    @Test("S19 a transfer moves due to the fifth working day behind it") func transfer() throws {
        let facts = Given.household(units: [Dated(10, Given.tenure("2025-01-01", "2026-03-31")), Dated(20, Given.tenure("2026-03-31"))])
        let turn = try #require(try planner().turns(of: facts, seat: nil, events: []).last)
        #expect(turn.unit == 20 && turn.window.due == Given.day("2026-04-08"))
    }

    @Test("S7 a waived one stays, and the next follows at its due") func excused() throws {
        #expect(turns([], try planner(), excused: ["2026-03-02"]) == ["03-02 03-22…04-01 open", "04-01 04-21…05-01 open"])
    }

    @Test("S8 behind a settled one the chain goes on as it would from the start") func resumed() throws {
        let planner = try planner()
        let days = ["2026-03-25", "2026-04-20", "2026-05-25"]
        let resumed = turns(days, planner, from: .settled(anchor: Given.day("2026-03-02"), on: Given.day("2026-03-25")))
        #expect(resumed == Array(turns(days, planner).dropFirst()))
    }

    @Test("S3 S16 per: link each seat has its own chain") func seats() throws {
        let planner = try planner(scope: .link)
        let facts = Given.household(links: [Given.link(1, seat: 1), Given.link(2, seat: 2, worker: 51, from: "2026-03-10")])
        #expect(planner.seats(of: facts) == [1, 2])
        #expect(text(planner.turns(of: facts, seat: 2, events: [])) == ["03-10 03-30…04-09 open"])
    }

    @Test("S1 refill: run-out is the later of the last run-out and the day, plus the supply") func refill() throws {
        let planner = try planner(.refill(Supply(lead: 3)), adopted: "2026-01-01")
        #expect(turns([], planner).isEmpty)
        #expect(turns(["2026-01-05 28"], planner) == ["01-05 01-30…02-02 open"])
        #expect(turns(["2026-01-05 28", "2026-01-28 28"], planner) == ["01-28 02-27…03-02 open"])
        #expect(
            turns(["2026-01-05 28", "2026-02-10 28"], planner) == ["01-05 01-30…02-02 late 02-10", "02-10 03-07…03-10 open"])
        // Two on one day last longer together, and one without a supply refills nothing.
        #expect(turns(["2026-01-05 28", "2026-01-05 7", "2026-01-31"], planner) == ["01-05 02-06…02-09 open"])
    }

    @Test("rows become the turns: created once, superseded when an earlier contact counts anew, applied again when it is voided")
    func reconciled() throws {
        let planner = try planner()
        func rows(_ before: [Obligation], _ days: [String]) -> [Obligation] {
            let turns = planner.turns(of: Given.household(), seat: nil, events: events(days))
            var rows = Dictionary(uniqueKeysWithValues: before.map { ($0.identity, $0) })
            let changes = planner.reconcile(before, with: turns, about: 100, slot: 1, on: Given.day("2026-03-11"))
            for change in changes {
                switch change {
                case .create(let new), .update(_, let new): rows[new.identity] = new
                }
            }
            return rows.values.sorted { $0.identity < $1.identity }
        }
        func states(_ rows: [Obligation]) -> [String] {
            rows.map { (Period(code: $0.identity.period)?.key ?? "?") + " " + ($0.void?.name ?? ($0.isSettled ? "met" : "open")) }
        }
        let first = rows([], [])
        #expect(states(first) == ["after:2026-03-02 open"])
        let second = rows(first, ["2026-03-10"])
        #expect(states(second) == ["after:2026-03-02 superseded", "after:2026-03-10 open"])
        #expect(states(rows(second, [])) == ["after:2026-03-02 open", "after:2026-03-10 superseded"])
        #expect(rows(second, ["2026-03-10"]) == second)
        let met = rows(first, ["2026-03-25"])
        #expect(states(met) == ["after:2026-03-02 met", "after:2026-03-25 open"])
        #expect(met[0].status(on: Given.day("2030-01-01")) == .met && met[1].status(on: Given.day("2030-01-01")) == .overdue)
    }
}
