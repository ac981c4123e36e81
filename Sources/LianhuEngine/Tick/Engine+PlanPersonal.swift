import LianhuCore

/// A rule and one of its periods, or a rule under which each subject has its own days.
struct PlanItem: Sendable {
    var rule: Rule
    var ref: RuleRef
    /// Nil for `every` and `refill`.
    var period: Period?
    /// Due of the period.
    var due: CivilDate?
}

extension Engine {
    /// Plans `every` or `refill` over all subjects, a chunk a commit.
    ///
    /// What is owed follows from recorded facts, so that recording plans it; a pass finds what an adoption, a waiver or an interrupted command
    /// left out.
    /// - Parameter all: every subject is looked at, for the rule itself may have changed; else those that owe nothing yet.
    func planPersonal(
        _ item: PlanItem, all: Bool, at now: Instant, as caller: Caller
    ) async throws -> (totals: PlanTotals, firstDue: CivilDate?) {
        var totals = PlanTotals()
        var firstDue: CivilDate?
        // A supply is only ever planned by its record.
        if !all, case .refill = item.rule.cadence { return (totals, nil) }
        var after: EntityKey? = 0
        while let from = after {
            let (last, done, due) = try await perform(by: caller, at: now) { session in
                try session.planPersonal(item, all: all, after: from, limit: Engine.chunk)
            }
            totals += done
            if let due { firstDue = min(firstDue ?? due, due) }
            after = last
        }
        return (totals, firstDue)
    }

    /// Who changed to another tier on which day (S22); nobody where no rule asks for tiers.
    func tierChanges(
        after: CivilDate, through: CivilDate, at now: Instant, as caller: Caller
    ) async throws -> [CivilDate: [EntityKey]] {
        guard after < through else { return [:] }
        return try await query(by: caller, at: now) { lens in
            let hasTiers = lens.rules.planned.contains { if case .tiers = $0.rule.cadence { true } else { false } }
            guard hasTiers else { return [:] }
            return Dictionary(grouping: try lens.reader.tierChanges(after: after, through: through), by: \.tenure.from)
                .mapValues { $0.map(\.subject) }
        }
    }

    /// Who came to another unit on which day (S19).
    func moves(after: CivilDate, through: CivilDate, at now: Instant, as caller: Caller) async throws -> [CivilDate: [EntityKey]] {
        guard after < through else { return [:] }
        return try await query(by: caller, at: now) { lens in
            Dictionary(grouping: try lens.reader.moves(after: after, through: through), by: \.on).mapValues { $0.map(\.subject) }
        }
    }

    /// Plans anew what some subjects owe as of a day; of those whose tiers changed what the tiers ask for.
    func replan(
        _ subjects: [EntityKey], asOf day: CivilDate, onlyTiers: Bool, at now: Instant, as caller: Caller
    ) async throws -> PlanTotals {
        var totals = PlanTotals()
        var rest = subjects.sorted()[...]
        while !rest.isEmpty {
            let keys = Array(rest.prefix(Engine.chunk))
            rest = rest.dropFirst(Engine.chunk)
            totals += try await perform(by: caller, at: now) { session in try session.replan(keys, asOf: day, onlyTiers: onlyTiers) }
        }
        return totals
    }
}

extension Session {
    /// Plans one chunk of subjects; nil when the stream is at its end, else the last key.
    mutating func planPersonal(
        _ item: PlanItem, all: Bool, after: EntityKey, limit: Int
    ) throws -> (last: EntityKey?, totals: PlanTotals, firstDue: CivilDate?) {
        var totals = PlanTotals()
        var firstDue: CivilDate?
        let (subjects, isLast) = try self.subjects(of: item.rule, after: after, limit: limit)
        guard let first = subjects.first, let last = subjects.last else { return (nil, totals, nil) }
        let planner = PersonalPlanner(context: rules.context(item.rule, item.ref, organisation: organisation, on: today))
        let busy = all ? [] : try tx.waiting(rule: item.ref.key, about: first.key...last.key)
        for facts in subjects {
            guard all || owesNothing(facts, busy: busy, planner: planner) else { continue }
            let (done, due) = try planPersonal(rule: item.rule, ref: item.ref, facts: facts)
            totals += done
            if let due { firstDue = min(firstDue ?? due, due) }
        }
        return (isLast ? nil : last.key, totals, firstDue)
    }

    /// Whether nothing is planned for it although something might be.
    private func owesNothing(_ facts: SubjectFacts, busy: Set<EntityKey>, planner: PersonalPlanner) -> Bool {
        let seats = planner.seats(of: facts)
        if seats.count == 1, busy.contains(facts.key) { return false }
        return seats.contains { planner.turns(of: facts, seat: $0, events: []).last.map { $0.void == nil } ?? false }
    }

    private func subjects(of rule: Rule, after: EntityKey, limit: Int) throws -> (subjects: [SubjectFacts], isLast: Bool) {
        switch rule.duty {
        case .contact(let duty):
            let page = try tx.subjectFacts(of: duty, after: after, limit: limit)
            return (page, page.count < limit)
        case .activity(let duty):
            let units = organisation.units.values.filter { $0.kind == duty.unitKind && $0.key > after && tx.members.contains($0.key) }
                .sorted { $0.key < $1.key }
            return (units.map { Self.facts(ofUnit: $0.key, kind: $0.kind) }, true)
        case .caseload: return ([], true)
        }
    }
}
