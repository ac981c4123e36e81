import LianhuCore

/// How far the delivery of one queued message is.
package struct DeliveryRecord: Hashable, Sendable {
    /// What may become of it.
    package enum State: String, Hashable, Sendable, CaseIterable {
        /// Nobody has it: new, or to be tried again.
        case pending
        /// A courier has it until `due`; after that it is anybody's again.
        case leased
        /// A person passes it on and ticks it off.
        case handed
        case delivered
        /// Nothing of it was left to tell when its time came.
        case settled
        /// Tried as often as is allowed, or refused for good; a person may send it again.
        case dead

        /// Whether nothing more happens by itself.
        package var isFinal: Bool { self == .delivered || self == .settled || self == .dead }
    }

    /// The message's key.
    package var notification: Int64
    package var state: State
    /// The channel that it was found to take; nil until a courier first asked. Derived from the roster, and no fact of its own.
    package var channel: String?
    /// Tries that failed, and the one that did not.
    package var attempts: Int
    /// Waiting: not before. With a courier: not after.
    package var due: Instant
    package var deliveredAt: Instant?
    /// The code of the last failure; never a text, which could hold a secret.
    package var error: String?

    package init(
        notification: Int64, state: State = .pending, channel: String? = nil, attempts: Int = 0, due: Instant, deliveredAt: Instant? = nil,
        error: String? = nil
    ) {
        self.notification = notification
        self.state = state
        self.channel = channel
        self.attempts = attempts
        self.due = due
        self.deliveredAt = deliveredAt
        self.error = error
    }
}

/// Which deliveries a list wants.
package struct DeliveryFilter: Hashable, Sendable {
    /// Nil: all.
    package var states: Set<DeliveryRecord.State>?
    /// Nil: any.
    package var channel: String?

    package init(states: Set<DeliveryRecord.State>? = nil, channel: String? = nil) {
        self.states = states
        self.channel = channel
    }

    /// The filter as a predicate: what a store's query must agree with.
    package func holds(for delivery: DeliveryRecord) -> Bool {
        (states?.contains(delivery.state) ?? true) && (channel.map { $0 == delivery.channel } ?? true)
    }
}
