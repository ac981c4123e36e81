import LianhuCore
import LianhuEngine

extension SQLiteReader {
    private static let tagsByEntity = KeyedSQL {
        """
        SELECT t.entity, t.tag, t.from_day, t.until_day, t.recorded_on FROM \($0) k CROSS JOIN tag t ON t.entity = k.value
        ORDER BY t.entity, t.from_day, t.tag
        """
    }

    func tags(of entities: [EntityKey]) throws -> [TagRecord] {
        try rows(of: Set(entities).sorted(), Self.tagsByEntity) { row in
            TagRecord(entity: row.integer(), tag: row.text(), tenure: row.tenure(), recordedOn: row.day())
        }
    }

    private static let aliasColumns = "a.entity, a.target, a.merged_on"

    private static func alias(_ row: inout Columns) -> AliasRecord {
        AliasRecord(entity: row.integer(), target: row.integer(), mergedOn: row.day())
    }

    private static let aliasesByEntity = KeyedSQL {
        "SELECT \(aliasColumns) FROM \($0) k CROSS JOIN alias a ON a.entity = k.value ORDER BY a.entity"
    }
    private static let aliasesByTarget = KeyedSQL {
        "SELECT \(aliasColumns) FROM \($0) k CROSS JOIN alias a ON a.target = k.value ORDER BY a.entity"
    }

    func aliases(of entities: [EntityKey]) throws -> [AliasRecord] {
        try rows(of: Set(entities).sorted(), Self.aliasesByEntity, Self.alias)
    }

    func aliases(into targets: [EntityKey]) throws -> [AliasRecord] {
        try rows(of: Set(targets).sorted(), Self.aliasesByTarget, Self.alias)
    }

    // MARK: Requests for waivers

    private static let requestColumns =
        "x.about, x.rule, x.period, x.slot, x.asked_at, x.reason, x.worker, x.approver, x.approved, x.decided_at"

    private static func request(_ row: inout Columns) -> ExcuseRequestRecord {
        let item = row.identity()
        let askedAt = row.instant()
        var request = ExcuseRequestRecord(item: item, reason: row.text(), worker: row.integer(), askedAt: askedAt)
        let approver = row.optionalInteger()
        let isApproved = row.optionalInteger()
        let decidedAt = row.optionalInteger()
        if let approver, let isApproved, let decidedAt {
            request.decision = ExcuseRequestRecord.Decision(
                approver: approver, isApproved: isApproved == 1, at: Instant(milliseconds: decidedAt))
        }
        return request
    }

    func excuseRequests(of item: Identity) throws -> [ExcuseRequestRecord] {
        let query = try query(
            """
            SELECT \(Self.requestColumns) FROM excuse_request x
            WHERE x.about = ? AND x.rule = ? AND x.period = ? AND x.slot = ? ORDER BY x.asked_at
            """)
        var values = query.parameters()
        values.put(item)
        return try query.all(Self.request)
    }

    func pendingExcuses(after: Identity?, limit: Int) throws -> [ExcuseRequestRecord] {
        guard limit > 0 else { return [] }
        let query = try query(
            """
            SELECT \(Self.requestColumns) FROM excuse_request x INDEXED BY excuse_request_pending
            WHERE x.decided_at IS NULL AND (x.about, x.rule, x.period, x.slot) > (?, ?, ?, ?)
            ORDER BY x.about, x.rule, x.period, x.slot, x.asked_at LIMIT ?
            """)
        var values = query.parameters()
        // No key is below 1.
        values.put(after ?? Identity(about: 0, rule: 0, period: 0, slot: 0))
        values.put(limit)
        return try query.all(Self.request)
    }
}
