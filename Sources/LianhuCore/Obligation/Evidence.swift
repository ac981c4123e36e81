/// What kind of evidence a record is.
package enum EvidenceKind: UInt8, Hashable, Sendable, CaseIterable {
    case contact = 1
    case attempt
    case activity

    /// The word on the wire.
    package var name: String { String(describing: self) }
}

/// One record about something that happened (S11–S16). Free text lives apart (S60).
package struct Evidence: Hashable, Sendable {
    package var key: EvidenceKey
    /// The client's own key, unique for ever (S58).
    package var id: String
    package var kind: EvidenceKind
    package var about: EntityKey
    /// The innermost unit of what it is about, on the day it happened.
    package var unit: EntityKey
    /// Who did it; the first of the participants (S16).
    package var worker: EntityKey
    package var participants: [EntityKey]
    /// The contact's method, or the activity's name.
    package var method: String
    package var direction: Direction
    package var occurredAt: Instant
    package var occurredOn: CivilDate
    package var recordedAt: Instant
    package var recordedOn: CivilDate
    /// Persons met, for the tally 人次.
    package var personsMet: Int
    /// Why it was entered late (S11).
    package var reason: String?
    /// The record that replaced it, or itself when voided (S15); nil while it stands.
    package var supersededBy: EvidenceKey?
    /// From a sheet rather than live (S54).
    package var isImported: Bool
    /// Days for which what was handed over lasts (S1 `refill`); nil: nothing was, or nobody said.
    package var supplyDays: Int?
    /// What an activity covered besides: one record settles each one's own (S50).
    package var covers: [EntityKey]

    package init(
        key: EvidenceKey, id: String, kind: EvidenceKind, about: EntityKey, unit: EntityKey, worker: EntityKey, participants: [EntityKey],
        method: String, direction: Direction, occurredAt: Instant, occurredOn: CivilDate, recordedAt: Instant, recordedOn: CivilDate,
        personsMet: Int = 0,
        reason: String? = nil, supersededBy: EvidenceKey? = nil, isImported: Bool = false,
        supplyDays: Int? = nil, covers: [EntityKey] = []
    ) {
        self.key = key
        self.id = id
        self.kind = kind
        self.about = about
        self.unit = unit
        self.worker = worker
        self.participants = participants
        self.method = method
        self.direction = direction
        self.occurredAt = occurredAt
        self.occurredOn = occurredOn
        self.recordedAt = recordedAt
        self.recordedOn = recordedOn
        self.personsMet = personsMet
        self.reason = reason
        self.supersededBy = supersededBy
        self.isImported = isImported
        self.supplyDays = supplyDays
        self.covers = covers
    }

    /// Whether it is about a member, or covered it.
    package func concerns(_ member: EntityKey) -> Bool { about == member || covers.contains(member) }

    /// The order of S8: occurred day, occurred instant, id.
    package static func precedes(_ left: Evidence, _ right: Evidence) -> Bool {
        if left.occurredOn != right.occurredOn { return left.occurredOn < right.occurredOn }
        if left.occurredAt != right.occurredAt { return left.occurredAt < right.occurredAt }
        return left.id < right.id
    }
}
