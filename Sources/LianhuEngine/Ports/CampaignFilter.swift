import LianhuCore

/// Which campaigns a list wants; every member narrows it.
package struct CampaignFilter: Hashable, Sendable {
    /// Those that went down from one of these; nil: all.
    package var units: Set<EntityKey>?
    package var kind: RuleKey?
    package var isOpenOnly: Bool
    package var wakesUpTo: Instant?

    package init(units: Set<EntityKey>? = nil, kind: RuleKey? = nil, isOpenOnly: Bool = false, wakesUpTo: Instant? = nil) {
        self.units = units
        self.kind = kind
        self.isOpenOnly = isOpenOnly
        self.wakesUpTo = wakesUpTo
    }

    package func holds(for campaign: CampaignRecord) -> Bool {
        (units?.contains(campaign.unit) ?? true) && (kind.map { $0 == campaign.kind } ?? true)
            && (!isOpenOnly || campaign.closedAt == nil)
            && (wakesUpTo.map { limit in campaign.wakeAt.map { $0 <= limit } ?? false } ?? true)
    }
}

/// Which of the subjects that a campaign asks a list wants; every member narrows it.
package struct CampaignTargetFilter: Hashable, Sendable {
    package var campaign: CampaignKey
    /// That answer to one of these; nil: all.
    package var units: Set<EntityKey>?
    package var worker: EntityKey?
    package var isSilentOnly: Bool

    package init(campaign: CampaignKey, units: Set<EntityKey>? = nil, worker: EntityKey? = nil, isSilentOnly: Bool = false) {
        self.campaign = campaign
        self.units = units
        self.worker = worker
        self.isSilentOnly = isSilentOnly
    }

    package func holds(for target: CampaignTarget) -> Bool {
        target.campaign == campaign && (units?.contains(target.unit) ?? true) && (worker.map { $0 == target.worker } ?? true)
            && (!isSilentOnly || target.outcome == nil)
    }
}

/// How many subjects of a unit gave an answer; nil for those that are silent.
package struct CampaignTally: Hashable, Sendable {
    package var unit: EntityKey
    package var outcome: String?
    package var count: Int

    package init(unit: EntityKey, outcome: String?, count: Int) {
        self.unit = unit
        self.outcome = outcome
        self.count = count
    }
}
