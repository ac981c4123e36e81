import LianhuAudit
import LianhuCore

extension Session {
    /// Puts into messages that are about to be queued what their recipients had been told of and is settled by now: each item once (S41).
    ///
    /// Whoever was told is known by rows that a claim writes, and that go in the transaction of the message which tells the end: so a crash loses
    /// neither, and what becomes unmet again is told again only to whoever heard of it again.
    mutating func clear(_ messages: [NotificationRecord]) throws -> [NotificationRecord] {
        let told = try tx.told(messages.map(\.recipient))
        guard !told.isEmpty else { return messages }
        let items = Set(told.map(\.item)).sorted()
        let standings = try lens.standings(of: items)
        let fired = try tx.handledSteps(items)
        let states = Dictionary(
            uniqueKeysWithValues: try tx.deliveries(Array(Set(told.map(\.notification))).sorted()).map { ($0.notification, $0.state) })
        var cleared: [EntityKey: [Identity]] = [:]
        for (key, rows) in Dictionary(grouping: told, by: { Heard(recipient: $0.recipient, item: $0.item) }) {
            let standing = standings[key.item] ?? .gone
            if standing == .live { continue }
            let arrived = rows.contains { states[$0.notification] == .delivered }
            // While a message is under way nobody knows whether he hears of it.
            guard arrived || standing == .gone || rows.allSatisfy({ states[$0.notification]?.isFinal ?? true }) else { continue }
            changes.untold += rows
            if arrived, standing != .gone, fired[key.item] != nil { cleared[key.recipient, default: []].append(key.item) }
        }
        return try messages.map { message in
            guard let items = cleared[message.recipient]?.sorted() else { return message }
            try logCleared(items, to: message.recipient)
            var message = message
            message.cleared = items
            return message
        }
    }

    /// An item as one recipient knows it.
    private struct Heard: Hashable {
        var recipient: EntityKey
        var item: Identity
    }

    /// Who is told the end of what.
    private mutating func logCleared(_ items: [Identity], to recipient: EntityKey) throws {
        let units = try unitsOf(items)
        for part in stride(from: 0, to: items.count, by: 400) {
            let slice = items[part..<min(part + 400, items.count)]
            _ = try refs(slice.map(\.about))
            let facts: [String: JSONValue] = [
                "to": .string(try id(recipient)), "items": .array(try slice.map { .string(try publicID($0)) }),
            ]
            try log(LeafDraft(act: "escalation.clear", unit: commonUnit(slice.compactMap { units[$0] }), facts: facts))
        }
    }

    private func unitsOf(_ items: [Identity]) throws -> [Identity: EntityKey] {
        let matters = try lens.matters(of: items).mapValues(\.unit)
        let rollUps = try lens.campaignItems(of: items).mapValues(\.unit)
        let rows = try tx.obligations(items.filter { matters[$0] == nil && rollUps[$0] == nil }).map { ($0.identity, $0.unit) }
        return matters.merging(rollUps) { first, _ in first }.merging(rows) { first, _ in first }
    }

    /// Notes of what messages a courier gets now: what each tells as unsettled, and what it was to tell the end of and cannot (S41).
    mutating func noteTold(_ messages: [MessageView]) throws {
        changes.told += messages.flatMap { message in
            message.unsettled.map {
                ToldRecord(recipient: message.record.recipient, item: $0, notification: message.record.key)
            }
        }
    }
}
