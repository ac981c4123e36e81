import LianhuCore

/// All obligations, in one sorted run for each (rule, period): planning appends to one run, and old runs are passed over whole.
final class ObligationTable: UndoLog {
    /// The rows of one rule and period.
    private final class Run {
        let rule: RuleKey
        let period: Int64
        var sorted = SortedRows<Obligation>()
        // Bounds of what was ever stored: they only widen, so that taking a change back leaves them true.
        var lastClosing = CivilDate(day: .min)
        var firstDue = CivilDate(day: .max)
        var lastDue = CivilDate(day: .min)

        init(rule: RuleKey, period: Int64) {
            self.rule = rule
            self.period = period
        }

        func widen(_ window: Window) {
            lastClosing = max(lastClosing, window.closesBefore)
            firstDue = min(firstDue, window.dueBefore)
            lastDue = max(lastDue, window.dueBefore)
        }
    }

    /// In order of (rule, period).
    private var runs: [Run] = []
    private var undo: [(identity: Identity, old: Obligation?)] = []

    // MARK: Changing

    func apply(_ change: PlanChange) throws {
        switch change {
        case .create(let new):
            let run = makeRun(rule: new.identity.rule, period: new.identity.period)
            guard run.sorted[new.identity] == nil else { throw StoreError.constraint("obligation.identity") }
            put(new, in: run)
        case .update(let old, let new):
            // A change decided on something else than what is stored would make the counters wrong.
            guard old.identity == new.identity, let run = run(of: new.identity), run.sorted[old.identity] == old else {
                throw StoreError.staleObligation(old.identity)
            }
            put(new, in: run)
        }
    }

    private func put(_ new: Obligation, in run: Run) {
        undo.append((new.identity, run.sorted.put(new)))
        noteChange()
        run.widen(new.window)
    }

    private func position(rule: RuleKey, period: Int64) -> Int {
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if (runs[middle].rule, runs[middle].period) < (rule, period) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func run(of identity: Identity) -> Run? {
        let position = position(rule: identity.rule, period: identity.period)
        guard position < runs.count, runs[position].rule == identity.rule, runs[position].period == identity.period else { return nil }
        return runs[position]
    }

    private func makeRun(rule: RuleKey, period: Int64) -> Run {
        let position = position(rule: rule, period: period)
        if position < runs.count, runs[position].rule == rule, runs[position].period == period { return runs[position] }
        let run = Run(rule: rule, period: period)
        runs.insert(run, at: position)
        return run
    }

    // MARK: Reading

    subscript(identity: Identity) -> Obligation? { run(of: identity)?.sorted[identity] }

    /// Rows of one rule and period about members in a range.
    func rows(rule: RuleKey, period: Int64, about: ClosedRange<EntityKey>) -> [Obligation] {
        guard let run = run(of: Identity(about: 0, rule: rule, period: period, slot: 0)) else { return [] }
        let from = run.sorted.position(of: Identity(about: about.lowerBound, rule: rule, period: period, slot: .min))
        let to = run.sorted.position(after: Identity(about: about.upperBound, rule: rule, period: period, slot: .max))
        return Array(run.sorted.rows[from..<to])
    }

    /// Rules' periods that ever had rows, of codes from one on.
    func periods(from code: Int64) -> [DutyPeriod] {
        runs.filter { $0.period >= code && !$0.sorted.rows.isEmpty }.map {
            DutyPeriod(rule: $0.rule, period: $0.period, closesBefore: $0.lastClosing)
        }
    }

    /// Rows about some members whose windows close after a day.
    func rows(about: [EntityKey], rule: RuleKey?, closingAfter day: CivilDate) -> [Obligation] {
        let fitting = runs.filter { (rule == nil || $0.rule == rule) && $0.lastClosing > day }
        return Set(about).sorted().flatMap { about in
            fitting.flatMap { Self.rows(of: $0, about: about).filter { $0.window.closesBefore > day } }
        }
    }

    private static func rows(of run: Run, about: EntityKey) -> ArraySlice<Obligation> {
        let rows = run.sorted.rows
        let from = run.sorted.position(of: Identity(about: about, rule: run.rule, period: run.period, slot: .min))
        var to = from
        while to < rows.count, rows[to].identity.about == about { to += 1 }
        return rows[from..<to]
    }

    /// A page in key order.
    func page(_ filter: ObligationFilter, after: Identity?, limit: Int) -> [Obligation] {
        let fitting = runs.filter { run in
            (filter.rule.map { $0 == run.rule } ?? true) && (filter.periods?.contains(run.period) ?? true)
        }
        guard let about = filter.about else {
            return Self.merge(fitting, after: after, limit: limit) { filter.holds(for: $0) }
        }
        var found: [Obligation] = []
        for about in Set(about).sorted() where after.map({ about >= $0.about }) ?? true {
            for run in fitting {
                found += Self.rows(of: run, about: about).filter { row in
                    (after.map { row.identity > $0 } ?? true) && filter.holds(for: row)
                }
            }
            if found.count >= limit { break }
        }
        return Array(found.prefix(limit))
    }

    /// Members in a range that have a row of a rule that waits for evidence.
    func waiting(rule: RuleKey, about: ClosedRange<EntityKey>) -> Set<EntityKey> {
        var found: Set<EntityKey> = []
        for run in runs where run.rule == rule {
            for row in rows(rule: rule, period: run.period, about: about) where !row.isSettled && !row.isExcused && row.void == nil {
                found.insert(row.identity.about)
            }
        }
        return found
    }

    /// Rows of a rule that are due on one day and wait for evidence.
    func unsettled(rule: RuleKey, dueBefore: CivilDate, after: Identity?, limit: Int) -> [Obligation] {
        let fitting = runs.filter { $0.rule == rule && $0.firstDue <= dueBefore && dueBefore <= $0.lastDue }
        return Self.merge(fitting, after: after, limit: limit) {
            $0.window.dueBefore == dueBefore && !$0.isSettled && !$0.isExcused && $0.void == nil
        }
    }

    /// Merges runs into key order; a run's own order and the order of runs settle all ties.
    private static func merge(_ runs: [Run], after: Identity?, limit: Int, where holds: (Obligation) -> Bool) -> [Obligation] {
        var found: [Obligation] = []
        var cursors = runs.map { run in
            // The page starts within the member at which the last one ended.
            after.map { run.sorted.position(of: Identity(about: $0.about, rule: run.rule, period: run.period, slot: .min)) } ?? 0
        }
        while found.count < limit {
            var next: EntityKey?
            for (run, cursor) in zip(runs, cursors) where cursor < run.sorted.rows.count {
                let about = run.sorted.rows[cursor].identity.about
                next = min(next ?? about, about)
            }
            guard let about = next else { break }
            for (index, run) in runs.enumerated() {
                while cursors[index] < run.sorted.rows.count, run.sorted.rows[cursors[index]].identity.about == about {
                    let row = run.sorted.rows[cursors[index]]
                    cursors[index] += 1
                    if after.map({ row.identity > $0 }) ?? true, holds(row) { found.append(row) }
                }
            }
        }
        return Array(found.prefix(limit))
    }

    // MARK: Undo

    override func takeBack(_ changes: Int) {
        for _ in 0..<changes {
            let (identity, old) = undo.removeLast()
            guard let run = run(of: identity) else { continue }
            if let old { _ = run.sorted.put(old) } else { run.sorted.remove(identity) }
        }
    }

    override func clear() { undo.removeAll(keepingCapacity: undo.count < 10_000) }
}
