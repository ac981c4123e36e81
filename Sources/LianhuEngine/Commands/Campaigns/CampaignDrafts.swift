import LianhuCore

/// What somebody wants started.
package struct CampaignDraft: Hashable, Sendable {
    /// Id of a kind of campaigns, with or without its pack where only one has it.
    package var kind: String
    /// Id or name of the unit from which it goes down.
    package var unit: String
    /// What is to be done: kept apart from the leaf (S60).
    package var text: String
    /// The first instant that is late; nil: as the kind says.
    package var dueAt: Instant?
    /// Only subjects with this tag; nil: as the kind says.
    package var tag: String?

    package init(kind: String, unit: String, text: String, dueAt: Instant? = nil, tag: String? = nil) {
        self.kind = kind
        self.unit = unit
        self.text = text
        self.dueAt = dueAt
        self.tag = tag
    }
}

/// A subject's answer as somebody records it.
package struct CampaignAnswer: Hashable, Sendable {
    /// Id or name.
    package var subject: String
    package var outcome: String
    /// When it was given; nil: now.
    package var at: Instant?

    package init(subject: String, outcome: String, at: Instant? = nil) {
        self.subject = subject
        self.outcome = outcome
        self.at = at
    }
}

/// What recording answers did.
package struct CampaignReceipt: Hashable, Sendable {
    package var campaign: CampaignRecord
    package var recorded: Int
    /// Subjects that had answered before: both answers are kept, the newer one counts.
    package var replaced: Int
    /// Obligations that the contacts settled which the answers tell of (S50).
    package var settled: Int
    /// It was closed before: late answers are kept and counted.
    package var isAfterClose: Bool
    /// In the whole campaign.
    package var answered: Int
    package var targets: Int
}

/// A roll-up as somebody gives it.
package struct RollUpDraft: Hashable, Sendable {
    /// Id or name of the unit that rolls up.
    package var unit: String
    /// Without those that are missing (S48).
    package var isPartial: Bool
    /// "Nothing to report" (S47).
    package var isNothing: Bool
    /// What is reported in words; kept apart from the leaf (S60).
    package var text: String

    package init(unit: String, isPartial: Bool = false, isNothing: Bool = false, text: String = "") {
        self.unit = unit
        self.isPartial = isPartial
        self.isNothing = isNothing
        self.text = text
    }
}
