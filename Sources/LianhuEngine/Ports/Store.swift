import LianhuAudit
import LianhuCore

/// Facts out: what decisions and queries read. Every list is bounded by its caller and in key order.
package protocol StoreReader: HashReader {
    // MARK: Instance and rules
    func instance() throws -> InstanceFacts?
    func adoptedRules() throws -> AdoptedRules?
    /// Everything that was adopted from an instant on, and what was in force then, in order: what opened under it stays under it (S44).
    func adoptions(since instant: Instant) throws -> [AdoptedRules]
    func ruleRefs() throws -> [RuleRef]
    /// Which set is adopted, nil for none; asked for by every command, so cheap.
    func rulesVersion() throws -> RulesVersion?

    // MARK: Registry
    /// A number that is another after each commit that changed the registry; nil where nobody counts.
    func registryRevision() throws -> Int64?
    /// The members of the id space whose obligations are looked at: all, but in a part of a rehearsal.
    var members: ClosedRange<EntityKey> { get }
    /// Units, posts, roles and absences; cached by the store until one changes.
    func organisation() throws -> Organisation
    func nextEntityKey() throws -> EntityKey
    func nextLinkKey() throws -> LinkKey
    func nextEvidenceKey() throws -> EvidenceKey
    func entities(ids: [String]) throws -> [String: EntityRef]
    func entities(keys: [EntityKey]) throws -> [EntityKey: EntityRef]
    /// Exact matches of a name.
    func entities(named name: String, kind: EntityKind, limit: Int) throws -> [EntityRef]
    /// Members of a kind in the given units (nil: all), after a key, in key order.
    func entities(kind: EntityKind, subkind: String?, units: Set<EntityKey>?, after: EntityKey, limit: Int) throws -> [EntityRef]
    /// Numbers of units, workers, subjects by kind, links in force and residents on a day.
    func registryCounts(on day: CivilDate) throws -> RegistryCounts
    func workers(_ keys: [EntityKey]) throws -> [WorkerRecord]
    func subjects(_ keys: [EntityKey]) throws -> [SubjectRecord]
    func residents(of households: [EntityKey]) throws -> [ResidentRecord]
    /// The household in which a resident lives; nil for any other member.
    func household(of resident: EntityKey) throws -> EntityKey?
    /// Facts of given subjects, in key order. A unit that is linked like a subject is one, with its kind.
    func subjectFacts(_ keys: [EntityKey]) throws -> [SubjectFacts]
    /// Facts of subjects of the kinds after a key, in key order: the planner's stream.
    func subjectFacts(kinds: [String], after: EntityKey, limit: Int) throws -> [SubjectFacts]
    func links(ofWorkers workers: [EntityKey]) throws -> [LinkRecord]
    /// Links to given members, by subject and key.
    func links(ofSubjects subjects: [EntityKey]) throws -> [LinkRecord]
    /// Whom a worker sees: given members, each with its address and the head of its household, in key order.
    func profiles(of members: [EntityKey]) throws -> [Profile]
    /// By member, first day and word.
    func tags(of entities: [EntityKey]) throws -> [TagRecord]
    /// What given subjects were merged into; those that stand for themselves are left out (S24).
    func aliases(of entities: [EntityKey]) throws -> [AliasRecord]
    /// What was merged into given subjects, by its key (S24).
    func aliases(into targets: [EntityKey]) throws -> [AliasRecord]
    /// Tiers that began in the days (after, through], by first day and subject (S22).
    func tierChanges(after: CivilDate, through: CivilDate) throws -> [TierRecord]
    /// Subjects that came to another unit in the days (after, through], by day and subject (S19).
    func moves(after: CivilDate, through: CivilDate) throws -> [(subject: EntityKey, on: CivilDate)]

    // MARK: Obligations
    /// Rows of one rule and period whose about lies in the range, in key order: the planner's merge partner.
    func obligations(rule: RuleKey, period: Int64, about: ClosedRange<EntityKey>) throws -> [Obligation]
    /// Rows about one member, of one rule or all, whose window closes after a day.
    func obligations(about: [EntityKey], rule: RuleKey?, closingAfter day: CivilDate) throws -> [Obligation]
    func obligations(_ identities: [Identity]) throws -> [Obligation]
    /// A page of a list, after an identity, in key order.
    func obligations(_ filter: ObligationFilter, after: Identity?, limit: Int) throws -> [Obligation]
    /// Unsettled, unexcused, not void rows of a rule with one window, after an identity: the escalator's stream.
    func unsettled(rule: RuleKey, dueBefore: CivilDate, after: Identity?, limit: Int) throws -> [Obligation]
    /// Members in the range that have an unsettled, unexcused, not void row of a rule.
    func waiting(rule: RuleKey, about: ClosedRange<EntityKey>) throws -> Set<EntityKey>

    /// The planned days of obligations that have one, in key order.
    func visitDays(_ items: [Identity]) throws -> [VisitDay]

    // MARK: Evidence
    func evidence(ids: [String]) throws -> [Evidence]
    func evidence(keys: [EvidenceKey]) throws -> [Evidence]
    /// Standing evidence about one member, or about what was merged into it (S24), or that covered one of these (S50), that happened on or after
    /// a day.
    func evidence(about: EntityKey, from day: CivilDate) throws -> [Evidence]
    /// A page of a list, after a key, newest last.
    func evidence(_ filter: EvidenceFilter, after: EvidenceKey, limit: Int) throws -> [Evidence]
    func privateFields(of evidence: EvidenceKey) throws -> [PrivateField]
    /// Plain counts of standing evidence by kind, method and source (S45); with a knowledge cut, of what stood then.
    func tallies(_ filter: EvidenceFilter) throws -> [TallyRow]
    /// The same by source, each subject counted once.
    func tallyTotals(_ filter: EvidenceFilter) throws -> [TallyTotal]

    // MARK: Compliance
    /// Sums of the counters of a unit up to a recorded day, by group.
    func counters(unit: EntityKey, rule: RuleKey?, periods: ClosedRange<Int64>?, asOf day: CivilDate) throws -> [(
        group: CounterGroup, counts: Counts
    )]

    // MARK: Closing
    /// The heads of all snapshots, by period.
    func closures() throws -> [ClosureRecord]
    /// The latest closed or closing period of a kind.
    func lastClosure(of kind: PeriodKind) throws -> ClosureRecord?
    /// A snapshot's figures of some units, by unit and rule.
    func closureFigures(period: Int64, units: [EntityKey]) throws -> [ClosureFigure]
    func postponements() throws -> [PostponementRecord]
    /// Amendments of obligations whose period's code lies in the range, in the order in which they were made.
    func amendments(periods: ClosedRange<Int64>) throws -> [AmendmentRecord]
    /// Rules' periods with obligations, of codes from one on, by rule and period.
    func dutyPeriods(from code: Int64) throws -> [DutyPeriod]
    /// When the first obligation of a rule's period became known.
    func planDay(rule: RuleKey, period: Int64) throws -> CivilDate?
    /// Of each changed link of some subjects the version that was known on a day, in key order.
    func pastLinks(of subjects: [EntityKey], on day: CivilDate) throws -> [LinkRecord]

    // MARK: Escalation
    /// Steps that fired at or after an instant and before another, by tone and rule; nil units: all.
    func escalationCounts(units: Set<EntityKey>?, from: Instant, before: Instant) throws -> [EscalationCount]
    /// The highest step done with by an instant (nil: now), of each item that has one.
    func handledSteps(_ items: [Identity], upTo instant: Instant?) throws -> [Identity: Int]
    func acknowledgements(_ items: [Identity]) throws -> [AcknowledgementRecord]
    /// Items whose pause ended in the days (after, through].
    func acknowledgementsEnding(after: CivilDate, through: CivilDate) throws -> [Identity]
    func excuses(_ items: [Identity]) throws -> [ExcuseRecord]
    /// Waivers that were asked for, of one obligation, as they came (S14).
    func excuseRequests(of item: Identity) throws -> [ExcuseRequestRecord]
    /// Requests that nobody has decided, after an item, in key order.
    func pendingExcuses(after: Identity?, limit: Int) throws -> [ExcuseRequestRecord]
    func escalations(_ filter: EscalationFilter, after: Int64, limit: Int) throws -> [EscalationRecord]
    func notifications(recipient: EntityKey?, after: Int64, limit: Int) throws -> [NotificationRecord]
    /// Given messages that exist, in key order.
    func notifications(_ keys: [Int64]) throws -> [NotificationRecord]
    /// How far given messages are, in key order.
    func deliveries(_ notifications: [Int64]) throws -> [DeliveryRecord]
    /// A page of a list, after a message, in key order.
    func deliveries(_ filter: DeliveryFilter, after: Int64, limit: Int) throws -> [DeliveryRecord]
    /// Those of a channel (nil: of none yet) that wait, or whose courier's time is over, at an instant: the longest due first.
    func dueDeliveries(channel: String?, at instant: Instant, limit: Int) throws -> [DeliveryRecord]
    /// What given recipients were told of and have not heard the end of (S41), in order.
    func told(_ recipients: [EntityKey]) throws -> [ToldRecord]
    /// Number of messages in a state, by recipient; none is left out, none is 0.
    func deliveryCounts(_ state: DeliveryRecord.State) throws -> [EntityKey: Int]
    /// The ways to given members that have any, in key order.
    func channels(of members: [EntityKey]) throws -> [MemberChannels]
    func nextEscalationKey() throws -> Int64
    func nextNotificationKey() throws -> Int64

    // MARK: Matters
    func matters(_ keys: [MatterKey]) throws -> [MatterRecord]
    /// A page of a list, after a key, in key order.
    func matters(_ filter: MatterFilter, after: MatterKey, limit: Int) throws -> [MatterRecord]
    /// By matter and number.
    func matterEvents(of matters: [MatterKey]) throws -> [MatterEvent]
    /// The texts of given matters, by matter, event and field.
    func matterTexts(of matters: [MatterKey]) throws -> [MatterText]
    func nextMatterKey() throws -> MatterKey
    /// When the next matter is to be looked at.
    func nextMatterWake() throws -> Instant?
    /// Number of open or shelved matters without a time at which they are looked at: none, or something is wrong.
    func mattersAsleep() throws -> Int

    // MARK: Campaigns
    func campaigns(_ keys: [CampaignKey]) throws -> [CampaignRecord]
    /// A page of a list, after a key, in key order.
    func campaigns(_ filter: CampaignFilter, after: CampaignKey, limit: Int) throws -> [CampaignRecord]
    /// Those that take part, by unit.
    func campaignUnits(of campaign: CampaignKey) throws -> [CampaignUnit]
    /// Those of given subjects that it asks, by subject.
    func campaignTargets(of campaign: CampaignKey, subjects: [EntityKey]) throws -> [CampaignTarget]
    /// A page of whom it asks, after a subject, by subject.
    func campaignTargets(_ filter: CampaignTargetFilter, after: EntityKey, limit: Int) throws -> [CampaignTarget]
    /// By unit and answer, silence first.
    func campaignTallies(of campaign: CampaignKey) throws -> [CampaignTally]
    /// A page of what happened, of one kind or all, after a number, in order.
    func campaignEvents(of campaign: CampaignKey, act: CampaignAct?, after number: Int, limit: Int) throws -> [CampaignEvent]
    /// By event.
    func campaignTexts(of campaign: CampaignKey) throws -> [CampaignText]
    func nextCampaignKey() throws -> CampaignKey
    /// When the next campaign is to be looked at.
    func nextCampaignWake() throws -> Instant?
    /// Number of open campaigns without a time at which they are looked at: none, or something is wrong.
    func campaignsAsleep() throws -> Int

    // MARK: Checks
    func checks(_ keys: [CheckKey]) throws -> [CheckRecord]
    /// A page of a list, after a key, in key order.
    func checks(_ filter: CheckFilter, after: CheckKey, limit: Int) throws -> [CheckRecord]
    /// By check, contact and number.
    func callBacks(of checks: [CheckKey]) throws -> [CallBack]
    /// Those of one check, by contact and number.
    func callBackTexts(of check: CheckKey) throws -> [CallBackText]
    func nextCheckKey() throws -> CheckKey

    // MARK: Log
    /// Number of leaves.
    func logSize() throws -> Int64
    func leaves(from: Int64, limit: Int) throws -> [SealedLeaf]
    /// First leaf whose time is at or after an instant; the log's size if there is none.
    func firstLeaf(atOrAfter instant: Instant) throws -> Int64
    /// The newest checkpoint of at most that size.
    func checkpoint(atMost size: Int64) throws -> CheckpointRecord?
    func idempotency(uid: UInt32, route: String, key: String) throws -> IdempotencyRecord?
}

extension StoreReader {
    package func rulesVersion() throws -> RulesVersion? {
        try adoptedRules().map { RulesVersion(revision: $0.revision, digest: $0.digest) }
    }

    package func registryRevision() throws -> Int64? { nil }

    package var members: ClosedRange<EntityKey> { .min ... .max }

    package func handledSteps(_ items: [Identity]) throws -> [Identity: Int] { try handledSteps(items, upTo: nil) }
}

/// Facts in: one writer at a time, in its transaction.
package protocol StoreTransaction: StoreReader {
    /// The compact range over all leaves so far.
    var frontier: Frontier { get }
    /// Appends one commit's worth; its leaves continue the log exactly. If it throws, nothing of it is kept, though the body goes on; then the body
    /// may be run again from its start.
    func append(_ changes: Changes) throws
    /// Runs a part whose effects vanish if it throws.
    func savepoint<Result>(_ body: () throws -> Result) throws -> Result
}

/// The port to durable memory (two implementations, one conformance suite).
package protocol Store: Sendable {
    /// Runs alone in the writer's transaction; returns after COMMIT. Concurrent calls may share a commit; one that throws leaves nothing in it.
    /// The body may run more than once, each time on the same facts: it must change nothing but the transaction.
    func write<Result: Sendable>(_ body: @escaping @Sendable (any StoreTransaction) throws -> Result) async throws -> Result
    /// Runs on a consistent snapshot.
    func read<Result: Sendable>(_ body: @escaping @Sendable (any StoreReader) throws -> Result) async throws -> Result
    /// The same for what takes a millisecond at most, however much is stored: it may run on the caller's thread.
    func readBriefly<Result: Sendable>(_ body: @escaping @Sendable (any StoreReader) throws -> Result) async throws -> Result
}

extension Store {
    package func readBriefly<Result: Sendable>(
        _ body: @escaping @Sendable (any StoreReader) throws -> Result
    ) async throws -> Result {
        try await read(body)
    }
}
