import LianhuAudit
import LianhuCore

/// What a courier asks for.
package struct ClaimDraft: Hashable, Sendable {
    package var channel: String
    package var limit: Int
    /// Seconds after which what it took is anybody's again, if it says nothing.
    package var lease: Int

    package init(channel: String, limit: Int, lease: Int) {
        self.channel = channel
        self.limit = limit
        self.lease = lease
    }
}

extension Engine {
    /// Messages that are sorted to channels in one go.
    static let routed = 200

    /// Messages that are looked through for an emergency's outside sending hours.
    static let quietlyLooked = 1_000

    /// Gives a courier what is due on a channel, for a time; outside sending hours only an emergency's (S40, S48).
    ///
    /// A question that finds nothing changes nothing and leaves nothing in the log.
    package func claim(_ draft: ClaimDraft, by caller: Caller, at now: Instant) async throws -> [MessageView] {
        try caller.requireWholeTree(.deliver)
        try Self.check(draft)
        let isQuiet = settings.sendingHours.nextAllowed(now, zone: zone) > now
        let isDue = try await query(by: caller, at: now, isBrief: true) { lens in
            try [nil, draft.channel].contains { channel in
                let due = try lens.reader.dueDeliveries(channel: channel, at: now, limit: isQuiet ? Self.quietlyLooked : 1)
                guard isQuiet else { return !due.isEmpty }
                return try lens.reader.notifications(due.map(\.notification)).contains(where: lens.rules.isUrgent)
            }
        }
        guard isDue else { return [] }
        return try await perform(by: caller, at: now) { session in
            try session.route()
            return try session.claim(draft, isQuiet: isQuiet)
        }
    }

    private static func check(_ draft: ClaimDraft) throws {
        guard isChannel(draft.channel) else {
            throw CommandProblem.member(
                "/channel", "request.member_invalid", ["name": "channel", "value": draft.channel, "reason": "[a-z0-9-], 1–64"])
        }
        for (name, value, range) in [("limit", draft.limit, 1...50), ("lease", draft.lease, 5...3_600)] where !range.contains(value) {
            throw CommandProblem.member(
                "/\(name)", "request.member_invalid",
                ["name": name, "value": "\(value)", "reason": "\(range.lowerBound)–\(range.upperBound)"])
        }
    }

    /// Whether a text can be the name of a channel.
    package static func isChannel(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
            }
    }
}

extension Session {
    /// Sorts messages that nobody has asked for yet to the channels of their recipients.
    mutating func route() throws {
        while true {
            let waiting = try tx.dueDeliveries(channel: nil, at: now, limit: Engine.routed)
            guard !waiting.isEmpty else { return }
            let messages = try tx.notifications(waiting.map(\.notification))
            let recipients = Dictionary(uniqueKeysWithValues: messages.map { ($0.key, $0.recipient) })
            let book = try AddressBook(of: messages.map(\.recipient), reader: tx)
            changes.deliveries += waiting.map { row in
                var row = row
                row.channel = recipients[row.notification].map(book.channel) ?? AddressBook.fallback
                return row
            }
            try flush()
            if waiting.count < Engine.routed { return }
        }
    }

    mutating func claim(_ draft: ClaimDraft, isQuiet: Bool) throws -> [MessageView] {
        var due = try tx.dueDeliveries(channel: draft.channel, at: now, limit: isQuiet ? Engine.quietlyLooked : draft.limit)
        var records = try tx.notifications(due.map(\.notification))
        if isQuiet {
            let urgent = Set(records.filter(rules.isUrgent).map(\.key))
            due = Array(due.filter { urgent.contains($0.notification) }.prefix(draft.limit))
            records = records.filter { record in due.contains { $0.notification == record.key } }
        }
        let book = try AddressBook(of: records.map(\.recipient), reader: tx)
        var given: [MessageView] = []
        var settled: [Int64] = []
        for var message in try lens.messages(records, deliveries: due, book: book) {
            let channel = book.channel(to: message.record.recipient)
            if channel != draft.channel {
                // The roster says another way by now: its courier will ask.
                message.delivery.channel = channel
                message.delivery.state = .pending
                message.delivery.due = now
            } else if message.items.isEmpty && message.cleared.isEmpty {
                message.delivery.state = .settled
                settled.append(message.record.key)
            } else {
                message.delivery.state = .leased
                message.delivery.due = now.adding(seconds: draft.lease)
                given.append(message)
            }
            changes.deliveries.append(message.delivery)
        }
        try noteTold(given)
        try logDelivery("notification.claim", given.map(\.record.key), channel: draft.channel)
        try logDelivery("notification.settle", settled, channel: draft.channel)
        // The longest waiting first, as they were asked for.
        let order = Dictionary(uniqueKeysWithValues: due.enumerated().map { ($0.element.notification, $0.offset) })
        return given.sorted { order[$0.record.key, default: 0] < order[$1.record.key, default: 0] }
    }

    private mutating func logDelivery(_ act: String, _ messages: [Int64], channel: String) throws {
        guard !messages.isEmpty else { return }
        try log(
            LeafDraft(
                act: act, facts: ["channel": .string(channel), "messages": .array(messages.sorted().map(JSONValue.int))]))
    }
}

extension Session {
    /// Lets messages that wait find their channel again: the roster says other ways now.
    mutating func routeAnew() throws {
        var after: Int64 = 0
        while true {
            let page = try tx.deliveries(DeliveryFilter(states: [.pending]), after: after, limit: Engine.routed)
            guard let last = page.last else { return }
            after = last.notification
            changes.deliveries += page.filter { $0.channel != nil }.map { row in
                var row = row
                row.channel = nil
                return row
            }
        }
    }
}
