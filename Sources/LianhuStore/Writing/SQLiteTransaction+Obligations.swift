import LianhuCore
import LianhuEngine

extension SQLiteTransaction {
    func appendObligations(_ changes: [PlanChange]) throws {
        guard !changes.isEmpty else { return }
        let writer = try ObligationWriter(self)
        for change in changes { try writer.write(change) }
    }

    func appendVisitDays(_ days: [VisitDay]) throws {
        try insert(
            days,
            """
            INSERT INTO visit_day (about, rule, period, slot, worker, day, fixed) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET worker = excluded.worker, day = excluded.day, fixed = excluded.fixed
            """
        ) { values, visit in
            values.put(visit.item)
            values.put(visit.worker)
            values.put(visit.day)
            values.put(visit.isFixed)
        }
    }

    func appendCounters(_ rows: [(key: CounterKey, counts: Counts)]) throws {
        try insert(
            rows,
            """
            INSERT INTO counter (unit, rule, period, opens, due_before, grace_before, closes_before, day, total, met, met_late, excused, void,
              entered_in_time) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET total = total + excluded.total, met = met + excluded.met, met_late = met_late + excluded.met_late,
              excused = excused + excluded.excused, void = void + excluded.void, entered_in_time = entered_in_time + excluded.entered_in_time
            """
        ) { values, row in
            values.put(row.key.unit)
            values.put(row.key.group.rule)
            values.put(row.key.group.period)
            values.put(row.key.group.window)
            values.put(row.key.day)
            values.put(row.counts.total)
            values.put(row.counts.met)
            values.put(row.counts.metLate)
            values.put(row.counts.excused)
            values.put(row.counts.void)
            values.put(row.counts.enteredInTime)
        }
    }
}

/// Writes planned and changed obligations: the hot path of planning.
private struct ObligationWriter {
    private let transaction: SQLiteTransaction
    private let create: Query
    private let update: Query
    private let settle: Query
    private let place: Query
    private let period: Query

    /// Nothing may be changed that is not as the change was decided on, or the counters would be wrong.
    private static let isAsDecided = """
        about = ? AND rule = ? AND period = ? AND slot = ? AND unit = ? AND opens = ? AND due_before = ? AND grace_before = ?
          AND closes_before = ? AND entry_before = ? AND settled_by IS ? AND settled_on IS ? AND settled_recorded_on IS ?
          AND excused = ? AND void = ? AND backfilled = ?
        """

    init(_ transaction: SQLiteTransaction) throws {
        self.transaction = transaction
        create = try transaction.query(
            """
            INSERT INTO obligation (about, rule, period, slot, unit, opens, due_before, grace_before, closes_before, entry_before, settled_by,
              settled_on, settled_recorded_on, excused, void, backfilled) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        update = try transaction.query(
            """
            UPDATE obligation SET settled_by = ?, settled_on = ?, settled_recorded_on = ?, excused = ?, void = ?, unit = ?, opens = ?,
              due_before = ?, grace_before = ?, closes_before = ?, entry_before = ?, backfilled = ? WHERE \(Self.isAsDecided)
            """)
        settle = try transaction.query(
            """
            UPDATE obligation SET settled_by = ?, settled_on = ?, settled_recorded_on = ?, excused = ?, void = ? WHERE \(Self.isAsDecided)
            """)
        place = try transaction.query("INSERT INTO about_unit (about, unit) VALUES (?, ?) ON CONFLICT DO NOTHING")
        period = try transaction.query(
            """
            INSERT INTO rule_period (rule, period, closes_before) VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET closes_before = max(closes_before, excluded.closes_before)
            """)
    }

    func write(_ change: PlanChange) throws {
        switch change {
        case .create(let new):
            var values = create.parameters()
            values.put(new)
            try create.run()
            try keepWays(to: new)
        case .update(let old, let new):
            try write(old: old, new: new)
        }
    }

    private func write(old: Obligation, new: Obligation) throws {
        guard old.identity == new.identity else { throw StoreError.staleObligation(old.identity) }
        let staysInPlace =
            old.unit == new.unit && old.window == new.window && old.entryBefore == new.entryBefore && old.isBackfilled == new.isBackfilled
        let query = staysInPlace ? settle : update
        var values = query.parameters()
        values.putFacts(of: new)
        if !staysInPlace {
            values.put(new.unit)
            values.put(new.window)
            values.put(new.entryBefore)
            values.put(new.isBackfilled)
        }
        values.put(old)
        try query.run()
        guard query.changes == 1 else { throw StoreError.staleObligation(old.identity) }
        if !staysInPlace { try keepWays(to: new) }
    }

    /// Keeps the small tables by which lists find an obligation.
    private func keepWays(to new: Obligation) throws {
        if !transaction.places.knows(about: new.identity.about, unit: new.unit) {
            var values = place.parameters()
            values.put(new.identity.about)
            values.put(new.unit)
            try place.run()
        }
        let key = WriterState.RulePeriod(rule: new.identity.rule, period: new.identity.period)
        if let known = transaction.state.periods[key], known >= new.window.closesBefore { return }
        transaction.state.periods[key] = new.window.closesBefore
        var values = period.parameters()
        values.put(key.rule)
        values.put(key.period)
        values.put(new.window.closesBefore)
        try period.run()
    }
}
