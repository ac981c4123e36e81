import LianhuCore
import LianhuEngine

extension SQLiteReader {
    static let closureColumns =
        "period, begun_at, begun_on, revision, rules_digest, closed_at, closed_on, obligations, list_digest"

    static func closure(_ row: inout Columns) -> ClosureRecord {
        ClosureRecord(
            period: row.integer(), begunAt: row.instant(), begunOn: row.day(), revision: row.int(), rulesDigest: row.text(),
            closedAt: row.optionalInteger().map { Instant(milliseconds: $0) }, closedOn: row.optionalDay(), obligations: row.int(),
            listDigest: row.text())
    }

    func closures() throws -> [ClosureRecord] {
        try query("SELECT \(Self.closureColumns) FROM closure ORDER BY period").all(Self.closure)
    }

    func closureFigures(period: Int64, units: [EntityKey]) throws -> [ClosureFigure] {
        let query = try query(
            """
            SELECT rule, expected, met, met_late, excused, missed, overdue, not_yet_due, upcoming, void, entered_in_time
            FROM closure_figure WHERE period = ? AND unit = ? ORDER BY rule
            """)
        return try Set(units).sorted().flatMap { unit in
            var values = query.parameters()
            values.put(period)
            values.put(unit)
            return try query.all { row in
                let rule = row.integer()
                var figures = Compliance()
                figures.expected = row.int()
                figures.met = row.int()
                figures.metLate = row.int()
                figures.excused = row.int()
                figures.missed = row.int()
                figures.overdue = row.int()
                figures.notYetDue = row.int()
                figures.upcoming = row.int()
                figures.void = row.int()
                figures.enteredInTime = row.int()
                return ClosureFigure(period: period, unit: unit, rule: rule, figures: figures)
            }
        }
    }

    func postponements() throws -> [PostponementRecord] {
        try query("SELECT period, until_day, reason, at FROM postponement ORDER BY period").all { row in
            PostponementRecord(period: row.integer(), until: row.day(), reason: row.text(), at: row.instant())
        }
    }

    func amendments(periods: ClosedRange<Int64>) throws -> [AmendmentRecord] {
        let query = try query(
            """
            SELECT about, rule, period, slot, unit, evidence, reason, approver, at, on_day, met, met_late, entered_in_time
            FROM amendment WHERE period BETWEEN ? AND ? ORDER BY key
            """)
        var values = query.parameters()
        values.put(periods.lowerBound)
        values.put(periods.upperBound)
        return try query.all { row in
            AmendmentRecord(
                item: row.identity(), unit: row.integer(), evidence: row.optionalInteger(), reason: row.text(), approver: row.integer(),
                at: row.instant(), on: row.day(),
                delta: Counts(total: 0, met: row.int(), metLate: row.int(), excused: 0, void: 0, enteredInTime: row.int()))
        }
    }

    func dutyPeriods(from code: Int64) throws -> [DutyPeriod] {
        let query = try query("SELECT rule, period, closes_before FROM rule_period WHERE period >= ? ORDER BY rule, period")
        var values = query.parameters()
        values.put(code)
        return try query.all { row in DutyPeriod(rule: row.integer(), period: row.integer(), closesBefore: row.day()) }
    }

    func planDay(rule: RuleKey, period: Int64) throws -> CivilDate? {
        let query = try query("SELECT day FROM plan_day WHERE rule = ? AND period = ?")
        var values = query.parameters()
        values.put(rule)
        values.put(period)
        return try query.first { $0.day() }
    }

    func pastLinks(of subjects: [EntityKey], on day: CivilDate) throws -> [LinkRecord] {
        let query = try query(
            """
            SELECT key, subject, seat, worker, kind, is_primary, from_day, until_day, recorded_on FROM link_past
            WHERE subject = ? AND known_until > ? ORDER BY key, known_until
            """)
        return try Set(subjects).sorted().flatMap { subject in
            var values = query.parameters()
            values.put(subject)
            values.put(day)
            var found: [LinkRecord] = []
            try query.forEach { row in
                let link = LinkRecord(
                    key: row.integer(), subject: row.integer(), seat: row.int(), worker: row.integer(), kind: row.text(),
                    isPrimary: row.bool(), tenure: row.tenure(), recordedOn: row.day())
                if found.last?.key != link.key { found.append(link) }
                return true
            }
            return found
        }
    }

    func escalationCounts(units: Set<EntityKey>?, from: Instant, before: Instant) throws -> [EscalationCount] {
        let way = units == nil ? "" : " AND unit IN (SELECT value FROM json_each(?3))"
        let query = try query(
            """
            SELECT rule, tone, count(*) FROM escalation WHERE at >= ?1 AND at < ?2 AND skip IS NULL\(way)
            GROUP BY rule, tone ORDER BY rule, tone
            """)
        var values = query.parameters()
        values.put(from)
        values.put(before)
        values.put(units.map { "[" + $0.sorted().map(String.init).joined(separator: ",") + "]" })
        return try query.all { row in
            let rule = row.integer()
            guard let tone = Tone(rawValue: row.text()) else { throw StoreError.corrupt(code: 0) }
            return EscalationCount(rule: rule, tone: tone, count: row.int())
        }
    }
}

/// Rows as they were known at the end of a day (S46): two looks for each.
struct PastVersions {
    private let day: CivilDate
    private let past: Query
    private let birth: Query
    private let planned: Query

    init(_ reader: SQLiteReader, on day: CivilDate) throws {
        self.day = day
        past = try reader.query(
            """
            SELECT \(Obligation.columns) FROM obligation_past o
            WHERE o.rule = ? AND o.period = ? AND o.about = ? AND o.slot = ? AND o.known_until > ? ORDER BY o.known_until LIMIT 1
            """)
        birth = try reader.query("SELECT day FROM obligation_birth WHERE rule = ? AND period = ? AND about = ? AND slot = ?")
        planned = try reader.query("SELECT day FROM plan_day WHERE rule = ? AND period = ?")
    }

    /// The version that was known; nil if there was none.
    func version(of row: Obligation) throws -> Obligation? {
        var item = birth.parameters()
        put(row.identity, in: &item)
        var group = planned.parameters()
        group.put(row.identity.rule)
        group.put(row.identity.period)
        let born = try birth.first { $0.day() } ?? planned.first { $0.day() }
        if let born, born > day { return nil }
        var values = past.parameters()
        put(row.identity, in: &values)
        values.put(day)
        return try (past.first { try Obligation(&$0) } ?? row).known(on: day)
    }

    private func put(_ item: Identity, in values: inout Parameters) {
        values.put(item.rule)
        values.put(item.period)
        values.put(item.about)
        values.put(item.slot)
    }
}
