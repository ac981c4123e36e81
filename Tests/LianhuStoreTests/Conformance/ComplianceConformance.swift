import LianhuCore
import LianhuEngine
import Testing

@Suite("The port: counters")
struct ComplianceConformance {
    private struct Sum: Hashable, Sendable {
        var group: CounterGroup
        var counts: Counts
    }

    private static func counts(_ total: Int, met: Int = 0) -> Counts {
        Counts(total: total, met: met, metLate: total - met, excused: total / 2, void: met, enteredInTime: met / 2)
    }

    private static func group(_ rule: RuleKey, month: Int, shift: Int = 0) -> CounterGroup {
        let row = SampleTown.obligation(20, rule: rule, month: month)
        var window = row.window
        window.closesBefore = window.closesBefore.adding(days: shift)
        return CounterGroup(rule: rule, period: row.identity.period, window: window)
    }

    @Test("S45 S46 counters add up, by group in order, and as of any day", arguments: ConformingStore.allCases)
    func asOf(kind: ConformingStore) async throws {
        var numbers = SeededOperations(seed: 11)
        var commits: [[(key: CounterKey, counts: Counts)]] = []
        for _ in 0..<12 {
            commits.append(
                (0..<numbers.pick(1...8)).map { _ in
                    let key = CounterKey(
                        unit: numbers.pick(1...3),
                        group: Self.group(numbers.pick(1...2), month: numbers.pick(6...7), shift: numbers.pick(0...1)),
                        day: SampleTown.day("2026-07-0\(numbers.pick(1...9))"))
                    let amount = numbers.pick(-3...5)
                    return (key: key, counts: Self.counts(amount, met: numbers.pick(-1...2)))
                })
        }
        let written = commits
        try await kind.open { store in
            for rows in written {
                var changes = Changes()
                changes.counters = rows
                try await store.append(changes)
            }
            try await store.read { (reader: any StoreReader) throws in
                let july = Self.group(1, month: 7).period
                for unit in EntityKey(1)...4 {
                    for rule in [nil, RuleKey(1), 2, 3] {
                        for periods in [nil, july...july, (july - 100_000)...july] {
                            for day in ["2026-06-30", "2026-07-01", "2026-07-05", "2026-07-09", "2027-01-01"].map(SampleTown.day) {
                                let found = try reader.counters(unit: unit, rule: rule, periods: periods, asOf: day)
                                let wanted = Self.sums(written, unit: unit, rule: rule, periods: periods, asOf: day)
                                #expect(found.map { Sum(group: $0.group, counts: $0.counts) } == wanted)
                            }
                        }
                    }
                }
            }
        }
    }

    /// The same sums, row by row; groups that came to nothing are left out.
    private static func sums(
        _ commits: [[(key: CounterKey, counts: Counts)]], unit: EntityKey, rule: RuleKey?, periods: ClosedRange<Int64>?, asOf day: CivilDate
    ) -> [Sum] {
        var sums: [CounterGroup: Counts] = [:]
        for (key, counts) in commits.flatMap(\.self) where key.unit == unit && key.day <= day {
            guard rule == nil || rule == key.group.rule, periods?.contains(key.group.period) ?? true else { continue }
            sums[key.group, default: Counts()] += counts
        }
        return sums.filter { !$0.value.isZero }.map { Sum(group: $0.key, counts: $0.value) }.sorted {
            let (a, b) = ($0.group, $1.group)
            return (a.rule, a.period, a.window.opens, a.window.dueBefore, a.window.graceBefore, a.window.closesBefore)
                < (b.rule, b.period, b.window.opens, b.window.dueBefore, b.window.graceBefore, b.window.closesBefore)
        }
    }
}
