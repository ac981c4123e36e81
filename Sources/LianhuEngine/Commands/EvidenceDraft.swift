import LianhuCore

/// What somebody wants recorded: a contact, an attempt or an activity.
package struct EvidenceDraft: Hashable, Sendable {
    package var kind: EvidenceKind
    /// The client's own key, unique for ever (S58).
    package var id: String
    /// Id or unambiguous name of what it is about.
    package var about: String
    /// Id or name of who did it; nil: the named worker of the caller.
    package var worker: String?
    /// Others who took part (S16).
    package var participants: [String]
    /// Method of a contact or attempt, name of an activity.
    package var method: String
    package var direction: Direction
    package var occurredAt: Instant
    package var personsMet: Int
    /// Free text: kept apart from the leaf (S60).
    package var summary: String
    /// Why it is entered late: a code (S11).
    package var reason: String?
    package var isImported: Bool
    /// Days for which what was handed over lasts, at least 1 (S1 `refill`); nil: nothing was.
    package var supplyDays: Int?
    /// Ids or names of what an activity covered besides (S50).
    package var covers: [String]
    /// Where it stands written, such as the number of the minutes; kept apart from the leaf (S52, S60).
    package var reference: String

    package init(
        kind: EvidenceKind, id: String, about: String, worker: String?, participants: [String] = [], method: String,
        direction: Direction = .outbound, occurredAt: Instant, personsMet: Int = 0, summary: String = "", reason: String? = nil,
        isImported: Bool = false, supplyDays: Int? = nil, covers: [String] = [], reference: String = ""
    ) {
        self.kind = kind
        self.id = id
        self.about = about
        self.worker = worker
        self.participants = participants
        self.method = method
        self.direction = direction
        self.occurredAt = occurredAt
        self.personsMet = personsMet
        self.summary = summary
        self.reason = reason
        self.isImported = isImported
        self.supplyDays = supplyDays
        self.covers = covers
        self.reference = reference
    }
}

/// What a record settled, and why it did not settle the rest.
package struct EvidenceReceipt: Hashable, Sendable {
    package var id: String
    package var about: String
    package var worker: String
    package var occurredAt: Instant
    package var recordedAt: Instant
    package var settled: [SettlementChange]
    package var notCounted: [NotCounted]
    /// It settles nothing (S9).
    package var isExtra: Bool
    /// The same key was recorded before; nothing was changed (S58).
    package var isDuplicate: Bool
    /// Entered after the entry deadline of what it settled (S12).
    package var isLateEntry: Bool
}
