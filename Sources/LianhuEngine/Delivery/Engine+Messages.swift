import LianhuCore

/// A message as people see it in lists: how far it is, and its words where they are wanted.
package struct NotificationDetail: Hashable, Sendable {
    package var view: NotificationView
    package var message: MessageView
    /// Waiting, and the roster knows no way to its recipient.
    package var isUnaddressed: Bool
}

/// Which messages a list wants.
package struct NotificationQuery: Hashable, Sendable {
    package var recipient: String?
    /// A state's word, or `unaddressed`.
    package var state: String?
    package var channel: String?

    package init(recipient: String? = nil, state: String? = nil, channel: String? = nil) {
        self.recipient = recipient
        self.state = state
        self.channel = channel
    }

    /// The words that may be asked for.
    package static let states = DeliveryRecord.State.allCases.map(\.rawValue) + ["unaddressed"]

    var filter: DeliveryFilter {
        let states: Set<DeliveryRecord.State>? =
            state == "unaddressed" ? [.pending] : state.flatMap(DeliveryRecord.State.init(rawValue:)).map { [$0] }
        return DeliveryFilter(states: states, channel: state == "unaddressed" ? nil : channel)
    }
}

extension Engine {
    /// A page of messages, oldest first; only those whose every item lies in the caller's scope.
    package func messages(
        _ query: NotificationQuery, cursor: String?, limit: Int, by caller: Caller, at now: Instant
    ) async throws -> Page<NotificationDetail> {
        try await self.query(by: caller, at: now) { lens in
            try caller.require(.read)
            let worker = try query.recipient.map {
                try NameLookup(reader: lens.reader, scope: lens.scope, findsIDsAnywhere: true).find(
                    $0, kinds: [.worker], pointer: "/recipient"
                ).key
            }
            var after = try cursor.map(Cursor.key) ?? 0
            var found: [NotificationDetail] = []
            while found.count <= limit {
                let page = try lens.reader.deliveries(query.filter, after: after, limit: limit + 1)
                guard let last = page.last else { break }
                after = last.notification
                found += try lens.details(page).filter { detail in
                    (worker == nil || detail.view.record.recipient == worker) && (query.state != "unaddressed" || detail.isUnaddressed)
                }
            }
            let items = Array(found.prefix(limit))
            return Page(items: items, next: found.count > limit ? items.last.map { Cursor.text($0.view.record.key) } : nil)
        }
    }

    /// One message in words.
    package func message(_ key: Int64, by caller: Caller, at now: Instant) async throws -> NotificationDetail {
        try await query(by: caller, at: now) { lens in
            try caller.require(.read)
            guard let detail = try lens.details(try lens.reader.deliveries([key])).first else {
                throw CommandProblem(.notFound, "unknown.notification", ["value": "\(key)"])
            }
            return detail
        }
    }
}

extension Lens {
    func details(_ deliveries: [DeliveryRecord]) throws -> [NotificationDetail] {
        let records = try reader.notifications(deliveries.map(\.notification))
        let book = try AddressBook(of: records.map(\.recipient), reader: reader)
        let views = Dictionary(uniqueKeysWithValues: try views(of: records).map { ($0.record.key, $0) })
        return try messages(records, deliveries: deliveries, book: book).compactMap { message in
            views[message.record.key].map {
                NotificationDetail(view: $0, message: message, isUnaddressed: message.way == nil && message.delivery.state == .pending)
            }
        }
    }
}
