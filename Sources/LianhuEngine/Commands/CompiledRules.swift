import LianhuCore

/// The adopted rules with their numbers: what commands look up.
package struct CompiledRules: Sendable {
    package let revision: Int
    package let set: RuleSet
    package let refs: [String: RuleRef]
    private let byKey: [RuleKey: Rule]
    private let ids: [RuleKey: String]
    /// Rules that make obligations, in pack order.
    package let planned: [(rule: Rule, ref: RuleRef)]
    /// What contacts may be made by, and what activities there are, in the rules' words: every record asks.
    package let methods: [String]
    package let activities: [String]
    /// Classes of matters by number.
    package let matters: [RuleKey: MatterClass]
    /// Kinds of campaigns by number.
    package let campaigns: [RuleKey: CampaignKind]
    /// Whether some rule chooses whom it is about by tag.
    package let choosesByTag: Bool
    /// Kinds of checks by number.
    package let checks: [RuleKey: CheckKind]
    /// The days whose holidays each rule's calendar knows.
    private let coverage: [RuleKey: DateSpan]

    package init(revision: Int, set: RuleSet, refs: [RuleRef]) {
        self.revision = revision
        self.set = set
        let refs = Dictionary(uniqueKeysWithValues: refs.map { ($0.id, $0) })
        self.refs = refs
        ids = Dictionary(refs.values.map { ($0.key, $0.id) }, uniquingKeysWith: { first, _ in first })
        var byKey: [RuleKey: Rule] = [:]
        var planned: [(rule: Rule, ref: RuleRef)] = []
        for rule in set.rules {
            guard let ref = refs[rule.id] else { continue }
            byKey[ref.key] = rule
            if rule.cadence != nil { planned.append((rule, ref)) }
        }
        self.byKey = byKey
        matters = Dictionary(
            set.matters.compactMap { kind in refs[kind.id].map { ($0.key, kind) } }, uniquingKeysWith: { first, _ in first })
        campaigns = Dictionary(
            set.campaigns.compactMap { kind in refs[kind.id].map { ($0.key, kind) } }, uniquingKeysWith: { first, _ in first })
        checks = Dictionary(
            set.checks.compactMap { kind in refs[kind.id].map { ($0.key, kind) } }, uniquingKeysWith: { first, _ in first })
        self.planned = planned
        choosesByTag = planned.contains { if case .contact(let duty) = $0.rule.duty { !duty.tags.isEmpty } else { false } }
        methods = set.methods
        activities = set.activities
        coverage = byKey.compactMapValues { set.calendar(of: $0).covers }
    }

    package static let none = CompiledRules(revision: 0, set: .empty, refs: [])

    package func rule(_ key: RuleKey) -> Rule? { byKey[key] }

    /// Whether the holidays are known of all days that an obligation's window was made of (S27); true where its rule is not in force any more.
    package func isCovered(_ row: Obligation) -> Bool {
        guard byKey[row.identity.rule] != nil else { return true }
        guard let span = coverage[row.identity.rule] else { return false }
        return span.contains(row.window.opens) && span.contains(row.window.neverCloses ? row.window.grace : row.window.closes)
    }

    /// Whether a message is an emergency's: it leaves at any hour (S48).
    func isUrgent(_ message: NotificationRecord) -> Bool {
        message.items.contains { campaigns[$0.rule]?.isEmergency ?? false }
    }

    /// The id of a rule, also of a withdrawn one.
    package func id(of key: RuleKey) -> String? { ids[key] }

    /// Context for planning one rule as of a day (S21, S22, S44).
    package func context(_ rule: Rule, _ ref: RuleRef, organisation: Organisation, on day: CivilDate) -> PlanContext {
        // A unit that is not known yet governs nothing: no member has the key 0.
        let governor = set.pack(of: rule)?.governs.map { organisation.unitsByID[$0] ?? 0 }
        return PlanContext(
            rule: rule, ruleKey: ref.key, calendar: set.calendar(of: rule), organisation: organisation, adoptedOn: ref.adoptedOn,
            governor: governor, plannedOn: day)
    }
}
