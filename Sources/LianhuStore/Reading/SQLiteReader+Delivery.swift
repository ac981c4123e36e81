import LianhuCore
import LianhuEngine

extension SQLiteReader {
    private static let deliveryColumns = "d.notification, d.state, d.channel, d.attempts, d.due, d.delivered_at, d.error"

    private static let deliveriesByKey = KeyedSQL {
        "SELECT \(deliveryColumns) FROM \($0) k CROSS JOIN delivery d ON d.notification = k.value ORDER BY d.notification"
    }

    private static let messagesByKey = KeyedSQL {
        """
        SELECT n.key, n.recipient, n.tone, n.digest, n.at, n.send_after
        FROM \($0) k CROSS JOIN notification n ON n.key = k.value ORDER BY n.key
        """
    }

    private static let channelsByMember = KeyedSQL {
        """
        SELECT c.member, c.channel, c.kind, c.name, c.address, c.owner, c.subject
        FROM \($0) k CROSS JOIN member_channel c ON c.member = k.value ORDER BY c.member, c.position
        """
    }

    private static let toldByRecipient = KeyedSQL {
        """
        SELECT t.about, t.rule, t.period, t.slot, t.recipient, t.notification
        FROM \($0) k CROSS JOIN told t ON t.recipient = k.value
        ORDER BY t.recipient, t.about, t.rule, t.period, t.slot, t.notification
        """
    }

    func told(_ recipients: [EntityKey]) throws -> [ToldRecord] {
        try rows(of: Set(recipients).sorted(), Self.toldByRecipient) { row in
            let item = row.identity()
            return ToldRecord(recipient: row.integer(), item: item, notification: row.integer())
        }
    }

    func notifications(_ keys: [Int64]) throws -> [NotificationRecord] {
        try withItems(try rows(of: Set(keys).sorted(), Self.messagesByKey, Self.message))
    }

    func deliveries(_ notifications: [Int64]) throws -> [DeliveryRecord] {
        try rows(of: Set(notifications).sorted(), Self.deliveriesByKey, Self.delivery)
    }

    func deliveries(_ filter: DeliveryFilter, after: Int64, limit: Int) throws -> [DeliveryRecord] {
        guard limit > 0 else { return [] }
        // One state has an index; everything else is judged by the filter itself.
        let state = filter.states.flatMap { $0.count == 1 ? $0.first : nil }
        let way = state == nil ? "?2 IS NULL" : "d.state = ?2"
        let query = try query(
            "SELECT \(Self.deliveryColumns) FROM delivery d WHERE d.notification > ?1 AND \(way) ORDER BY d.notification")
        var values = query.parameters()
        values.put(after)
        values.put(state?.rawValue)
        var found: [DeliveryRecord] = []
        try query.forEach { row in
            let record = try Self.delivery(&row)
            if filter.holds(for: record) { found.append(record) }
            return found.count < limit
        }
        return found
    }

    func dueDeliveries(channel: String?, at instant: Instant, limit: Int) throws -> [DeliveryRecord] {
        guard limit > 0 else { return [] }
        let query = try query(
            """
            SELECT \(Self.deliveryColumns) FROM delivery d
            WHERE d.state IN ('pending', 'leased') AND d.channel IS ?1 AND d.due <= ?2 ORDER BY d.due, d.notification LIMIT ?3
            """)
        var values = query.parameters()
        values.put(channel)
        values.put(instant)
        values.put(limit)
        return try query.all(Self.delivery)
    }

    func deliveryCounts(_ state: DeliveryRecord.State) throws -> [EntityKey: Int] {
        let query = try query(
            """
            SELECT n.recipient, count(*) FROM delivery d CROSS JOIN notification n ON n.key = d.notification WHERE d.state = ?
            GROUP BY n.recipient
            """)
        var values = query.parameters()
        values.put(state.rawValue)
        return Dictionary(uniqueKeysWithValues: try query.all { row in (row.integer(), row.int()) })
    }

    func channels(of members: [EntityKey]) throws -> [MemberChannels] {
        let ways = try rows(of: Set(members).sorted(), Self.channelsByMember) { row in
            let member = row.integer()
            let (channel, kind, name, address) = (row.text(), row.text(), row.text(), row.text())
            return (
                member,
                MemberChannels.Way(
                    channel: channel, kind: kind, name: name, address: address, owner: row.optionalInteger(),
                    subject: row.optionalInteger())
            )
        }
        var found: [MemberChannels] = []
        for (member, way) in ways {
            if found.last?.member != member { found.append(MemberChannels(member: member, ways: [])) }
            found[found.count - 1].ways.append(way)
        }
        return found
    }

    private static func delivery(_ row: inout Columns) throws -> DeliveryRecord {
        let notification = row.integer()
        guard let state = DeliveryRecord.State(rawValue: row.text()) else { throw StoreError.corrupt(code: 0) }
        let (channel, attempts, due) = (row.optionalText(), row.int(), row.instant())
        return DeliveryRecord(
            notification: notification, state: state, channel: channel, attempts: attempts, due: due,
            deliveredAt: row.optionalInteger().map { Instant(milliseconds: $0) }, error: row.optionalText())
    }
}
