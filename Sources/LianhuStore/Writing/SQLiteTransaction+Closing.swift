import LianhuCore
import LianhuEngine

extension SQLiteTransaction {
    // A closed head or figure cannot be replaced: triggers see to it. So figures go before the head that closes them.
    func appendClosing(_ changes: Changes) throws {
        let isLast = changes.closures.filter { $0.closedAt != nil }
        try put(changes.closures.filter { $0.closedAt == nil })
        try put(changes.closureFigures)
        try put(isLast)
        if !changes.closures.isEmpty { state.lastMonth = nil }
        try insert(changes.postponements, "INSERT INTO postponement (period, until_day, reason, at) VALUES (?, ?, ?, ?)") { values, row in
            values.put(row.period)
            values.put(row.until)
            values.put(row.reason)
            values.put(row.at)
        }
        try insert(
            changes.amendments,
            """
            INSERT INTO amendment (about, rule, period, slot, unit, evidence, reason, approver, at, on_day, met, met_late, entered_in_time)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        ) { values, row in
            values.put(row.item)
            values.put(row.unit)
            values.put(row.evidence)
            values.put(row.reason)
            values.put(row.approver)
            values.put(row.at)
            values.put(row.on)
            values.put(row.delta.met)
            values.put(row.delta.metLate)
            values.put(row.delta.enteredInTime)
        }
    }

    private func put(_ closures: [ClosureRecord]) throws {
        try insert(
            closures,
            """
            INSERT INTO closure (period, begun_at, begun_on, revision, rules_digest, closed_at, closed_on, obligations, list_digest)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET begun_at = excluded.begun_at, begun_on = excluded.begun_on, revision = excluded.revision,
              rules_digest = excluded.rules_digest, closed_at = excluded.closed_at, closed_on = excluded.closed_on,
              obligations = excluded.obligations, list_digest = excluded.list_digest
            """
        ) { values, row in
            values.put(row.period)
            values.put(row.begunAt)
            values.put(row.begunOn)
            values.put(row.revision)
            values.put(row.rulesDigest)
            values.put(row.closedAt)
            values.put(row.closedOn)
            values.put(row.obligations)
            values.put(row.listDigest)
        }
    }

    private func put(_ figures: [ClosureFigure]) throws {
        try insert(
            figures,
            """
            INSERT INTO closure_figure (period, unit, rule, expected, met, met_late, excused, missed, overdue, not_yet_due, upcoming, void,
              entered_in_time) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET expected = excluded.expected, met = excluded.met, met_late = excluded.met_late,
              excused = excluded.excused, missed = excluded.missed, overdue = excluded.overdue, not_yet_due = excluded.not_yet_due,
              upcoming = excluded.upcoming, void = excluded.void, entered_in_time = excluded.entered_in_time
            """
        ) { values, row in
            values.put(row.period)
            values.put(row.unit)
            values.put(row.rule)
            values.put(row.figures.expected)
            values.put(row.figures.met)
            values.put(row.figures.metLate)
            values.put(row.figures.excused)
            values.put(row.figures.missed)
            values.put(row.figures.overdue)
            values.put(row.figures.notYetDue)
            values.put(row.figures.upcoming)
            values.put(row.figures.void)
            values.put(row.figures.enteredInTime)
        }
    }

    // MARK: What is overwritten

    func appendPast(_ changes: Changes) throws {
        try insert(changes.planDays, "INSERT INTO plan_day (rule, period, day) VALUES (?, ?, ?) ON CONFLICT DO NOTHING") { values, row in
            values.put(row.rule)
            values.put(row.period)
            values.put(row.day)
        }
        try insert(
            changes.births,
            "INSERT INTO obligation_birth (about, rule, period, slot, day) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
        ) { values, row in
            values.put(row.item)
            values.put(row.day)
        }
        try insert(
            changes.pastObligations,
            """
            INSERT INTO obligation_past (about, rule, period, slot, unit, opens, due_before, grace_before, closes_before, entry_before,
              settled_by, settled_on, settled_recorded_on, excused, void, backfilled, known_until)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """
        ) { values, row in
            values.put(row.row)
            values.put(row.knownUntil)
        }
        try insert(
            changes.pastLinks,
            """
            INSERT INTO link_past (key, subject, seat, worker, kind, is_primary, from_day, until_day, recorded_on, known_until)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """
        ) { values, row in
            values.put(row.link.key)
            values.put(row.link.subject)
            values.put(row.link.seat)
            values.put(row.link.worker)
            values.put(row.link.kind)
            values.put(row.link.isPrimary)
            values.put(row.link.tenure)
            values.put(row.link.recordedOn)
            values.put(row.knownUntil)
        }
    }
}
