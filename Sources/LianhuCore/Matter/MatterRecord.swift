/// The number of a matter.
package typealias MatterKey = Int64

/// A matter as it was raised, with what lists look it up by; everything else is told by its events.
package struct MatterRecord: Hashable, Sendable {
    package var key: MatterKey
    /// Number of its class among the rules.
    package var kind: RuleKey
    /// The innermost unit of what it is about.
    package var unit: EntityKey
    /// Household, venue, resident or unit that it is about.
    package var about: EntityKey
    package var field: String?
    package var source: MatterSource
    /// The contact or patrol at which it was found.
    package var evidence: EvidenceKey?
    /// The worker who raised it.
    package var finder: EntityKey
    /// Who is to be answered; nil: nobody but the finder knows of it.
    package var reporter: EntityKey?
    /// When the total clock began.
    package var foundAt: Instant
    package var raisedAt: Instant
    /// As its events leave it.
    package var state: MatterState
    /// When it must be looked at next; nil only once it is closed or joined.
    package var wakeAt: Instant?

    package init(
        key: MatterKey, kind: RuleKey, unit: EntityKey, about: EntityKey, field: String?, source: MatterSource, evidence: EvidenceKey?,
        finder: EntityKey, reporter: EntityKey?, foundAt: Instant, raisedAt: Instant, state: MatterState, wakeAt: Instant?
    ) {
        self.key = key
        self.kind = kind
        self.unit = unit
        self.about = about
        self.field = field
        self.source = source
        self.evidence = evidence
        self.finder = finder
        self.reporter = reporter
        self.foundAt = foundAt
        self.raisedAt = raisedAt
        self.state = state
        self.wakeAt = wakeAt
    }

    /// The public id: `MT-17`.
    package var id: String { Self.id(of: key) }

    package static func id(of key: MatterKey) -> String { "MT-\(key)" }

    /// The number of a public id; nil if it is none.
    package static func key(of id: String) -> MatterKey? {
        guard id.hasPrefix("MT-"), let key = MatterKey(id.dropFirst(3)), key > 0, Self.id(of: key) == id else { return nil }
        return key
    }

    /// Whether somebody besides the finder waits for an answer (S34).
    package var owesReply: Bool { reporter != nil && reporter != finder }
}

/// One thing that happened to a matter: never changed, and enough to tell what the matter was at any time.
package struct MatterEvent: Hashable, Sendable {
    package var matter: MatterKey
    /// 1 for the raising.
    package var number: Int
    package var act: MatterAct
    package var at: Instant
    /// Nil: the daemon itself.
    package var actor: EntityKey?
    /// To whom it was assigned or returned, or whose part was done: a worker or a unit.
    package var party: EntityKey?
    /// The matter into which it was joined.
    package var joined: MatterKey?
    /// A code.
    package var reason: String?
    /// The first instant after a resume day, or after the deadline asked for.
    package var until: Instant?
    /// Departments that work together, with an assignment (S31).
    package var parts: [EntityKey]
    // What holds after it.
    package var stage: String
    package var cycle: Int
    package var dues: MatterDues
    /// The leaf that tells it.
    package var leaf: Int64

    package init(
        matter: MatterKey, number: Int, act: MatterAct, at: Instant, actor: EntityKey?, party: EntityKey? = nil, joined: MatterKey? = nil,
        reason: String? = nil, until: Instant? = nil, parts: [EntityKey] = [], stage: String, cycle: Int, dues: MatterDues,
        leaf: Int64 = 0
    ) {
        self.matter = matter
        self.number = number
        self.act = act
        self.at = at
        self.actor = actor
        self.party = party
        self.joined = joined
        self.reason = reason
        self.until = until
        self.parts = parts
        self.stage = stage
        self.cycle = cycle
        self.dues = dues
        self.leaf = leaf
    }
}

/// The deadlines of a matter, each the first instant that is late; nil: that clock does not run.
package struct MatterDues: Hashable, Sendable {
    package var stage: Instant?
    package var total: Instant?
    /// The total one without an extension: on-time is told against both (S32).
    package var original: Instant?
    package var reply: Instant?

    package init(stage: Instant? = nil, total: Instant? = nil, original: Instant? = nil, reply: Instant? = nil) {
        self.stage = stage
        self.total = total
        self.original = original
        self.reply = reply
    }

    /// Each changed by one function.
    package func map(_ change: (Instant) -> Instant) -> MatterDues {
        MatterDues(stage: stage.map(change), total: total.map(change), original: original.map(change), reply: reply.map(change))
    }
}

/// A text that belongs to an event: what is wrong, what was done; kept apart from the leaf (S60).
package struct MatterText: Hashable, Sendable {
    package var matter: MatterKey
    /// The event's number.
    package var number: Int
    /// `summary`, `note`, or `part` with its place.
    package var field: String
    package var salt: [UInt8]
    package var value: String

    package init(matter: MatterKey, number: Int, field: String, salt: [UInt8], value: String) {
        self.matter = matter
        self.number = number
        self.field = field
        self.salt = salt
        self.value = value
    }
}
