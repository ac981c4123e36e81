/// A kind of campaign: who is asked, what may be answered, and by when each level rolls up (S48).
package struct CampaignKind: Hashable, Sendable {
    /// Prefixed by its pack: `weishan.gathering` (S44).
    package var id: String
    package var pack: String
    package var title: LocalizedText
    package var basis: String
    /// Its messages leave at once, and its deadlines may be minutes (S48).
    package var isEmergency: Bool
    /// Who may start one besides whoever approves there.
    package var starter: PostAt?
    /// Whose answers are asked for; nil: only units report.
    package var whom: CampaignWhom?
    /// What a subject's answer may be; empty where only units report.
    package var outcomes: [Vocabulary.Word]
    /// Which answers are contacts as well, so that nobody writes the same thing twice (S50); nil: none.
    package var contact: CampaignContact?
    /// Within which subjects are to have answered, or the innermost units to have done it, unless the start says otherwise.
    package var within: TimeSpan?
    /// At least one, innermost first.
    package var levels: [CampaignLevel]
    /// Whether who has nothing must say so (S47).
    package var asksForNothing: Bool
    package var ladder: String?
    /// For how long somebody may take a roll-up on, from the day on which he does; nil: as long as the instance allows (S39).
    package var acknowledgeUntil: TimeSpan?

    package init(
        id: String, pack: String, title: LocalizedText, basis: String, isEmergency: Bool = false, starter: PostAt? = nil,
        whom: CampaignWhom? = nil, outcomes: [Vocabulary.Word] = [], contact: CampaignContact? = nil, within: TimeSpan? = nil,
        levels: [CampaignLevel],
        asksForNothing: Bool = false, ladder: String? = nil, acknowledgeUntil: TimeSpan? = nil
    ) {
        self.id = id
        self.pack = pack
        self.title = title
        self.basis = basis
        self.isEmergency = isEmergency
        self.starter = starter
        self.whom = whom
        self.outcomes = outcomes
        self.contact = contact
        self.within = within
        self.levels = levels
        self.asksForNothing = asksForNothing
        self.ladder = ladder
        self.acknowledgeUntil = acknowledgeUntil
    }

    /// The default of S48.
    package static let standardWithin = TimeSpan(amount: 30, unit: .minutes)

    /// The level of a kind of unit, 0 for the innermost; nil if units of that kind do not take part.
    package func level(ofUnitKind kind: String) -> Int? { levels.firstIndex { $0.unitKind == kind } }
}

/// A level of a campaign: which units roll up, who does it, within what time, and who is told (S48).
package struct CampaignLevel: Hashable, Sendable {
    package var unitKind: String
    package var by: PostAt
    /// Counted from when all below have reported, or from their deadline.
    package var within: TimeSpan
    /// Who is told when a roll-up comes; nil: whoever rolls up above.
    package var to: PostAt?

    package init(unitKind: String, by: PostAt, within: TimeSpan, to: PostAt?) {
        self.unitKind = unitKind
        self.by = by
        self.within = within
        self.to = to
    }
}

/// Whose answers a campaign asks for: linked subjects of some kinds, or those with a tag, or in which somebody of an age lives.
package struct CampaignWhom: Hashable, Sendable {
    package var kinds: [String]
    /// One of which the subject or somebody in it has; empty: all are asked.
    package var tags: [String]
    /// Which somebody who lives there has on the day of the start; nil: whatever their age.
    package var age: AgeRange?

    package init(kinds: [String], tags: [String] = [], age: AgeRange? = nil) {
        self.kinds = kinds
        self.tags = tags
        self.age = age
    }
}

/// Answers that say that somebody was in contact with the subject, and how (S50).
package struct CampaignContact: Hashable, Sendable {
    package var method: String
    package var outcomes: [String]

    package init(method: String, outcomes: [String]) {
        self.method = method
        self.outcomes = outcomes
    }
}
