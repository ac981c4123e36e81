import LianhuCore
import LianhuEngine

extension SQLiteReader {
    func evidence(ids: [String]) throws -> [Evidence] {
        let query = try query("SELECT \(Evidence.columns) FROM evidence e WHERE e.id = ?")
        let found = try Set(ids).compactMap { id in
            var values = query.parameters()
            values.put(id)
            return try query.first { try Evidence(&$0) }
        }
        return try addingParticipants(to: found.sorted { $0.key < $1.key })
    }

    func evidence(keys: [EvidenceKey]) throws -> [Evidence] {
        let query = try query("SELECT \(Evidence.columns) FROM evidence e WHERE e.key = ?")
        let found = try Set(keys).sorted().compactMap { key in
            var values = query.parameters()
            values.put(key)
            return try query.first { try Evidence(&$0) }
        }
        return try addingParticipants(to: found)
    }

    func evidence(about: EntityKey, from day: CivilDate) throws -> [Evidence] {
        let query = try query(
            """
            SELECT \(Evidence.columns) FROM (SELECT ?1 AS value UNION ALL SELECT entity FROM alias WHERE target = ?1) k
              CROSS JOIN evidence e ON e.about = k.value AND e.occurred_on >= ?2 AND e.superseded_by IS NULL
            ORDER BY e.key
            """)
        var values = query.parameters()
        values.put(about)
        values.put(day)
        let own = try query.all { try Evidence(&$0) }
        let covering = try self.covering(about, from: day)
        guard !covering.isEmpty else { return try addingParticipants(to: own) }
        let known = Set(own.map(\.key))
        let rows = (own + covering.filter { !known.contains($0.key) }).sorted { $0.key < $1.key }
        return try addingParticipants(to: rows)
    }

    /// Sessions that covered a member, or what was merged into it; a statement of its own, for hardly any member has one.
    private func covering(_ member: EntityKey, from day: CivilDate) throws -> [Evidence] {
        let query = try query(
            """
            SELECT DISTINCT v.evidence FROM (SELECT ?1 AS value UNION ALL SELECT entity FROM alias WHERE target = ?1) k
              CROSS JOIN evidence_cover v ON v.member = k.value
            """)
        var values = query.parameters()
        values.put(member)
        let keys = try query.all { $0.integer() }
        guard !keys.isEmpty else { return [] }
        return try evidence(keys: keys).filter { $0.occurredOn >= day && $0.supersededBy == nil }
    }

    private func addingParticipants(to rows: [Evidence]) throws -> [Evidence] {
        let query = try query("SELECT worker FROM participant WHERE evidence = ? AND position >= 0 ORDER BY position")
        var rows = rows
        for index in rows.indices {
            var values = query.parameters()
            values.put(rows[index].key)
            rows[index].participants = try query.all { $0.integer() }
            if rows[index].kind == .activity { rows[index].covers = try covers(of: rows[index].key) }
        }
        return rows
    }

    private func covers(of evidence: EvidenceKey) throws -> [EntityKey] {
        let query = try query("SELECT member FROM evidence_cover WHERE evidence = ? ORDER BY position")
        var values = query.parameters()
        values.put(evidence)
        return try query.all { $0.integer() }
    }

    func privateFields(of evidence: EvidenceKey) throws -> [PrivateField] {
        let query = try query("SELECT seq, evidence, field, salt, value FROM private WHERE evidence = ? ORDER BY seq, field, key")
        var values = query.parameters()
        values.put(evidence)
        return try query.all { row in
            PrivateField(seq: row.integer(), evidence: row.integer(), field: row.text(), salt: row.bytes(), value: row.text())
        }
    }

    // MARK: Lists and tallies

    func evidence(_ filter: EvidenceFilter, after: EvidenceKey, limit: Int) throws -> [Evidence] {
        guard limit > 0 else { return [] }
        let query = try query(
            "SELECT \(Evidence.columns) FROM evidence e WHERE \(Self.condition(filter, listing: true)) AND e.key > ?1 ORDER BY e.key LIMIT ?2"
        )
        var values = query.parameters()
        values.put(after)
        values.put(limit)
        Self.put(filter, in: &values)
        return try addingParticipants(to: query.all { try Evidence(&$0) })
    }

    func tallies(_ filter: EvidenceFilter) throws -> [TallyRow] {
        var filter = filter
        filter.includesSuperseded = false
        let query = try query(
            """
            SELECT e.kind, e.method, e.imported, count(*), count(DISTINCT e.about), sum(e.persons_met) FROM evidence e
            WHERE \(Self.condition(filter, listing: false)) GROUP BY e.kind, e.method, e.imported ORDER BY e.kind, e.method, e.imported
            """)
        var values = query.parameters()
        values.skip(2)
        Self.put(filter, in: &values)
        return try query.all { row in
            guard let kind = EvidenceKind(rawValue: UInt8(truncatingIfNeeded: row.integer())) else { throw StoreError.corrupt(code: 0) }
            return TallyRow(
                kind: kind, method: row.text(), isImported: row.bool(), records: row.int(), subjects: row.int(), personsMet: row.int())
        }
    }

    func tallyTotals(_ filter: EvidenceFilter) throws -> [TallyTotal] {
        var filter = filter
        filter.includesSuperseded = false
        let query = try query(
            """
            SELECT e.imported, count(*) FILTER (WHERE e.kind = 1), count(DISTINCT e.about) FILTER (WHERE e.kind = 1),
              sum(e.persons_met) FILTER (WHERE e.kind = 1), count(*) FILTER (WHERE e.kind = 2),
              count(*) FILTER (WHERE e.kind = 3 AND e.method <> '\(NothingToReport.activity)'),
              sum(e.persons_met) FILTER (WHERE e.kind = 3 AND e.method <> '\(NothingToReport.activity)'),
              count(*) FILTER (WHERE e.kind = 3 AND e.method = '\(NothingToReport.activity)')
            FROM evidence e WHERE \(Self.condition(filter, listing: false)) GROUP BY e.imported ORDER BY e.imported
            """)
        var values = query.parameters()
        values.skip(2)
        Self.put(filter, in: &values)
        return try query.all { row in
            var total = TallyTotal(isImported: row.bool())
            total.visits = row.int()
            total.households = row.int()
            total.personsMet = row.int()
            total.attempts = row.int()
            total.sessions = row.int()
            total.attendance = row.int()
            total.nothingToReport = row.int()
            return total
        }
    }

    /// The filter as a condition, with parameters from `?3` on. It takes one way in: what it is about, who did it, the units, or the key;
    /// a unary plus keeps SQLite, which knows nothing of numbers here, from another. A page in key order goes through a few units only.
    private static func condition(_ filter: EvidenceFilter, listing: Bool) -> String {
        var parts: [String] = []
        if filter.about != nil { parts.append("e.about = ?3") }
        let hasWay = filter.about != nil
        if filter.worker != nil { parts.append("\(hasWay ? "+" : "")e.key IN (SELECT evidence FROM participant WHERE worker = ?4)") }
        if let units = filter.units {
            let isWay = !hasWay && filter.worker == nil && (!listing || units.count <= fewUnits)
            parts.append("\(isWay ? "" : "+")e.unit IN (SELECT value FROM json_each(?5))")
        }
        if !filter.kinds.isEmpty {
            let kinds = filter.kinds.map { String($0.rawValue) }.sorted().joined(separator: ", ")
            parts.append("e.kind IN (\(kinds))")
        }
        if filter.from != nil { parts.append("e.occurred_on >= ?6") }
        if filter.before != nil { parts.append("e.occurred_on < ?7") }
        if filter.recordedUpTo != nil { parts.append("e.recorded_at <= ?8") }
        if filter.recordedAfter != nil { parts.append("e.recorded_at > ?9") }
        if !filter.includesSuperseded {
            parts.append(
                filter.recordedUpTo == nil ? "e.superseded_by IS NULL" : "(e.superseded_by IS NULL OR e.superseded_at > ?8)")
        }
        return parts.isEmpty ? "1" : parts.joined(separator: " AND ")
    }

    private static func put(_ filter: EvidenceFilter, in values: inout Parameters) {
        values.put(filter.about)
        values.put(filter.worker)
        values.put(filter.units.map { "[" + $0.sorted().map(String.init).joined(separator: ",") + "]" })
        values.put(filter.from)
        values.put(filter.before)
        values.put(filter.recordedUpTo)
        values.put(filter.recordedAfter)
    }
}
