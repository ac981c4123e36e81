import LianhuCore

/// A member of the id space, as lists and messages name it.
package struct EntityRef: Hashable, Sendable {
    package var key: EntityKey
    package var id: String
    package var kind: EntityKind
    /// What people call it; personal data for workers, households and residents.
    package var name: String
    /// `household`, `village` …; empty for workers and residents.
    package var subkind: String
    /// Its innermost unit now; a unit is its own.
    package var unit: EntityKey

    package init(key: EntityKey, id: String, kind: EntityKind, name: String, subkind: String, unit: EntityKey) {
        self.key = key
        self.id = id
        self.kind = kind
        self.name = name
        self.subkind = subkind
        self.unit = unit
    }

    /// A unit as the organisation knows it.
    init(_ unit: UnitRecord) {
        self.init(key: unit.key, id: unit.id, kind: .unit, name: unit.name, subkind: unit.kind, unit: unit.key)
    }
}

/// What the database says of itself, written at first start.
package struct InstanceFacts: Hashable, Sendable {
    /// The zone of all civil dates (S2).
    package var zone: String
    /// The log's origin line.
    package var origin: String
    /// True for ever once `play` filled it.
    package var isDemonstration: Bool
    /// Up to here everything was evaluated (S4); nil before the first tick.
    package var highWater: Instant?

    package init(zone: String, origin: String, isDemonstration: Bool, highWater: Instant? = nil) {
        self.zone = zone
        self.origin = origin
        self.isDemonstration = isDemonstration
        self.highWater = highWater
    }
}

/// The adopted set as stored: text and digest are what "last good" means (S44).
package struct AdoptedRules: Hashable, Sendable {
    package var revision: Int
    package var digest: String
    package var adoptedAt: Instant
    package var packs: [SourceText]
    package var calendars: [SourceText]

    package init(revision: Int, digest: String, adoptedAt: Instant, packs: [SourceText], calendars: [SourceText]) {
        self.revision = revision
        self.digest = digest
        self.adoptedAt = adoptedAt
        self.packs = packs
        self.calendars = calendars
    }
}

/// Names one adopted set. The digest belongs to it: a revision whose commit failed is given again, to other texts.
package struct RulesVersion: Hashable, Sendable {
    package var revision: Int
    package var digest: String

    package init(revision: Int, digest: String) {
        self.revision = revision
        self.digest = digest
    }
}

/// A rule id's number and the day on which it was first adopted (S21).
package struct RuleRef: Hashable, Sendable {
    package var key: RuleKey
    package var id: String
    package var adoptedOn: CivilDate

    package init(key: RuleKey, id: String, adoptedOn: CivilDate) {
        self.key = key
        self.id = id
        self.adoptedOn = adoptedOn
    }
}

/// A step of a ladder that is done with (S36).
package struct EscalationRecord: Hashable, Sendable {
    package var key: Int64
    package var item: Identity
    package var cycle: Int
    package var step: Int
    package var nominal: Instant
    package var at: Instant
    package var unit: EntityKey
    package var tone: Tone
    package var recipient: EntityKey?
    package var skip: Escalator.Skip?
    /// Revision of the rules whose ladder it is (S43).
    package var revision: Int

    package init(
        key: Int64, item: Identity, cycle: Int, step: Int, nominal: Instant, at: Instant, unit: EntityKey, tone: Tone,
        recipient: EntityKey?, skip: Escalator.Skip?, revision: Int
    ) {
        self.key = key
        self.item = item
        self.cycle = cycle
        self.step = step
        self.nominal = nominal
        self.at = at
        self.unit = unit
        self.tone = tone
        self.recipient = recipient
        self.skip = skip
        self.revision = revision
    }
}

/// A queued message: references only, rendered when sent (S41, S60).
package struct NotificationRecord: Hashable, Sendable {
    package var key: Int64
    package var recipient: EntityKey
    package var tone: Tone
    package var digest: Digest
    package var at: Instant
    /// Not before: sending hours (S36, S40).
    package var sendAfter: Instant
    package var items: [Identity]
    /// What the recipient had been told of and is settled: told once (S41).
    package var cleared: [Identity]

    package init(
        key: Int64, recipient: EntityKey, tone: Tone, digest: Digest, at: Instant, sendAfter: Instant, items: [Identity],
        cleared: [Identity] = []
    ) {
        self.key = key
        self.recipient = recipient
        self.tone = tone
        self.digest = digest
        self.at = at
        self.sendAfter = sendAfter
        self.items = items
        self.cleared = cleared
    }
}

/// A pause of a ladder (S39).
package struct AcknowledgementRecord: Hashable, Sendable {
    package var item: Identity
    package var worker: EntityKey
    package var until: CivilDate
    package var at: Instant

    package init(item: Identity, worker: EntityKey, until: CivilDate, at: Instant) {
        self.item = item
        self.worker = worker
        self.until = until
        self.at = at
    }
}

/// A waiver with its reason and approver (S7, S14).
package struct ExcuseRecord: Hashable, Sendable {
    package var item: Identity
    /// A code: `unreachable`, `in_hospital` …
    package var reason: String
    package var approver: EntityKey
    package var at: Instant

    package init(item: Identity, reason: String, approver: EntityKey, at: Instant) {
        self.item = item
        self.reason = reason
        self.approver = approver
        self.at = at
    }
}

/// A free-text or personal value of a record, bound to its leaf by a salted commitment (S60).
package struct PrivateField: Hashable, Sendable {
    /// The leaf that holds the commitment.
    package var seq: Int64
    package var evidence: EvidenceKey
    package var field: String
    package var salt: [UInt8]
    package var value: String

    package init(seq: Int64, evidence: EvidenceKey, field: String, salt: [UInt8], value: String) {
        self.seq = seq
        self.evidence = evidence
        self.field = field
        self.salt = salt
        self.value = value
    }
}

/// A committed answer kept for 24 hours under the client's key.
package struct IdempotencyRecord: Hashable, Sendable {
    package var uid: UInt32
    package var route: String
    package var key: String
    /// SHA-256 of the request body, hexadecimal.
    package var fingerprint: String
    package var at: Instant
    package var status: Int
    package var body: [UInt8]

    package init(uid: UInt32, route: String, key: String, fingerprint: String, at: Instant, status: Int, body: [UInt8]) {
        self.uid = uid
        self.route = route
        self.key = key
        self.fingerprint = fingerprint
        self.at = at
        self.status = status
        self.body = body
    }
}

/// A signed head of the log.
package struct CheckpointRecord: Hashable, Sendable {
    package var size: Int64
    package var at: Instant
    /// The C2SP signed note.
    package var note: String

    package init(size: Int64, at: Instant, note: String) {
        self.size = size
        self.at = at
        self.note = note
    }
}
