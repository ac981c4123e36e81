import LianhuCore

/// How far messages are, and the ways to members.
final class DeliveryTables {
    private let deliveries = Table<DeliveryRecord>()
    private let channels = Table<MemberChannels>()
    private let told = Table<ToldRow>()

    /// Rows go by being marked: a table only ever grows.
    struct ToldRow: Keyed {
        var record: ToldRecord
        var isGone = false
        var rowKey: ToldRecord { record }
    }

    var undoLogs: [UndoLog] { [deliveries, channels, told] }

    /// Throws for a delivery of no message.
    func put(_ changes: Changes) throws {
        for message in changes.notifications { deliveries.put(DeliveryRecord(notification: message.key, due: message.sendAfter)) }
        for row in changes.deliveries {
            guard deliveries[row.notification] != nil else { throw StoreError.constraint("delivery.notification") }
            deliveries.put(row)
        }
        for row in changes.channels { channels.put(row) }
        for row in changes.untold where told[row] != nil { told.put(ToldRow(record: row, isGone: true)) }
        for row in changes.told { told.put(ToldRow(record: row)) }
    }

    func deliveries(_ notifications: [Int64]) -> [DeliveryRecord] { deliveries.rows(notifications) }

    func deliveries(_ filter: DeliveryFilter, after: Int64, limit: Int) -> [DeliveryRecord] {
        let rows = deliveries.rows[deliveries.position(after: after)...]
        return Array(rows.lazy.filter { filter.holds(for: $0) }.prefix(max(0, limit)))
    }

    func due(channel: String?, at instant: Instant, limit: Int) -> [DeliveryRecord] {
        let due = deliveries.rows.filter {
            ($0.state == .pending || $0.state == .leased) && $0.channel == channel && $0.due <= instant
        }
        return Array(due.sorted { ($0.due, $0.notification) < ($1.due, $1.notification) }.prefix(max(0, limit)))
    }

    func told(_ recipients: [EntityKey]) -> [ToldRecord] {
        let wanted = Set(recipients)
        return told.rows.filter { !$0.isGone && wanted.contains($0.record.recipient) }.map(\.record)
    }

    func channels(of members: [EntityKey]) -> [MemberChannels] { channels.rows(members).filter { !$0.ways.isEmpty } }
}

extension DeliveryRecord: Keyed { var rowKey: Int64 { notification } }
extension MemberChannels: Keyed { var rowKey: EntityKey { member } }

extension MemoryTransaction {
    func notifications(_ keys: [Int64]) -> [NotificationRecord] { state.notifications.rows(keys) }
    func deliveries(_ notifications: [Int64]) -> [DeliveryRecord] { state.delivery.deliveries(notifications) }
    func deliveries(_ filter: DeliveryFilter, after: Int64, limit: Int) -> [DeliveryRecord] {
        state.delivery.deliveries(filter, after: after, limit: limit)
    }
    func dueDeliveries(channel: String?, at instant: Instant, limit: Int) -> [DeliveryRecord] {
        state.delivery.due(channel: channel, at: instant, limit: limit)
    }
    func told(_ recipients: [EntityKey]) -> [ToldRecord] { state.delivery.told(recipients) }
    func deliveryCounts(_ wanted: DeliveryRecord.State) -> [EntityKey: Int] {
        var counts: [EntityKey: Int] = [:]
        for row in state.delivery.deliveries(DeliveryFilter(states: [wanted]), after: 0, limit: .max) {
            if let message = state.notifications[row.notification] { counts[message.recipient, default: 0] += 1 }
        }
        return counts
    }
    func channels(of members: [EntityKey]) -> [MemberChannels] { state.delivery.channels(of: members) }
}
