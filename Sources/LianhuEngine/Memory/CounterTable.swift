import LianhuCore

/// The counters of compliance: for each unit and group, what became known day by day (S45, S46).
final class CounterTable: UndoLog {
    private struct UnitGroup: Hashable {
        var unit: EntityKey
        var group: CounterGroup
    }

    private struct DayCounts {
        var day: CivilDate
        var counts: Counts
    }

    /// What became known day by day, and its sum: a question about today looks at no single day.
    private struct Series {
        var days: [DayCounts] = []
        var sum = Counts()
    }

    private var rows: [UnitGroup: Series] = [:]
    private var groups: [EntityKey: [CounterGroup]] = [:]
    private var undo: [(key: CounterKey, counts: Counts)] = []

    /// Adds a delta.
    func add(_ counts: Counts, to key: CounterKey) {
        change(key) { $0 += counts }
        undo.append((key, counts))
        noteChange()
    }

    private func change(_ key: CounterKey, _ body: (inout Counts) -> Void) {
        let unitGroup = UnitGroup(unit: key.unit, group: key.group)
        // Nearly always the newest day of a known group: changed where it lies.
        let isNew = Self.change(&rows[unitGroup, default: Series()], on: key.day, body)
        if isNew { groups[key.unit, default: []].append(key.group) }
    }

    private static func change(_ series: inout Series, on day: CivilDate, _ body: (inout Counts) -> Void) -> Bool {
        let isNew = series.days.isEmpty
        var index = series.days.count
        while index > 0, series.days[index - 1].day > day { index -= 1 }
        if index == 0 || series.days[index - 1].day != day {
            series.days.insert(DayCounts(day: day, counts: Counts()), at: index)
            index += 1
        }
        body(&series.days[index - 1].counts)
        body(&series.sum)
        return isNew
    }

    /// Sums of a unit up to a day, in order of rule, period and window; groups without anything are left out.
    func sums(
        unit: EntityKey, rule: RuleKey?, periods: ClosedRange<Int64>?, asOf day: CivilDate
    ) -> [(group: CounterGroup, counts: Counts)] {
        var result: [(group: CounterGroup, counts: Counts)] = []
        for group in groups[unit] ?? [] where rule == nil || rule == group.rule {
            guard periods?.contains(group.period) ?? true else { continue }
            guard let series = rows[UnitGroup(unit: unit, group: group)], let last = series.days.last else { continue }
            var sum = series.sum
            if last.day > day {
                sum = Counts()
                for row in series.days where row.day <= day { sum += row.counts }
            }
            if !sum.isZero { result.append((group, sum)) }
        }
        return result.sorted { $0.group.precedes($1.group) }
    }

    // MARK: Undo

    override func takeBack(_ changes: Int) {
        // Sums are what matters: a row that became zero counts for nothing.
        for _ in 0..<changes {
            let (key, counts) = undo.removeLast()
            change(key) { $0 -= counts }
        }
    }

    override func clear() { undo.removeAll(keepingCapacity: undo.count < 10_000) }
}

extension CounterGroup {
    /// By rule, period and window: the order in which stores list sums.
    func precedes(_ other: CounterGroup) -> Bool {
        if rule != other.rule { return rule < other.rule }
        if period != other.period { return period < other.period }
        let (a, b) = (window, other.window)
        if a.opens != b.opens { return a.opens < b.opens }
        if a.dueBefore != b.dueBefore { return a.dueBefore < b.dueBefore }
        if a.graceBefore != b.graceBefore { return a.graceBefore < b.graceBefore }
        return a.closesBefore < b.closesBefore
    }
}
