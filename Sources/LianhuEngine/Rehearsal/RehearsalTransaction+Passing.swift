import LianhuAudit
import LianhuCore

/// What no adoption changes: read from the live store.
extension RehearsalTransaction {
    func readHashes(_ indexes: [Int64]) throws -> [Hash] { try live.readHashes(indexes) }

    func instance() throws -> InstanceFacts? { try live.instance() }
    func registryRevision() throws -> Int64? { try live.registryRevision() }
    func organisation() throws -> Organisation { try live.organisation() }
    func nextEntityKey() throws -> EntityKey { try live.nextEntityKey() }
    func nextLinkKey() throws -> LinkKey { try live.nextLinkKey() }
    func nextEvidenceKey() throws -> EvidenceKey { try live.nextEvidenceKey() }
    func entities(ids: [String]) throws -> [String: EntityRef] { try live.entities(ids: ids) }
    func entities(keys: [EntityKey]) throws -> [EntityKey: EntityRef] { try live.entities(keys: keys) }
    func entities(named name: String, kind: EntityKind, limit: Int) throws -> [EntityRef] {
        try live.entities(named: name, kind: kind, limit: limit)
    }
    func entities(kind: EntityKind, subkind: String?, units: Set<EntityKey>?, after: EntityKey, limit: Int) throws -> [EntityRef] {
        try live.entities(kind: kind, subkind: subkind, units: units, after: after, limit: limit)
    }
    func registryCounts(on day: CivilDate) throws -> RegistryCounts { try live.registryCounts(on: day) }
    func workers(_ keys: [EntityKey]) throws -> [WorkerRecord] { try live.workers(keys) }
    func subjects(_ keys: [EntityKey]) throws -> [SubjectRecord] { try live.subjects(keys) }
    func residents(of households: [EntityKey]) throws -> [ResidentRecord] { try live.residents(of: households) }
    func household(of resident: EntityKey) throws -> EntityKey? { try live.household(of: resident) }
    func subjectFacts(_ keys: [EntityKey]) throws -> [SubjectFacts] { try live.subjectFacts(keys) }
    func links(ofWorkers workers: [EntityKey]) throws -> [LinkRecord] { try live.links(ofWorkers: workers) }
    func links(ofSubjects subjects: [EntityKey]) throws -> [LinkRecord] { try live.links(ofSubjects: subjects) }
    func profiles(of members: [EntityKey]) throws -> [Profile] { try live.profiles(of: members) }
    func tags(of entities: [EntityKey]) throws -> [TagRecord] { try live.tags(of: entities) }
    func aliases(of entities: [EntityKey]) throws -> [AliasRecord] { try live.aliases(of: entities) }
    func aliases(into targets: [EntityKey]) throws -> [AliasRecord] { try live.aliases(into: targets) }
    func tierChanges(after: CivilDate, through: CivilDate) throws -> [TierRecord] { try live.tierChanges(after: after, through: through) }
    func moves(after: CivilDate, through: CivilDate) throws -> [(subject: EntityKey, on: CivilDate)] {
        try live.moves(after: after, through: through)
    }
    func visitDays(_ items: [Identity]) throws -> [VisitDay] { try live.visitDays(items) }
    func evidence(ids: [String]) throws -> [Evidence] { try live.evidence(ids: ids) }
    func evidence(keys: [EvidenceKey]) throws -> [Evidence] { try live.evidence(keys: keys) }
    func evidence(about: EntityKey, from day: CivilDate) throws -> [Evidence] { try live.evidence(about: about, from: day) }
    func evidence(_ filter: EvidenceFilter, after: EvidenceKey, limit: Int) throws -> [Evidence] {
        try live.evidence(filter, after: after, limit: limit)
    }
    func privateFields(of evidence: EvidenceKey) throws -> [PrivateField] { try live.privateFields(of: evidence) }
    func tallies(_ filter: EvidenceFilter) throws -> [TallyRow] { try live.tallies(filter) }
    func tallyTotals(_ filter: EvidenceFilter) throws -> [TallyTotal] { try live.tallyTotals(filter) }
    func counters(unit: EntityKey, rule: RuleKey?, periods: ClosedRange<Int64>?, asOf day: CivilDate) throws -> [(
        group: CounterGroup, counts: Counts
    )] { try live.counters(unit: unit, rule: rule, periods: periods, asOf: day) }
    func closures() throws -> [ClosureRecord] { try live.closures() }
    func lastClosure(of kind: PeriodKind) throws -> ClosureRecord? { try live.lastClosure(of: kind) }
    func closureFigures(period: Int64, units: [EntityKey]) throws -> [ClosureFigure] {
        try live.closureFigures(period: period, units: units)
    }
    func postponements() throws -> [PostponementRecord] { try live.postponements() }
    func amendments(periods: ClosedRange<Int64>) throws -> [AmendmentRecord] { try live.amendments(periods: periods) }
    func dutyPeriods(from code: Int64) throws -> [DutyPeriod] { try live.dutyPeriods(from: code) }
    func planDay(rule: RuleKey, period: Int64) throws -> CivilDate? { try live.planDay(rule: rule, period: period) }
    func pastLinks(of subjects: [EntityKey], on day: CivilDate) throws -> [LinkRecord] { try live.pastLinks(of: subjects, on: day) }
    func escalationCounts(units: Set<EntityKey>?, from: Instant, before: Instant) throws -> [EscalationCount] {
        try live.escalationCounts(units: units, from: from, before: before)
    }
    func handledSteps(_ items: [Identity], upTo instant: Instant?) throws -> [Identity: Int] { try live.handledSteps(items, upTo: instant) }
    func acknowledgements(_ items: [Identity]) throws -> [AcknowledgementRecord] { try live.acknowledgements(items) }
    func acknowledgementsEnding(after: CivilDate, through: CivilDate) throws -> [Identity] {
        try live.acknowledgementsEnding(after: after, through: through)
    }
    func excuses(_ items: [Identity]) throws -> [ExcuseRecord] { try live.excuses(items) }
    func excuseRequests(of item: Identity) throws -> [ExcuseRequestRecord] { try live.excuseRequests(of: item) }
    func pendingExcuses(after: Identity?, limit: Int) throws -> [ExcuseRequestRecord] {
        try live.pendingExcuses(after: after, limit: limit)
    }
    func escalations(_ filter: EscalationFilter, after: Int64, limit: Int) throws -> [EscalationRecord] {
        try live.escalations(filter, after: after, limit: limit)
    }
    func notifications(recipient: EntityKey?, after: Int64, limit: Int) throws -> [NotificationRecord] {
        try live.notifications(recipient: recipient, after: after, limit: limit)
    }
    func notifications(_ keys: [Int64]) throws -> [NotificationRecord] { try live.notifications(keys) }
    func deliveries(_ notifications: [Int64]) throws -> [DeliveryRecord] { try live.deliveries(notifications) }
    func deliveries(_ filter: DeliveryFilter, after: Int64, limit: Int) throws -> [DeliveryRecord] {
        try live.deliveries(filter, after: after, limit: limit)
    }
    func dueDeliveries(channel: String?, at instant: Instant, limit: Int) throws -> [DeliveryRecord] {
        try live.dueDeliveries(channel: channel, at: instant, limit: limit)
    }
    func told(_ recipients: [EntityKey]) throws -> [ToldRecord] { try live.told(recipients) }
    func deliveryCounts(_ state: DeliveryRecord.State) throws -> [EntityKey: Int] { try live.deliveryCounts(state) }
    func channels(of members: [EntityKey]) throws -> [MemberChannels] { try live.channels(of: members) }
    func nextEscalationKey() throws -> Int64 { try live.nextEscalationKey() }
    func nextNotificationKey() throws -> Int64 { try live.nextNotificationKey() }
    func matters(_ keys: [MatterKey]) throws -> [MatterRecord] { try live.matters(keys) }
    func matters(_ filter: MatterFilter, after: MatterKey, limit: Int) throws -> [MatterRecord] {
        try live.matters(filter, after: after, limit: limit)
    }
    func matterEvents(of matters: [MatterKey]) throws -> [MatterEvent] { try live.matterEvents(of: matters) }
    func matterTexts(of matters: [MatterKey]) throws -> [MatterText] { try live.matterTexts(of: matters) }
    func nextMatterKey() throws -> MatterKey { try live.nextMatterKey() }
    func nextMatterWake() throws -> Instant? { try live.nextMatterWake() }
    func mattersAsleep() throws -> Int { try live.mattersAsleep() }

    func campaigns(_ keys: [CampaignKey]) throws -> [CampaignRecord] { try live.campaigns(keys) }
    func campaigns(_ filter: CampaignFilter, after: CampaignKey, limit: Int) throws -> [CampaignRecord] {
        try live.campaigns(filter, after: after, limit: limit)
    }
    func campaignUnits(of campaign: CampaignKey) throws -> [CampaignUnit] { try live.campaignUnits(of: campaign) }
    func campaignTargets(of campaign: CampaignKey, subjects: [EntityKey]) throws -> [CampaignTarget] {
        try live.campaignTargets(of: campaign, subjects: subjects)
    }
    func campaignTargets(_ filter: CampaignTargetFilter, after: EntityKey, limit: Int) throws -> [CampaignTarget] {
        try live.campaignTargets(filter, after: after, limit: limit)
    }
    func campaignTallies(of campaign: CampaignKey) throws -> [CampaignTally] { try live.campaignTallies(of: campaign) }
    func campaignEvents(of campaign: CampaignKey, act: CampaignAct?, after number: Int, limit: Int) throws -> [CampaignEvent] {
        try live.campaignEvents(of: campaign, act: act, after: number, limit: limit)
    }
    func campaignTexts(of campaign: CampaignKey) throws -> [CampaignText] { try live.campaignTexts(of: campaign) }
    func nextCampaignKey() throws -> CampaignKey { try live.nextCampaignKey() }
    func nextCampaignWake() throws -> Instant? { try live.nextCampaignWake() }
    func campaignsAsleep() throws -> Int { try live.campaignsAsleep() }

    func checks(_ keys: [CheckKey]) throws -> [CheckRecord] { try live.checks(keys) }
    func checks(_ filter: CheckFilter, after: CheckKey, limit: Int) throws -> [CheckRecord] {
        try live.checks(filter, after: after, limit: limit)
    }
    func callBacks(of checks: [CheckKey]) throws -> [CallBack] { try live.callBacks(of: checks) }
    func callBackTexts(of check: CheckKey) throws -> [CallBackText] { try live.callBackTexts(of: check) }
    func nextCheckKey() throws -> CheckKey { try live.nextCheckKey() }
    func logSize() throws -> Int64 { try live.logSize() }
    func leaves(from: Int64, limit: Int) throws -> [SealedLeaf] { try live.leaves(from: from, limit: limit) }
    func firstLeaf(atOrAfter instant: Instant) throws -> Int64 { try live.firstLeaf(atOrAfter: instant) }
    func checkpoint(atMost size: Int64) throws -> CheckpointRecord? { try live.checkpoint(atMost: size) }
    func idempotency(uid: UInt32, route: String, key: String) throws -> IdempotencyRecord? {
        try live.idempotency(uid: uid, route: route, key: key)
    }
}
