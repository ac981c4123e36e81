import LianhuCore

/// One commit's worth of facts: rows, messages, counters and leaves together. There is no other way to change anything.
package struct Changes: Sendable {
    /// New members of the id space; their keys were taken from `StoreReader.nextEntityKey`.
    package var entities: [EntityRef] = []
    // Registry rows; an existing key is replaced.
    package var units: [UnitRecord] = []
    package var workers: [WorkerRecord] = []
    package var posts: [PostHolding] = []
    package var subjects: [SubjectRecord] = []
    package var residents: [ResidentRecord] = []
    package var links: [LinkRecord] = []
    package var absences: [AbsenceRecord] = []
    package var suspensions: [(subject: EntityKey, tenure: Tenure)] = []
    /// Tiers are known by their first day: an end may be told later (S22).
    package var tiers: [TierRecord] = []

    package var rules: AdoptedRules?
    package var newRules: [RuleRef] = []

    package var obligations: [PlanChange] = []
    package var counters: [(key: CounterKey, counts: Counts)] = []

    package var evidence: [Evidence] = []
    package var superseded: [(evidence: EvidenceKey, by: EvidenceKey)] = []
    package var excuses: [ExcuseRecord] = []
    package var privateFields: [PrivateField] = []
    /// Planned days; that of a visit which has one is replaced.
    package var visitDays: [VisitDay] = []

    package var escalations: [EscalationRecord] = []
    package var acknowledgements: [AcknowledgementRecord] = []
    package var notifications: [NotificationRecord] = []

    package var instance: InstanceFacts?
    package var idempotency: IdempotencyRecord?
    package var checkpoint: CheckpointRecord?
    package var leaves: [SealedLeaf] = []

    package init() {}
}
