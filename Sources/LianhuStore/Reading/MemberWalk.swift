import LianhuCore
import LianhuEngine

/// Obligations about one member after another: for each period of a rule that has any, one look at its place.
struct MemberWalk {
    private let query: Query
    private let rule: RuleKey?
    private let periods: ClosedRange<Int64>?
    private let today: CivilDate
    private let closingAfter: CivilDate

    /// What a walk passes over: other rules and periods, other statuses on `today`, and windows that close on or before `closingAfter`.
    init(
        _ reader: SQLiteReader, rule: RuleKey?, periods: ClosedRange<Int64>?, statuses: Set<Status>, today: CivilDate,
        closingAfter: CivilDate
    ) throws {
        query = try reader.query(Self.sql(statuses))
        self.rule = rule
        self.periods = periods
        self.today = today
        self.closingAfter = closingAfter
    }

    /// The unary plus keeps SQLite from walking through a range of periods, with all members in them, instead of looking into each.
    static func sql(_ statuses: Set<Status>) -> String {
        """
        SELECT \(Obligation.columns)
        FROM rule_period p CROSS JOIN obligation o ON o.rule = p.rule AND o.period = p.period AND o.about = ?2
        WHERE +p.rule BETWEEN ?3 AND ?4 AND +p.period BETWEEN ?5 AND ?6 AND p.closes_before > ?7 AND o.closes_before > ?7
          AND \(StatusPredicate.sql(anyOf: statuses))
        ORDER BY p.rule, p.period, o.slot
        """
    }

    /// Each obligation in key order, until the body returns false.
    func forEach(_ about: EntityKey, _ body: (Obligation) throws -> Bool) throws {
        var values = query.parameters()
        values.put(today)
        values.put(about)
        values.put(rule ?? .min)
        values.put(rule ?? .max)
        values.put(periods?.lowerBound ?? .min)
        values.put(periods?.upperBound ?? .max)
        values.put(closingAfter)
        try query.forEach { try body(Obligation(&$0)) }
    }
}
