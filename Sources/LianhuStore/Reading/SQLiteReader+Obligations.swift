import LianhuCore
import LianhuEngine

extension SQLiteReader {
    func obligations(rule: RuleKey, period: Int64, about: ClosedRange<EntityKey>) throws -> [Obligation] {
        let query = try query(
            "SELECT \(Obligation.columns) FROM obligation o WHERE o.rule = ? AND o.period = ? AND o.about BETWEEN ? AND ? ORDER BY o.about, o.slot"
        )
        var values = query.parameters()
        values.put(rule)
        values.put(period)
        values.put(about.lowerBound)
        values.put(about.upperBound)
        return try query.all { try Obligation(&$0) }
    }

    func obligations(_ identities: [Identity]) throws -> [Obligation] {
        let query = try query(
            "SELECT \(Obligation.columns) FROM obligation o WHERE o.about = ? AND o.rule = ? AND o.period = ? AND o.slot = ?")
        return try Set(identities).sorted().compactMap { identity in
            var values = query.parameters()
            values.put(identity)
            return try query.first { try Obligation(&$0) }
        }
    }

    func unsettled(rule: RuleKey, dueBefore: CivilDate, after: Identity?, limit: Int) throws -> [Obligation] {
        let query = try query(
            """
            SELECT \(Obligation.columns) FROM obligation o INDEXED BY obligation_unsettled
            WHERE o.rule = ?1 AND o.due_before = ?2 AND o.settled_by IS NULL AND o.excused = 0 AND o.void = 0
              AND o.about >= ?3 AND (?4 IS NULL OR (o.about, o.rule, o.period, o.slot) > (?4, ?5, ?6, ?7))
            ORDER BY o.about, o.period, o.slot LIMIT ?8
            """)
        var values = query.parameters()
        values.put(rule)
        values.put(dueBefore)
        values.put(after?.about ?? .min)
        values.put(after?.about)
        values.put(after?.rule)
        values.put(after?.period)
        values.put(after.map { Int64($0.slot) })
        values.put(limit)
        return try query.all { try Obligation(&$0) }
    }

    func waiting(rule: RuleKey, about: ClosedRange<EntityKey>) throws -> Set<EntityKey> {
        let query = try query(
            """
            SELECT DISTINCT o.about FROM obligation o INDEXED BY obligation_unsettled
            WHERE o.rule = ? AND o.settled_by IS NULL AND o.excused = 0 AND o.void = 0 AND o.about BETWEEN ? AND ?
            """)
        var values = query.parameters()
        values.put(rule)
        values.put(about.lowerBound)
        values.put(about.upperBound)
        return Set(try query.all { $0.integer() })
    }

    // MARK: About members

    // Few periods are open at a time: they lead, and each is looked into for every member. For the unary plus see `MemberWalk`.
    private static let openByKey = KeyedSQL {
        """
        SELECT \(Obligation.columns)
        FROM rule_period p CROSS JOIN \($0) k CROSS JOIN obligation o ON o.rule = p.rule AND o.period = p.period AND o.about = k.value
        WHERE +p.rule BETWEEN ?2 AND ?3 AND p.closes_before > ?4 AND o.closes_before > ?4
        """
    }

    func obligations(about: [EntityKey], rule: RuleKey?, closingAfter day: CivilDate) throws -> [Obligation] {
        try rows(
            of: Set(about).sorted(), Self.openByKey,
            bind: { values in
                values.put(rule ?? .min)
                values.put(rule ?? .max)
                values.put(day)
            },
            { try Obligation(&$0) }
        ).sorted { $0.identity < $1.identity }
    }

    // MARK: Lists

    func obligations(_ filter: ObligationFilter, after: Identity?, limit: Int) throws -> [Obligation] {
        guard limit > 0 else { return [] }
        // What was known on a past day may have had another status, and a later closing.
        let past = try filter.asOf.map { try PastVersions(self, on: $0) }
        let walk = try MemberWalk(
            self, rule: filter.rule, periods: filter.periods, statuses: past == nil ? filter.statuses : [], today: filter.today,
            closingAfter: past == nil && StatusPredicate.isOpen(allOf: filter.statuses) ? filter.today : CivilDate(day: .min))
        var found: [Obligation] = []
        var start = max(after?.about ?? .min, filter.span?.lowerBound ?? .min)
        while true {
            let members = try members(filter, from: start, limit: Self.membersAtOnce).filter { filter.span?.contains($0) ?? true }
            for about in members {
                try walk.forEach(about) { obligation in
                    guard after.map({ obligation.identity > $0 }) ?? true else { return true }
                    let known: Obligation? = try past.map { try $0.version(of: obligation) } ?? obligation
                    if let known, filter.holds(for: known) { found.append(known) }
                    return found.count < limit
                }
                if found.count >= limit { return found }
            }
            guard members.count == Self.membersAtOnce, let last = members.last, last < .max else { return found }
            start = last + 1
        }
    }

    private static var membersAtOnce: Int { 256 }

    /// Members with obligations that a filter may want, from a key on, in key order.
    private func members(_ filter: ObligationFilter, from start: EntityKey, limit: Int) throws -> [EntityKey] {
        if let about = filter.about { return Array(Set(about.filter { $0 >= start }).sorted().prefix(limit)) }
        guard let units = filter.units else {
            let query = try query("SELECT DISTINCT about FROM about_unit WHERE about >= ? ORDER BY about LIMIT ?")
            var values = query.parameters()
            values.put(start)
            values.put(limit)
            return try query.all { $0.integer() }
        }
        guard units.count > Self.fewUnits else { return try members(ofFew: units, from: start, limit: limit) }
        let query = try query("SELECT about, unit FROM about_unit WHERE about >= ? ORDER BY about")
        var values = query.parameters()
        values.put(start)
        var found: [EntityKey] = []
        try query.forEach { row in
            let about = row.integer()
            if found.last != about, units.contains(row.integer()) { found.append(about) }
            return found.count < limit
        }
        return found
    }

    private func members(ofFew units: Set<EntityKey>, from start: EntityKey, limit: Int) throws -> [EntityKey] {
        let query = try query("SELECT about FROM about_unit WHERE unit = ? AND about >= ? ORDER BY about LIMIT ?")
        var found: Set<EntityKey> = []
        for unit in units {
            var values = query.parameters()
            values.put(unit)
            values.put(start)
            values.put(limit)
            try query.forEach { row in
                found.insert(row.integer())
                return true
            }
        }
        return Array(found.sorted().prefix(limit))
    }
}
