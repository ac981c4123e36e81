import LianhuCore

/// One commit's worth of facts: rows, messages, counters and leaves together. There is no other way to change anything.
package struct Changes: Sendable {
    /// New members of the id space; their keys were taken from `StoreReader.nextEntityKey`.
    package var entities: [EntityRef] = []
    // Registry rows; an existing key is replaced.
    package var units: [UnitRecord] = []
    package var workers: [WorkerRecord] = []
    package var posts: [PostHolding] = []
    /// One of the same unit, name and first day is replaced.
    package var parameters: [UnitParameter] = []
    package var subjects: [SubjectRecord] = []
    package var residents: [ResidentRecord] = []
    package var links: [LinkRecord] = []
    package var absences: [AbsenceRecord] = []
    package var suspensions: [(subject: EntityKey, tenure: Tenure)] = []
    /// One with the same member, word and first day is replaced.
    package var tags: [TagRecord] = []
    /// Subjects that were merged into others (S24).
    package var aliases: [AliasRecord] = []
    /// Tiers are known by their first day: an end may be told later (S22).
    package var tiers: [TierRecord] = []

    package var rules: AdoptedRules?
    package var newRules: [RuleRef] = []

    package var obligations: [PlanChange] = []
    package var counters: [(key: CounterKey, counts: Counts)] = []

    package var evidence: [Evidence] = []
    package var superseded: [(evidence: EvidenceKey, by: EvidenceKey)] = []
    /// When what is superseded here became so; nil leaves it untold.
    package var supersededAt: Instant?
    package var excuses: [ExcuseRecord] = []
    /// One with the same item and instant is replaced: it was decided.
    package var excuseRequests: [ExcuseRequestRecord] = []
    package var privateFields: [PrivateField] = []
    /// Planned days; that of a visit which has one is replaced.
    package var visitDays: [VisitDay] = []

    /// New ones, and those of which something changed: their events tell what.
    package var matters: [MatterRecord] = []
    package var matterEvents: [MatterEvent] = []
    package var matterTexts: [MatterText] = []

    /// New ones, and those of which something changed; of units and subjects the same.
    package var campaigns: [CampaignRecord] = []
    package var campaignUnits: [CampaignUnit] = []
    package var campaignTargets: [CampaignTarget] = []
    package var campaignEvents: [CampaignEvent] = []
    package var campaignTexts: [CampaignText] = []

    /// Only new ones: what was drawn and said stays.
    package var checks: [CheckRecord] = []
    package var callBacks: [CallBack] = []
    package var callBackTexts: [CallBackText] = []

    package var escalations: [EscalationRecord] = []
    package var acknowledgements: [AcknowledgementRecord] = []
    package var notifications: [NotificationRecord] = []
    /// How far deliveries are; a new notification's begins by itself, waiting for its sending hours.
    package var deliveries: [DeliveryRecord] = []
    /// Whom messages tell of what is not settled (S41); one that is there already stays.
    package var told: [ToldRecord] = []
    /// Rows of that kind which go, for the end is told or will never be.
    package var untold: [ToldRecord] = []
    /// Ways to members; those of a member are replaced together.
    package var channels: [MemberChannels] = []

    // Closing (S46): a closure's head and figures are replaced until it is closed, and never after.
    package var closures: [ClosureRecord] = []
    package var closureFigures: [ClosureFigure] = []
    package var postponements: [PostponementRecord] = []
    package var amendments: [AmendmentRecord] = []

    // What is overwritten, for questions as of a past day; of two for one row and day the first stays.
    package var planDays: [PlanDay] = []
    package var births: [ObligationBirth] = []
    package var pastObligations: [PastObligation] = []
    package var pastLinks: [PastLink] = []

    package var instance: InstanceFacts?
    package var idempotency: IdempotencyRecord?
    package var checkpoint: CheckpointRecord?
    package var leaves: [SealedLeaf] = []

    package init() {}

    /// Whether the organisation that a store keeps in memory is another after it.
    package var hasOrganisation: Bool {
        !(units.isEmpty && workers.isEmpty && posts.isEmpty && absences.isEmpty && parameters.isEmpty)
    }
}
