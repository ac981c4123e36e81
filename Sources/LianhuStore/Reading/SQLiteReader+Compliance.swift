import LianhuCore
import LianhuEngine

extension SQLiteReader {
    func counters(
        unit: EntityKey, rule: RuleKey?, periods: ClosedRange<Int64>?, asOf day: CivilDate
    ) throws -> [(group: CounterGroup, counts: Counts)] {
        let query = try query(
            """
            SELECT rule, period, opens, due_before, grace_before, closes_before, sum(total), sum(met), sum(met_late), sum(excused), sum(void),
              sum(entered_in_time)
            FROM counter WHERE unit = ? AND rule = ? AND period BETWEEN ? AND ? AND day <= ?
            GROUP BY rule, period, opens, due_before, grace_before, closes_before
            ORDER BY rule, period, opens, due_before, grace_before, closes_before
            """)
        var found: [(group: CounterGroup, counts: Counts)] = []
        for rule in try rule.map({ [$0] }) ?? countedRules(of: unit) {
            var values = query.parameters()
            values.put(unit)
            values.put(rule)
            values.put(periods?.lowerBound ?? .min)
            values.put(periods?.upperBound ?? .max)
            values.put(day)
            try query.forEach { row in
                let rule = row.integer()
                let period = row.integer()
                let window = Window(opens: row.day(), dueBefore: row.day(), graceBefore: row.day(), closesBefore: row.day())
                let counts = Counts(
                    total: row.int(), met: row.int(), metLate: row.int(), excused: row.int(), void: row.int(), enteredInTime: row.int())
                if !counts.isZero { found.append((CounterGroup(rule: rule, period: period, window: window), counts)) }
                return true
            }
        }
        return found
    }

    /// The rules that a unit has counters of; one step of the index for each, however many periods there are.
    private func countedRules(of unit: EntityKey) throws -> [RuleKey] {
        let query = try query("SELECT rule FROM counter WHERE unit = ? AND rule > ? ORDER BY rule LIMIT 1")
        var rules: [RuleKey] = []
        while true {
            var values = query.parameters()
            values.put(unit)
            values.put(rules.last ?? .min)
            guard let next = try query.first({ $0.integer() }) else { return rules }
            rules.append(next)
        }
    }
}
