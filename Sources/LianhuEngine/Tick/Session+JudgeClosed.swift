import LianhuCore

extension Session {
    /// Judges what has closed unmet, and whose period is not closed yet, by what is known now of leavings, suspensions and links (S7, S18, S46).
    mutating func judgeClosed(_ subjects: [SubjectFacts], context: PlanContext, version: RuleVersion) throws -> PlanTotals {
        var totals = PlanTotals()
        // Who turned out to be another household owes nothing of its own, and what could be entered no more stays as it was (S24).
        let subjects = subjects.filter { !$0.presence.isEmpty }
        guard !subjects.isEmpty else { return totals }
        let frozen = try frozenThrough()
        let byKey = Dictionary(subjects.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        let rows = try tx.obligations(about: subjects.map(\.key), rule: context.ruleKey, closingAfter: frozen ?? Self.always)
            .filter { $0.window.closesBefore <= today && !$0.isSettled && !$0.isFrozen(through: frozen) }
        guard !rows.isEmpty else { return totals }
        for (code, rows) in Dictionary(grouping: rows, by: \.identity.period).sorted(by: { $0.key < $1.key }) {
            guard let period = Period(code: code), context.makes(period) else { continue }
            let planner = Planner(context: context, period: period)
            guard version.governs(opening: planner.nominalWindow.opens) else { continue }
            var done = PlanTotals()
            for row in rows {
                guard let new = byKey[row.identity.about].flatMap({ planner.judged(row, of: $0) }) else { continue }
                let change = PlanChange.update(old: row, new: new)
                done.count(change)
                self.change(change)
            }
            guard done != PlanTotals() else { continue }
            totals += done
            try logPlan(rule: version.rule, period: period, totals: done)
            try flush()
        }
        return totals
    }
}
