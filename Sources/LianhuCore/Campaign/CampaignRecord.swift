/// The number of a campaign.
package typealias CampaignKey = Int64

/// A task that went down the tree, as it was started.
package struct CampaignRecord: Hashable, Sendable {
    package var key: CampaignKey
    /// Number of its kind among the rules.
    package var kind: RuleKey
    /// From where it went down.
    package var unit: EntityKey
    package var starter: EntityKey
    package var startedAt: Instant
    /// The first instant at which a subject's answer, or the innermost units' report, is late.
    package var dueAt: Instant
    /// Narrower than its kind asks; nil: as the kind does.
    package var tag: String?
    package var closedAt: Instant?
    /// Number of its last event.
    package var events: Int
    /// When it must be looked at next; nil only once it is closed.
    package var wakeAt: Instant?

    package init(
        key: CampaignKey, kind: RuleKey, unit: EntityKey, starter: EntityKey, startedAt: Instant, dueAt: Instant, tag: String? = nil,
        closedAt: Instant? = nil, events: Int = 0, wakeAt: Instant? = nil
    ) {
        self.key = key
        self.kind = kind
        self.unit = unit
        self.starter = starter
        self.startedAt = startedAt
        self.dueAt = dueAt
        self.tag = tag
        self.closedAt = closedAt
        self.events = events
        self.wakeAt = wakeAt
    }

    /// The public id: `CP-3`.
    package var id: String { Self.id(of: key) }

    package static func id(of key: CampaignKey) -> String { "CP-\(key)" }

    /// The number of a public id; nil if it is none.
    package static func key(of id: String) -> CampaignKey? {
        guard id.hasPrefix("CP-"), let key = CampaignKey(id.dropFirst(3)), key > 0, Self.id(of: key) == id else { return nil }
        return key
    }
}

/// A unit that takes part, and how far it is: what every answer and roll-up below it changes.
package struct CampaignUnit: Hashable, Sendable {
    package var campaign: CampaignKey
    package var unit: EntityKey
    /// The unit above that takes part; nil for the campaign's own.
    package var parent: EntityKey?
    /// Place among the kind's levels, 0 for the innermost.
    package var level: Int
    /// Subjects that answer straight to it.
    package var targets: Int
    package var answered: Int
    /// Units below that roll up to it.
    package var children: Int
    package var childrenReported: Int
    /// When all below had reported; nil: not yet.
    package var completeAt: Instant?
    /// When it rolled up first: what it is timed by.
    package var reportedAt: Instant?
    /// When its totals changed after it had rolled up (S48).
    package var reopenedAt: Instant?

    package init(
        campaign: CampaignKey, unit: EntityKey, parent: EntityKey?, level: Int, targets: Int = 0, answered: Int = 0, children: Int = 0,
        childrenReported: Int = 0, completeAt: Instant? = nil, reportedAt: Instant? = nil, reopenedAt: Instant? = nil
    ) {
        self.campaign = campaign
        self.unit = unit
        self.parent = parent
        self.level = level
        self.targets = targets
        self.answered = answered
        self.children = children
        self.childrenReported = childrenReported
        self.completeAt = completeAt
        self.reportedAt = reportedAt
        self.reopenedAt = reopenedAt
    }

    /// Whether everything straight below it has reported.
    package var isComplete: Bool { answered == targets && childrenReported == children }

    /// Whether anybody reports to it.
    package var hasBelow: Bool { targets > 0 || children > 0 }
}

/// A subject whose answer is asked for, with the one that holds.
package struct CampaignTarget: Hashable, Sendable {
    package var campaign: CampaignKey
    package var subject: EntityKey
    /// The unit to which it answers.
    package var unit: EntityKey
    /// Who held it when the campaign started.
    package var worker: EntityKey
    /// The latest answer; nil: silent.
    package var outcome: String?
    /// When it answered first.
    package var answeredAt: Instant?

    package init(
        campaign: CampaignKey, subject: EntityKey, unit: EntityKey, worker: EntityKey, outcome: String? = nil, answeredAt: Instant? = nil
    ) {
        self.campaign = campaign
        self.subject = subject
        self.unit = unit
        self.worker = worker
        self.outcome = outcome
        self.answeredAt = answeredAt
    }
}

/// What can happen to a campaign.
package enum CampaignAct: String, Hashable, Sendable, CaseIterable {
    case start
    case answer
    case rollUp = "roll_up"
    case close
}

/// One thing that happened to a campaign: never changed.
package struct CampaignEvent: Hashable, Sendable {
    package var campaign: CampaignKey
    /// 1 for the start.
    package var number: Int
    package var act: CampaignAct
    /// When it happened, as people say; the server's clock is `recordedAt`.
    package var at: Instant
    package var recordedAt: Instant
    package var actor: EntityKey?
    /// The subject that answered, or the unit that rolled up.
    package var about: EntityKey
    package var outcome: String?
    /// A roll-up that does not wait for those that are silent.
    package var isPartial: Bool
    /// "Nothing to report" (S47).
    package var isNothing: Bool
    /// Answers and subjects asked in the whole subtree, as they were then.
    package var answered: Int
    package var targets: Int
    /// A code.
    package var reason: String?
    /// The leaf that tells it.
    package var leaf: Int64

    package init(
        campaign: CampaignKey, number: Int, act: CampaignAct, at: Instant, recordedAt: Instant, actor: EntityKey?, about: EntityKey,
        outcome: String? = nil, isPartial: Bool = false, isNothing: Bool = false, answered: Int = 0, targets: Int = 0,
        reason: String? = nil, leaf: Int64 = 0
    ) {
        self.campaign = campaign
        self.number = number
        self.act = act
        self.at = at
        self.recordedAt = recordedAt
        self.actor = actor
        self.about = about
        self.outcome = outcome
        self.isPartial = isPartial
        self.isNothing = isNothing
        self.answered = answered
        self.targets = targets
        self.reason = reason
        self.leaf = leaf
    }
}

/// A text that belongs to an event: the task in words, what a unit reports; kept apart from the leaf (S60).
package struct CampaignText: Hashable, Sendable {
    package var campaign: CampaignKey
    /// The event's number.
    package var number: Int
    package var salt: [UInt8]
    package var value: String

    package init(campaign: CampaignKey, number: Int, salt: [UInt8], value: String) {
        self.campaign = campaign
        self.number = number
        self.salt = salt
        self.value = value
    }
}

/// What a ladder's item or a message's line is about in a campaign: the slot of its identity.
package enum CampaignItem: Int, Hashable, Sendable {
    /// A worker's silent subjects.
    case answers = 0
    /// A unit's roll-up that is owed.
    case rollUp = 1
    /// News that a unit rolled up.
    case news = 2

    /// The key under which ladders and messages know it; the campaign stands where a duty has its period.
    package func identity(of campaign: CampaignRecord, about: EntityKey) -> Identity {
        Identity(about: about, rule: campaign.kind, period: campaign.key, slot: rawValue)
    }
}
