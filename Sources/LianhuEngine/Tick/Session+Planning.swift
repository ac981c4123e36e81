import LianhuAudit
import LianhuCore

extension Session {
    /// Plans one chunk of subjects for one rule and period; nil when the stream is at its end, else the last key.
    ///
    /// One leaf tells what was planned; a chunk that changes nothing writes nothing, so planning twice is planning once (S3).
    /// - Parameter planned: as of which day is planned; nil: today.
    /// - Parameter ahead: the chunk as it was decided on a snapshot; decided again unless it still holds.
    mutating func planChunk(
        rule: Rule, ref: RuleRef, period: Period, asOf planned: CivilDate? = nil, after: EntityKey, limit: Int, ahead: ChunkPlan? = nil
    ) throws -> (last: EntityKey?, totals: PlanTotals) {
        let day = planned ?? today
        guard case .contact = rule.duty else { return (nil, try planUnits(rule: rule, ref: ref, period: period, asOf: day)) }
        var plan = ahead
        if try plan?.holds(after: after, rule: ref, period: period, reader: tx, rules: rules) != true {
            plan = try ChunkPlan(
                rule: rule, ref: ref, period: period, after: after, limit: limit, reader: tx, rules: rules, organisation: organisation,
                on: day)
        }
        guard let plan else { return (nil, PlanTotals()) }
        let digest = changes.obligations.isEmpty ? plan.digest : nil
        for change in plan.changes { self.change(change) }
        if plan.totals != PlanTotals() { try logPlan(rule: rule, period: period, totals: plan.totals, digest: digest) }
        if plan.opensBy(today) { try settleNew(plan.made, facts: plan.subjects) }
        return (plan.isLast ? nil : plan.last, plan.totals)
    }

    /// Units are few: an activity is planned for all of them at once.
    private mutating func planUnits(rule: Rule, ref: RuleRef, period: Period, asOf day: CivilDate) throws -> PlanTotals {
        let planner = Planner(context: rules.context(rule, ref, organisation: organisation, on: day), period: period)
        var totals = PlanTotals()
        let units = organisation.units.values.filter { tx.members.contains($0.key) }.sorted { $0.key < $1.key }
        guard let first = units.first, let last = units.last else { return totals }
        let existing = Dictionary(
            grouping: try tx.obligations(rule: ref.key, period: period.code, about: first.key...last.key), by: \.identity.about)
        for unit in units {
            let own = existing[unit.key] ?? []
            let desired = planner.desired(ofUnit: unit)
            if own.isEmpty, case .nothing = desired { continue }
            for change in Planner.reconcile(existing: own, desired: desired) {
                totals.count(change)
                self.change(change)
            }
        }
        if totals != PlanTotals() { try logPlan(rule: rule, period: period, totals: totals) }
        return totals
    }

    /// Evidence may be older than the obligation that it settles (S9, S17).
    private mutating func settleNew(_ made: [Obligation], facts: [SubjectFacts]) throws {
        guard !made.isEmpty else { return }
        let byKey = Dictionary(uniqueKeysWithValues: facts.map { ($0.key, $0) })
        var pending: [(facts: SubjectFacts, from: CivilDate)] = []
        for obligation in made {
            guard pending.last?.facts.key != obligation.identity.about, let facts = byKey[obligation.identity.about] else { continue }
            if try !tx.evidence(about: facts.key, from: obligation.window.opens).isEmpty {
                pending.append((facts, obligation.window.opens))
            }
        }
        guard !pending.isEmpty else { return }
        try flush()
        for (facts, from) in pending { _ = try settle(facts: facts, from: from, focus: nil) }
    }

    /// Re-plans every window not yet closed of given subjects: what a changed fact touches (S17–S20).
    ///
    /// - Parameters:
    ///   - asOf: what was not yet closed on that day is planned, as of it; nil: today, and what has closed is judged by what is known now.
    ///   - onlyTiers: only what tiers ask for (S22).
    mutating func replan(_ keys: [EntityKey], asOf: CivilDate? = nil, onlyTiers: Bool = false) throws -> PlanTotals {
        var totals = PlanTotals()
        let subjects = try tx.subjectFacts(keys, for: rules)
        var opens: CivilDate?
        let day = asOf ?? today
        for (rule, ref) in rules.planned {
            // What had closed before the rule was adopted is not planned (S21).
            if let asOf, asOf < ref.adoptedOn { continue }
            for version in try versions(of: rule) {
                guard case .contact(let duty) = version.rule.duty, let cadence = version.rule.cadence else { continue }
                // Tags are read only for what is in force: what an earlier text chose by them stays as it is.
                if version.through != nil, !duty.tags.isEmpty, !rules.choosesByTag { continue }
                if onlyTiers { guard case .tiers = cadence else { continue } }
                let concerned = subjects.filter { duty.kinds.contains($0.kind) }
                if cadence.isPersonal {
                    guard version.through == nil else { continue }
                    for facts in concerned { totals += try planPersonal(rule: rule, ref: ref, facts: facts).totals }
                    continue
                }
                let (done, first) = try replan(concerned, version: version, ref: ref, on: day, judgesClosed: asOf == nil)
                totals += done
                if let first { opens = min(opens ?? first, first) }
            }
        }
        if let opens { try settleOpen(subjects, from: opens) }
        return totals
    }

    /// Re-plans what opened, or will open, under one text of a rule (S44); with the first day of the periods that were looked at.
    private mutating func replan(
        _ subjects: [SubjectFacts], version: RuleVersion, ref: RuleRef, on day: CivilDate, judgesClosed: Bool
    ) throws -> (totals: PlanTotals, first: CivilDate?) {
        var totals = PlanTotals()
        var first: CivilDate?
        let context = rules.context(version.rule, ref, organisation: organisation, on: day)
        let horizon = day.adding(days: engine.settings.horizon)
        for period in context.openPeriods(on: day, through: horizon) {
            let planner = Planner(context: context, period: period)
            guard version.governs(opening: planner.nominalWindow.opens) else { continue }
            totals += try replan(subjects, planner: planner, rule: version.rule, ref: ref, on: day)
            first = min(first ?? period.start, period.start)
        }
        totals += try replanCarried(subjects, context: context, version: version, ref: ref, on: day, through: horizon)
        guard judgesClosed else { return (totals, first) }
        for part in stride(from: 0, to: subjects.count, by: Engine.chunk) {
            let chunk = Array(subjects[part..<min(part + Engine.chunk, subjects.count)])
            totals += try judgeClosed(chunk, context: context, version: version)
        }
        return (totals, first)
    }

    /// Plans again what a transfer has carried beyond the end of its window, so that its period is not among the open ones any more (S19).
    private mutating func replanCarried(
        _ subjects: [SubjectFacts], context: PlanContext, version: RuleVersion, ref: RuleRef, on day: CivilDate,
        through horizon: CivilDate
    ) throws -> PlanTotals {
        var totals = PlanTotals()
        let moved = subjects.filter { $0.units.count > 1 }
        guard !moved.isEmpty else { return totals }
        let open = Set(context.openPeriods(on: day, through: horizon).map(\.code))
        let rows = try tx.obligations(about: moved.map(\.key), rule: ref.key, closingAfter: day)
            .filter { !open.contains($0.identity.period) && $0.window.opens <= day }
        let byPeriod = Dictionary(grouping: rows, by: \.identity.period)
        for (code, rows) in byPeriod.sorted(by: { $0.key < $1.key }) {
            guard let period = Period(code: code), context.makes(period) else { continue }
            let planner = Planner(context: context, period: period)
            guard version.governs(opening: planner.nominalWindow.opens) else { continue }
            let concerned = Set(rows.map(\.identity.about))
            totals += try replan(
                moved.filter { concerned.contains($0.key) }, planner: planner, rule: version.rule, ref: ref, on: day)
        }
        return totals
    }

    /// Plans what units owe in the periods that are open again: units are new, or another pack governs them (S19, S44).
    mutating func replanActivities() throws -> PlanTotals {
        var totals = PlanTotals()
        let horizon = today.adding(days: engine.settings.horizon)
        for (rule, ref) in rules.planned {
            for version in try versions(of: rule) {
                guard case .activity = version.rule.duty, !(version.rule.cadence?.isPersonal ?? true) else { continue }
                let context = rules.context(version.rule, ref, organisation: organisation, on: today)
                for period in context.openPeriods(on: today, through: horizon)
                where version.governs(opening: context.window(of: period).opens) {
                    totals += try planChunk(rule: version.rule, ref: ref, period: period, after: 0, limit: Engine.chunk).totals
                    try flush()
                }
            }
        }
        return totals
    }

    /// What applies no longer was kept by what had settled it; where that settles something else now, or nothing, it never applied (S7).
    mutating func dropReopened(_ settling: Settling, about: EntityKey) throws {
        guard !settling.reopened.isEmpty else { return }
        try flush()
        let facts = try tx.subjectFacts([about], for: rules).first
        for identity in settling.reopened where identity.about == about {
            guard let rule = rules.rule(identity.rule), !(rule.cadence?.isPersonal ?? true), let ref = rules.refs[rule.id],
                let period = Period(code: identity.period)
            else { continue }
            let own = try tx.obligations(rule: ref.key, period: period.code, about: about...about)
            let opens = own.first { $0.identity == identity }?.window.opens ?? today
            let text = try version(of: rule, opening: opens)
            let planner = Planner(context: rules.context(text, ref, organisation: organisation, on: today), period: period)
            for change in changes(of: facts, about: about, existing: own, planner: planner, duty: rule.duty) {
                guard case .update(_, let new) = change, new.identity == identity, new.void != nil else { continue }
                var totals = PlanTotals()
                totals.count(change)
                self.change(change)
                try logPlan(rule: rule, period: period, totals: totals)
            }
        }
        try flush()
    }

    /// A unit may be linked like a household, and then is one to contact rules; what it owes itself asks for no link.
    private func changes(
        of facts: SubjectFacts?, about: EntityKey, existing: [Obligation], planner: Planner, duty: Duty
    ) -> [PlanChange] {
        guard case .activity = duty else {
            return facts.map { ChunkPlan.changes(of: $0, existing: existing, planner: planner, on: today) } ?? []
        }
        return organisation.units[about].map { Planner.reconcile(existing: existing, desired: planner.desired(ofUnit: $0)) } ?? []
    }

    /// A changed link may let evidence count that did not before; what is settled stays.
    private mutating func settleOpen(_ subjects: [SubjectFacts], from day: CivilDate) throws {
        // A first import has nothing to look for.
        guard try tx.nextEvidenceKey() > 1 else { return }
        for facts in subjects where try !tx.evidence(about: facts.key, from: day).isEmpty {
            _ = try settle(facts: facts, from: day, focus: nil, keepsSettled: true)
        }
        try flush()
    }

    private mutating func replan(
        _ subjects: [SubjectFacts], planner: Planner, rule: Rule, ref: RuleRef, on day: CivilDate
    ) throws -> PlanTotals {
        var totals = PlanTotals()
        var made: [Obligation] = []
        let low = subjects.first?.key ?? 0
        let high = subjects.last?.key ?? 0
        guard !subjects.isEmpty else { return totals }
        let frozen = try frozenThrough()
        let rows = Dictionary(
            grouping: try tx.obligations(rule: ref.key, period: planner.period.code, about: low...high), by: \.identity.about)
        for facts in subjects {
            let own = rows[facts.key] ?? []
            for change in ChunkPlan.changes(of: facts, existing: own, planner: planner, on: day) {
                // S46: what belongs to a closed period is moved by amendments only; a tier may look that far back.
                if change.row.isFrozen(through: frozen) { continue }
                // S49: one shift of a day may be over while another is open, and a fact plans again only what is not yet closed.
                if !(rule.cadence?.shifts.isEmpty ?? true), change.window.closesBefore <= day { continue }
                // S17: nobody comes to owe one that is over by its hours.
                if let row = ChunkPlan.applying(change), isOver(row, rule: rule) { continue }
                totals.count(change)
                self.change(change)
                if let row = ChunkPlan.applying(change) { made.append(row) }
            }
        }
        if totals != PlanTotals() {
            try logPlan(rule: rule, period: planner.period, totals: totals)
            try settleNew(made, facts: subjects)
            try flush()
        }
        return totals
    }

    private func isOver(_ row: Obligation, rule: Rule) -> Bool {
        Qualification.time(ofShift: row.identity, rule: rule, zone: engine.zone).map { $0.upperBound <= now } ?? false
    }

    /// One leaf for the chunk: counts and the digest over identities and windows, from which the rows can be checked.
    mutating func logPlan(rule: Rule, period: Period, totals: PlanTotals, digest: String? = nil) throws {
        let facts: [String: JSONValue] = [
            "period": .string(period.key), "created": .int(Int64(totals.created)), "changed": .int(Int64(totals.changed)),
            "voided": .int(Int64(totals.voided)), "digest": .string(digest ?? PlanDigest.hex(of: changes.obligations)),
        ]
        try log(LeafDraft(act: "plan", rule: rule.id, facts: facts))
    }
}

extension PlanTotals {
    static func += (left: inout PlanTotals, right: PlanTotals) {
        left.created += right.created
        left.changed += right.changed
        left.voided += right.voided
    }
}
