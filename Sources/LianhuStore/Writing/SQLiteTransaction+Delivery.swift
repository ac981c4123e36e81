import LianhuCore
import LianhuEngine

extension SQLiteTransaction {
    /// How far messages are, and the ways to members. A new message's own row is the trigger's work.
    func appendDelivery(_ changes: Changes) throws {
        let update = try query(
            "UPDATE delivery SET state = ?, channel = ?, attempts = ?, due = ?, delivered_at = ?, error = ? WHERE notification = ?")
        for row in changes.deliveries {
            var values = update.parameters()
            values.put(row.state.rawValue)
            values.put(row.channel)
            values.put(row.attempts)
            values.put(row.due)
            values.put(row.deliveredAt)
            values.put(row.error)
            values.put(row.notification)
            try update.run()
            guard update.changes == 1 else { throw StoreError.constraint("delivery.notification") }
        }
        try appendTold(changes)
        for row in changes.channels {
            try insert([row.member], "DELETE FROM member_channel WHERE member = ?") { $0.put($1) }
            try insert(
                Array(row.ways.enumerated()),
                """
                INSERT INTO member_channel (member, position, channel, kind, name, address, owner, subject)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
            ) { values, way in
                values.put(row.member)
                values.put(way.offset)
                values.put(way.element.channel)
                values.put(way.element.kind)
                values.put(way.element.name)
                values.put(way.element.address)
                values.put(way.element.owner)
                values.put(way.element.subject)
            }
        }
    }

    /// Who was told of what, and has not heard the end of it.
    private func appendTold(_ changes: Changes) throws {
        try insert(
            changes.untold,
            "DELETE FROM told WHERE about = ? AND rule = ? AND period = ? AND slot = ? AND recipient = ? AND notification = ?",
            Self.put)
        try insert(
            changes.told,
            "INSERT INTO told (about, rule, period, slot, recipient, notification) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            Self.put)
    }

    private static func put(_ values: inout Parameters, _ row: ToldRecord) {
        values.put(row.item)
        values.put(row.recipient)
        values.put(row.notification)
    }
}
