import LianhuCore

/// What a chunk of subjects should owe under one rule in one period: read and decided, not written.
///
/// It may be made on a snapshot while the writer still writes the chunk before; what it rests on is compared when its turn comes.
struct ChunkPlan: Sendable {
    /// The key behind which the chunk begins.
    let after: EntityKey
    /// In key order, not empty.
    let subjects: [SubjectFacts]
    /// True if no subjects come behind it.
    let isLast: Bool
    private let existing: [Obligation]
    let changes: [PlanChange]
    let totals: PlanTotals
    /// Obligations that apply from now on.
    let made: [Obligation]
    /// `PlanDigest` of the changes.
    let digest: String
    private let registryRevision: Int64?
    private let rulesRevision: Int

    /// The key of the last subject.
    var last: EntityKey { subjects[subjects.count - 1].key }

    /// Reads and decides; nil if the rule is about no subjects, or there are none behind `after`.
    init?(
        rule: Rule, ref: RuleRef, period: Period, after: EntityKey, limit: Int, reader: any StoreReader, rules: CompiledRules,
        organisation: Organisation, on today: CivilDate
    ) throws {
        guard case .contact(let duty) = rule.duty else { return nil }
        subjects = try reader.subjectFacts(of: duty, after: after, limit: limit)
        guard let first = subjects.first, let last = subjects.last else { return nil }
        let planner = Planner(context: rules.context(rule, ref, organisation: organisation, on: today), period: period)
        existing = try reader.obligations(rule: ref.key, period: period.code, about: first.key...last.key)
        var totals = PlanTotals()
        var changes: [PlanChange] = []
        var made: [Obligation] = []
        var next = existing[...]
        for facts in subjects {
            let end = next.firstIndex { $0.identity.about > facts.key } ?? next.endIndex
            let own = Array(next[next.startIndex..<end])
            next = next[end...]
            for change in Self.changes(of: facts, existing: own, planner: planner, on: today) {
                totals.count(change)
                changes.append(change)
                if let row = Self.applying(change) { made.append(row) }
            }
        }
        self.after = after
        self.isLast = subjects.count < limit
        self.changes = changes
        self.totals = totals
        self.made = made
        digest = PlanDigest.hex(of: changes)
        registryRevision = try reader.registryRevision()
        rulesRevision = rules.revision
    }

    /// Whether something that it made is open on a day already, so that there may be evidence for it.
    func opensBy(_ day: CivilDate) -> Bool { made.contains { $0.window.opens <= day } }

    /// Whether everything that it rests on still is as it was.
    func holds(after key: EntityKey, rule: RuleRef, period: Period, reader: any StoreReader, rules: CompiledRules) throws -> Bool {
        guard after == key, rulesRevision == rules.revision, let registryRevision, try reader.registryRevision() == registryRevision
        else { return false }
        return try reader.obligations(rule: rule.key, period: period.code, about: subjects[0].key...last) == existing
    }

    // MARK: Decisions

    /// What changes for one subject whose rows of the rule and period are given.
    static func changes(of facts: SubjectFacts, existing own: [Obligation], planner: Planner, on today: CivilDate) -> [PlanChange] {
        // Void ones do not count as planned: a link recorded after due brings none back (S17).
        let planned = Set(own.filter { $0.void == nil }.map(\.identity.slot))
        let desired = planner.desired(of: facts, wasPlanned: !planned.isEmpty, seats: planned)
        let changes = Planner.reconcile(existing: own, desired: desired)
        return changes.filter { change in
            guard case .update(let old, let new) = change else { return true }
            // What is closed stays where it is and as it was due, whatever becomes known of moves later (S19).
            if old.void == nil, new.void == nil, old.window.closesBefore <= today { return false }
            // What has opened keeps its days when the rule changes (S44); a transfer or a void may still move it (S19).
            // Two moves may lead back to the unit of before.
            return old.unit != new.unit || old.void != new.void || old.window.opens > today
                || (new.window.due > old.window.due && planner.context.isCarried(to: new.window.due, of: facts))
        }
    }

    /// The obligation that applies from now on: a new one, or a void one that was cleared (S7).
    static func applying(_ change: PlanChange) -> Obligation? {
        switch change {
        case .create(let new): new
        case .update(let old, let new): old.void != nil && new.void == nil ? new : nil
        }
    }
}
