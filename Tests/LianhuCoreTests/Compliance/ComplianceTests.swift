import LianhuCore
import Testing

@Suite("Compliance")
struct ComplianceTests {
    private let july = Given.window("2026-07-01", "2026-07-31", "2026-08-07")

    private func settled(_ day: String, recorded: String? = nil) -> Settlement {
        Settlement(evidence: 1, day: Given.day(day), recordedOn: Given.day(recorded ?? day))
    }

    private func compliance(_ obligations: [Obligation], on today: String) -> Compliance {
        var result = Compliance()
        for obligation in obligations { result.add(obligation, on: Given.day(today)) }
        return result
    }

    @Test("S45 numerators, excused, void, not yet due and upcoming, day by day")
    func classes() {
        let rows = [
            Given.obligation(july, settled: settled("2026-07-10")), Given.obligation(july, settled: settled("2026-08-03")),
            Given.obligation(july, excused: true), Given.obligation(july, void: .movedAway), Given.obligation(july), Given.obligation(july),
            Given.obligation(Given.window("2026-08-01", "2026-08-31", "2026-09-07")),
        ]
        let inJuly = compliance(rows, on: "2026-07-31")
        #expect((inJuly.expected, inJuly.met, inJuly.metLate, inJuly.excused) == (5, 1, 1, 1))
        #expect((inJuly.notYetDue, inJuly.overdue, inJuly.missed, inJuly.upcoming, inJuly.void) == (2, 0, 0, 1, 1))
        let inAugust = compliance(rows, on: "2026-08-01")
        #expect((inAugust.expected, inAugust.notYetDue, inAugust.overdue, inAugust.upcoming) == (6, 1, 2, 0))
        let after = compliance(rows, on: "2026-08-08")
        #expect((after.missed, after.overdue, after.notYetDue) == (2, 0, 1))
        #expect((after.coverage, after.timeliness, after.coverageWithoutExcused) == (3333, 1667, 4000))
    }

    @Test("S6 S45 in grace nothing is overdue yet")
    func grace() {
        let row = Given.obligation(Given.window("2026-07-01", "2026-07-31", "2026-08-07", grace: "2026-08-03"))
        #expect(compliance([row], on: "2026-08-03").notYetDue == 1)
        #expect(compliance([row], on: "2026-08-04").overdue == 1)
    }

    @Test("S12 S45 entry timeliness is what was recorded by closes + entry grace, of what was met")
    func entry() {
        var row = Given.obligation(july)
        row.entryBefore = Given.day("2026-08-13")
        let rows = ["2026-07-10", "2026-08-12", "2026-08-13"].map { recorded in
            var row = row
            row.settlement = settled("2026-07-10", recorded: recorded)
            return row
        }
        let result = compliance(rows + [row], on: "2026-08-20")
        #expect((result.enteredInTime, result.covered, result.entryTimeliness) == (2, 3, 6667))
    }

    @Test(
        "S45 rates are basis points, rounded half up, and none without a denominator",
        arguments: [
            (0, 0, nil), (1, 0, nil), (0, 5, 0), (5, 5, 10_000), (1, 3, 3333), (2, 3, 6667), (1, 6, 1667), (1, 20_000, 1), (1, 20_001, 0),
            (3, 20_000, 2), (1, 1_000_000_000, 0),
        ] as [(Int, Int, Int?)])
    func basisPoints(numerator: Int, denominator: Int, expected: Int?) {
        #expect(Compliance.basisPoints(numerator, of: denominator) == expected)
    }

    /// An obligation whose every field is drawn.
    private func random(_ numbers: inout SeededNumbers, id: Int) -> Obligation {
        let opens = Int32.random(in: 0...6, using: &numbers)
        let due = opens + Int32.random(in: 0...3, using: &numbers)
        let grace = due + Int32.random(in: 0...2, using: &numbers)
        let closes = grace + Int32.random(in: 0...2, using: &numbers)
        let window = Window(
            opens: CivilDate(day: opens), dueBefore: CivilDate(day: due + 1), graceBefore: CivilDate(day: grace + 1),
            closesBefore: CivilDate(day: closes + 1))
        var row = Obligation(
            identity: Identity(about: Int64(id), rule: 1, period: Int64.random(in: 1...2, using: &numbers), slot: 1),
            unit: Int64.random(in: 3...4, using: &numbers), window: window, entryBefore: CivilDate(day: closes + 3))
        if Bool.random(using: &numbers) {
            let day = Int32.random(in: opens...closes, using: &numbers)
            let recorded = day + Int32.random(in: 0...4, using: &numbers)
            row.settlement = Settlement(evidence: 1, day: CivilDate(day: day), recordedOn: CivilDate(day: recorded))
        }
        row.isExcused = Int.random(in: 0..<4, using: &numbers) == 0
        row.void = Int.random(in: 0..<4, using: &numbers) == 0 ? .superseded : nil
        return row
    }

    /// S45 counted from statuses, without counters.
    private func counted(_ rows: [Obligation], on today: CivilDate) -> Compliance {
        var result = Compliance()
        for row in rows {
            let status = row.status(on: today)
            if status == .void { result.void += 1 }
            guard status != .void else { continue }
            guard row.window.opens <= today else {
                result.upcoming += 1
                continue
            }
            result.expected += 1
            switch status {
            case .met: result.met += 1
            case .metLate: result.metLate += 1
            case .excused: result.excused += 1
            case .missed: result.missed += 1
            case .overdue: result.overdue += 1
            default: result.notYetDue += 1
            }
            if let settlement = row.settlement, settlement.recordedOn < row.entryBefore { result.enteredInTime += 1 }
        }
        return result
    }

    @Test(
        "S45 counters equal the full count after every step of random histories, for a unit, its ancestors and every as_of",
        arguments: 1...30 as ClosedRange<UInt64>)
    func counters(seed: UInt64) {
        var numbers = SeededNumbers(seed: seed)
        var rows: [Int: Obligation] = [:]
        var stored: [CounterKey: Counts] = [:]
        /// The rows as they were known at the end of each day.
        var history: [CivilDate: [Obligation]] = [:]
        let parents: [EntityKey: [EntityKey]] = [3: [3, 2, 1], 4: [4, 1]]
        for day in Int32(0)...14 {
            var deltas = CounterDeltas()
            for _ in 0..<Int.random(in: 0...8, using: &numbers) {
                let id = Int.random(in: 1...12, using: &numbers)
                let new = random(&numbers, id: id)
                deltas.record(old: rows[id], new: new)
                rows[id] = new
            }
            let added = deltas.rows(day: CivilDate(day: day)) { parents[$0] ?? [] }
            #expect(Set(added.map(\.key)).count == added.count)
            for (key, counts) in added { stored[key, default: Counts()] += counts }
            history[CivilDate(day: day)] = Array(rows.values)
        }
        for (known, rows) in history {
            for unit in EntityKey(1)...4 {
                var groups: [CounterGroup: Counts] = [:]
                for (key, counts) in stored where key.unit == unit && key.day <= known { groups[key.group, default: Counts()] += counts }
                for today in [known, CivilDate(day: 5), CivilDate(day: 20)] {
                    var summed = Compliance()
                    for (group, counts) in groups { summed.add(counts, window: group.window, on: today) }
                    let inside = rows.filter { parents[$0.unit]?.contains(unit) ?? false }
                    #expect(summed == counted(inside, on: today), "unit \(unit) known \(known) on \(today)")
                }
            }
        }
    }

    @Test("S45 sums of parts are the figure of the whole")
    func additive() {
        var numbers = SeededNumbers(seed: 45)
        let rows = (0..<200).map { random(&numbers, id: $0) }
        let today = CivilDate(day: 7)
        var sum = counted(Array(rows[..<80]), on: today)
        sum += counted(Array(rows[80...]), on: today)
        #expect(sum == counted(rows, on: today))
        #expect(sum.expected == sum.met + sum.metLate + sum.excused + sum.missed + sum.overdue + sum.notYetDue)
    }
}
