import LianhuCore

/// A contact or an attempt of the made-up history.
package struct GeneratedContact: Hashable, Sendable {
    /// The client's key (S58).
    package var key: String
    package var subject: String
    package var worker: String
    package var kind: EvidenceKind
    package var method: String
    package var occurredAt: Instant
    package var recordedAt: Instant
    package var personsMet: Int
    package var summary: String
    /// Reason code, if it was entered more than seven days late (S11).
    package var reason: String?
    /// Days for which what was handed over lasts (S1 `refill`).
    package var supplyDays: Int?
}

/// A meeting, a report or a check of the made-up history.
package struct GeneratedActivity: Hashable, Sendable {
    /// The client's key (S58).
    package var key: String
    package var unit: String
    package var activity: String
    package var worker: String
    package var occurredAt: Instant
    package var recordedAt: Instant
    package var participants: [String]
}

/// A made-up organisation with its history.
package struct GeneratedRoster: Sendable {
    /// The sheets of a folder by name, the history among them.
    package var files: [String: [UInt8]]
    /// In the order in which they were recorded.
    package var contacts: [GeneratedContact]
    /// In the order in which they were recorded.
    package var activities: [GeneratedActivity]
}
