import LianhuAudit
import LianhuCore

/// The port's methods over a MemoryState. One object serves readers and the writer: both run alone.
final class MemoryTransaction: StoreTransaction {
    let state: MemoryState

    init(state: MemoryState) { self.state = state }

    // MARK: Writing

    var frontier: Frontier { state.frontier.value }

    func append(_ changes: Changes) throws {
        // A refused commit leaves nothing behind, even if its caller goes on.
        try state.savepoint { try state.append(changes) }
    }

    func savepoint<Result>(_ body: () throws -> Result) throws -> Result { try state.savepoint(body) }

    // MARK: Instance and rules

    func instance() -> InstanceFacts? { state.instance.value }
    func adoptedRules() -> AdoptedRules? { state.rules.value }

    func adoptions(since instant: Instant) -> [AdoptedRules] {
        let all = state.earlierRules.value + (state.rules.value.map { [$0] } ?? [])
        let first = all.lastIndex { $0.adoptedAt <= instant } ?? all.startIndex
        return Array(all[first...])
    }
    func ruleRefs() -> [RuleRef] { state.ruleRefs.rows }

    // MARK: Registry

    func organisation() -> Organisation { state.registry.organisation.value }
    func nextEntityKey() -> EntityKey { (state.registry.entities.rows.last?.key ?? 0) + 1 }
    func nextLinkKey() -> LinkKey { (state.registry.links.rows.last?.key ?? 0) + 1 }
    func nextEvidenceKey() -> EvidenceKey { state.evidence.nextKey }

    func entities(ids: [String]) -> [String: EntityRef] {
        var found: [String: EntityRef] = [:]
        for id in ids { found[id] = state.registry.entity(id: id) }
        return found
    }

    func entities(keys: [EntityKey]) -> [EntityKey: EntityRef] {
        var found: [EntityKey: EntityRef] = [:]
        for key in keys { found[key] = state.registry.entities[key] }
        return found
    }

    func entities(named name: String, kind: EntityKind, limit: Int) -> [EntityRef] {
        state.registry.entities(named: name, kind: kind, limit: limit)
    }

    func entities(kind: EntityKind, subkind: String?, units: Set<EntityKey>?, after: EntityKey, limit: Int) -> [EntityRef] {
        state.registry.entities(kind: kind, subkind: subkind, units: units, after: after, limit: limit)
    }

    func registryCounts(on day: CivilDate) -> RegistryCounts { state.registry.counts(on: day) }
    func workers(_ keys: [EntityKey]) -> [WorkerRecord] { state.registry.workers.rows(keys) }
    func subjects(_ keys: [EntityKey]) -> [SubjectRecord] { state.registry.subjects.rows(keys) }
    func residents(of households: [EntityKey]) -> [ResidentRecord] { state.registry.residents(of: households) }
    func household(of resident: EntityKey) -> EntityKey? { state.registry.residents[resident]?.household }
    func subjectFacts(_ keys: [EntityKey]) -> [SubjectFacts] { Set(keys).sorted().compactMap(state.registry.facts) }

    func subjectFacts(kinds: [String], after: EntityKey, limit: Int) -> [SubjectFacts] {
        state.registry.facts(kinds: kinds, after: after, limit: limit)
    }

    func links(ofWorkers workers: [EntityKey]) -> [LinkRecord] { state.registry.links(ofWorkers: workers) }

    func links(ofSubjects subjects: [EntityKey]) -> [LinkRecord] { Set(subjects).sorted().flatMap(state.registry.links(of:)) }

    func profiles(of members: [EntityKey]) -> [Profile] {
        Set(members).sorted().compactMap { key in
            guard let member = state.registry.entities[key] else { return nil }
            let head = state.registry.residents(of: [key]).first(where: \.isHead)
            return Profile(
                member: member, address: state.registry.subjects[key]?.address ?? "", head: head?.name ?? "",
                telephone: head?.telephone ?? "")
        }
    }

    func tierChanges(after: CivilDate, through: CivilDate) -> [TierRecord] {
        state.registry.tiers.rows.flatMap(\.tiers).filter { $0.tenure.from > after && $0.tenure.from <= through }
            .sorted { ($0.tenure.from, $0.subject) < ($1.tenure.from, $1.subject) }
    }

    func moves(after: CivilDate, through: CivilDate) -> [(subject: EntityKey, on: CivilDate)] {
        state.registry.subjects.rows.flatMap { row in
            row.units.dropFirst().map(\.tenure.from).filter { $0 > after && $0 <= through }.map { (subject: row.key, on: $0) }
        }.sorted { ($0.on, $0.subject) < ($1.on, $1.subject) }
    }

    // MARK: Obligations

    func obligations(rule: RuleKey, period: Int64, about: ClosedRange<EntityKey>) -> [Obligation] {
        state.obligations.rows(rule: rule, period: period, about: about)
    }

    func obligations(about: [EntityKey], rule: RuleKey?, closingAfter day: CivilDate) -> [Obligation] {
        state.obligations.rows(about: about, rule: rule, closingAfter: day)
    }

    func obligations(_ identities: [Identity]) -> [Obligation] {
        Set(identities).sorted().compactMap { state.obligations[$0] }
    }

    func obligations(_ filter: ObligationFilter, after: Identity?, limit: Int) -> [Obligation] {
        filter.asOf.map { obligations(filter, asOf: $0, after: after, limit: limit) }
            ?? state.obligations.page(filter, after: after, limit: limit)
    }

    func unsettled(rule: RuleKey, dueBefore: CivilDate, after: Identity?, limit: Int) -> [Obligation] {
        state.obligations.unsettled(rule: rule, dueBefore: dueBefore, after: after, limit: limit)
    }

    func waiting(rule: RuleKey, about: ClosedRange<EntityKey>) -> Set<EntityKey> { state.obligations.waiting(rule: rule, about: about) }

    // MARK: Evidence

    func evidence(ids: [String]) -> [Evidence] { state.evidence.rows(ids.compactMap { state.evidence[id: $0]?.key }) }
    func evidence(keys: [EvidenceKey]) -> [Evidence] { state.evidence.rows(keys) }

    func evidence(_ filter: EvidenceFilter, after: EvidenceKey, limit: Int) -> [Evidence] {
        state.evidence.page(filter, after: after, limit: limit)
    }

    func privateFields(of evidence: EvidenceKey) -> [PrivateField] { state.privateFields(of: evidence) }
    func tallies(_ filter: EvidenceFilter) -> [TallyRow] { state.evidence.tallies(filter) }
    func tallyTotals(_ filter: EvidenceFilter) -> [TallyTotal] { state.evidence.totals(filter) }

    // MARK: Compliance

    func counters(
        unit: EntityKey, rule: RuleKey?, periods: ClosedRange<Int64>?, asOf day: CivilDate
    ) -> [(group: CounterGroup, counts: Counts)] {
        state.counters.sums(unit: unit, rule: rule, periods: periods, asOf: day)
    }
}
