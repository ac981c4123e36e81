import LianhuCore
import Testing

@Suite("Reconciling")
struct ReconcileTests {
    private let july = Given.window("2026-07-01", "2026-07-31", "2026-08-07")
    private let moved = Given.window("2026-07-01", "2026-08-03", "2026-08-10")
    private let settlement = Settlement(evidence: 9, day: Given.day("2026-07-10"), recordedOn: Given.day("2026-07-10"))

    /// Rows of every kind: settled or not, excused or not, void or not.
    private var rows: [Obligation] {
        [nil, settlement].flatMap { settled in
            [false, true].flatMap { excused in
                [nil, VoidReason.unlinked].map { Given.obligation(july, settled: settled, excused: excused, void: $0) }
            }
        }
    }

    @Test("S7 what does not apply becomes void with its reason, unless evidence settled it; what is void already stays")
    func undesired() {
        for row in rows {
            for reason in VoidReason.allCases {
                let changes = Planner.reconcile(existing: [row], desired: .nothing(reason))
                guard row.void == nil, row.settlement == nil else {
                    #expect(changes.isEmpty)
                    continue
                }
                var expected = row
                expected.void = reason
                #expect(changes == [.update(old: row, new: expected)])
            }
        }
    }

    @Test("S7 S19 what applies is cleared and re-dated, unless it is settled; an excuse stays")
    func desired() {
        var goal = Given.obligation(moved, unit: 20)
        goal.entryBefore = Given.day("2026-08-14")
        for row in rows {
            let changes = Planner.reconcile(existing: [row], desired: .obligations([goal]))
            if row.isSettled && row.void == nil {
                #expect(changes.isEmpty)
            } else {
                var expected = goal
                expected.settlement = row.settlement
                expected.isExcused = row.isExcused
                #expect(changes == [.update(old: row, new: expected)])
                #expect(Planner.reconcile(existing: [expected], desired: .obligations([goal])).isEmpty)
            }
        }
    }

    @Test("S3 S10 slots are reconciled one by one: missing ones are made in order, surplus ones void")
    func slots() {
        let first = Given.obligation(july, slot: 1)
        let second = Given.obligation(july, slot: 2)
        let third = Given.obligation(july, slot: 3)
        #expect(Planner.reconcile(existing: [second], desired: .obligations([third, second, first])) == [.create(first), .create(third)])
        var void = third
        void.void = .notApplicable
        #expect(
            Planner.reconcile(existing: [first, second, third], desired: .obligations([first, second])) == [.update(old: third, new: void)])
    }

    @Test("Totals tell created, changed and voided apart")
    func totals() {
        var totals = PlanTotals()
        let row = Given.obligation(july)
        var void = row
        void.void = .movedAway
        for change in [PlanChange.create(row), .update(old: row, new: void), .update(old: void, new: row)] { totals.count(change) }
        #expect((totals.created, totals.voided, totals.changed) == (1, 1, 1))
    }

    @Test("S21 periods are planned when they open, and re-planned until they close")
    func periods() throws {
        let context = try Given.context(Given.rule(), adopted: "2026-04-01")
        func keys(_ periods: [Period]) -> [String] { periods.map(\.key) }
        #expect(
            keys(context.periods(opening: Given.day("2026-03-01"), through: Given.day("2026-06-01"))) == ["2026-04", "2026-05", "2026-06"])
        #expect(keys(context.periods(opening: Given.day("2026-06-01"), through: Given.day("2026-06-30"))).isEmpty)
        // June's window closes on 7 July.
        #expect(keys(context.openPeriods(on: Given.day("2026-07-07"), through: Given.day("2026-07-14"))) == ["2026-06", "2026-07"])
        #expect(keys(context.openPeriods(on: Given.day("2026-07-08"), through: Given.day("2026-08-01"))) == ["2026-07", "2026-08"])
    }
}
