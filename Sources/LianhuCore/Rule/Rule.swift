/// A declarative duty (S1), as a pack states it.
package struct Rule: Hashable, Sendable {
    /// Prefixed by its pack: `bagongshan.household-monthly` (S44).
    package var id: String
    package var pack: String
    package var title: LocalizedText
    /// Where the duty stands written, or that it is the county's own choice.
    package var basis: String
    package var duty: Duty
    /// Nil for a caseload, which makes no obligations (S25).
    package var cadence: Cadence?
    /// Days after due until which lateness is tolerated; nil: none (S6).
    package var grace: TimeSpan?
    package var closes: ClosesPolicy
    /// How long after closes an entry still counts without a flag (S12).
    package var entryGrace: TimeSpan
    package var firstPeriod: FirstPeriod
    package var effectiveFrom: EffectiveFrom
    /// Name of the ladder; nil: never escalated.
    package var ladder: String?
    /// For how long somebody may take an item on, from the day on which he does; nil: as long as the instance allows (S39).
    package var acknowledgeUntil: TimeSpan?
    /// Where due and target go that are no working day (S28).
    package var shift: ShiftPolicy
    /// The day inside the window for which it is planned; nil: due (S6).
    package var target: TargetPolicy?

    package init(
        id: String, pack: String, title: LocalizedText, basis: String, duty: Duty, cadence: Cadence?, grace: TimeSpan?,
        closes: ClosesPolicy, entryGrace: TimeSpan, firstPeriod: FirstPeriod, effectiveFrom: EffectiveFrom, ladder: String?,
        shift: ShiftPolicy = .none, target: TargetPolicy? = nil, acknowledgeUntil: TimeSpan? = nil
    ) {
        self.id = id
        self.pack = pack
        self.title = title
        self.basis = basis
        self.duty = duty
        self.cadence = cadence
        self.grace = grace
        self.closes = closes
        self.entryGrace = entryGrace
        self.firstPeriod = firstPeriod
        self.effectiveFrom = effectiveFrom
        self.ladder = ladder
        self.acknowledgeUntil = acknowledgeUntil
        self.shift = shift
        self.target = target
    }

    /// The default of S12: three working days.
    package static let defaultEntryGrace = TimeSpan(amount: 3, unit: .workingDays)
}

/// Until when a late one may still be caught up (S6).
package enum ClosesPolicy: Hashable, Sendable {
    /// +5wd for a month and longer, +2wd for shorter periods, due for a day.
    case standard
    /// Catching up is forbidden.
    case due
    case after(TimeSpan)
}

/// What becomes of a period that is joined in its middle (S17).
package enum FirstPeriod: Hashable, Sendable {
    /// Counts if the seat is held for at least this share of the period, in percent.
    case exposed(percent: Int)
    case full
    case next
}

/// From when a new rule's periods count (S21).
package enum EffectiveFrom: Hashable, Sendable {
    case adoption
    case thisPeriod
    case date(CivilDate)
}

/// What is owed.
package enum Duty: Hashable, Sendable {
    case contact(ContactDuty)
    case activity(ActivityDuty)
    case caseload(CaseloadDuty)

    /// The YAML word.
    package var name: String {
        switch self {
        case .contact: "contact"
        case .activity: "activity"
        case .caseload: "caseload"
        }
    }
}

/// Contact with every linked subject of the kinds (S13, S16).
package struct ContactDuty: Hashable, Sendable {
    /// Roles whose links make the duty; empty: any linked worker.
    package var roles: [String]
    package var kinds: [String]
    /// Link kinds that make the duty; empty: any.
    package var linkKinds: [String]
    package var methods: [String]
    package var directions: [Direction]
    package var per: ObligationScope
    /// Tags of which the subject, or somebody who lives there, carries one; empty: whatever they carry.
    package var tags: [String]

    package init(
        roles: [String], kinds: [String], linkKinds: [String], methods: [String], directions: [Direction], per: ObligationScope,
        tags: [String] = []
    ) {
        self.roles = roles
        self.kinds = kinds
        self.linkKinds = linkKinds
        self.methods = methods
        self.directions = directions
        self.per = per
        self.tags = tags
    }
}

/// Whether a subject is owed once, or once by each of its seats (S3, S16).
package enum ObligationScope: String, Hashable, Sendable {
    case subject
    case link
}

/// Who came to whom (S13).
package enum Direction: String, Hashable, Sendable, CaseIterable {
    case outbound
    case inbound
}

/// An activity owed by every unit of a kind: a meeting, a report, a check.
package struct ActivityDuty: Hashable, Sendable {
    package var unitKind: String
    /// The post at that unit whose holder answers for it.
    package var post: String
    /// The name of the activity.
    package var activity: String
    /// Who should attend, for the record; nil: not stated.
    package var attendees: PostAt?
    /// Whether 零报告, "nothing to report", settles it as well (S47).
    package var acceptsZeroReport: Bool

    package init(unitKind: String, post: String, activity: String, attendees: PostAt?, acceptsZeroReport: Bool = false) {
        self.unitKind = unitKind
        self.post = post
        self.activity = activity
        self.attendees = attendees
        self.acceptsZeroReport = acceptsZeroReport
    }

    /// Whether an activity of a name is what is asked for.
    package func accepts(_ name: String) -> Bool { name == activity || (acceptsZeroReport && name == NothingToReport.activity) }
}

/// A post at units of a kind: `head of village`.
package struct PostAt: Hashable, Sendable, CustomStringConvertible {
    package var post: String
    package var unitKind: String

    package init(post: String, unitKind: String) {
        self.post = post
        self.unitKind = unitKind
    }

    package var description: String { "\(post) of \(unitKind)" }
}

/// How many links a holder of the roles should have; it informs and makes no visits (S25).
package struct CaseloadDuty: Hashable, Sendable {
    package var roles: [String]
    package var limits: [CaseloadLimit]

    package init(roles: [String], limits: [CaseloadLimit]) {
        self.roles = roles
        self.limits = limits
    }
}

/// Bounds for the number of linked subjects or units of one kind.
package struct CaseloadLimit: Hashable, Sendable {
    package var kind: String
    package var min: RuleNumber?
    package var max: RuleNumber?

    package init(kind: String, min: RuleNumber?, max: RuleNumber?) {
        self.kind = kind
        self.min = min
        self.max = max
    }
}
