import LianhuAudit
import LianhuCore

/// What an adoption starts (S21, S44).
package struct AdoptionReport: Hashable, Sendable {
    package var revision: Int
    package var digest: String
    /// True if the same texts were in force already; nothing was changed.
    package var isUnchanged: Bool
    /// Rules that were not in force before; a withdrawn one that comes back is new again.
    package var newRules: [String]
    package var withdrawnRules: [String]
    package var voided: Int
    package var planned: PlanTotals
    /// First due day of what was created, if anything was.
    package var firstDue: CivilDate?
    /// Whom the new rules' obligations fall to.
    package var burden = Burden()
    /// What the plan showed on which the adoption depended: the sum of what it did to each obligation; nil if there was none.
    package var accepted: RulesPlan.Counts?

    /// How many people hold what a rule starts, and the one who holds most (S21).
    package struct Burden: Hashable, Sendable {
        package var people = 0
        package var busiest: EntityRef?
        package var most = 0
    }
}

extension Engine {
    /// Adopts a set of texts, all or nothing (S44): faulty ones change nothing and are told with every fault.
    package func adopt(packs: [SourceText], calendars: [SourceText], by caller: Caller, at now: Instant) async throws -> AdoptionReport {
        try await withBurden(of: try await enact(packs: packs, calendars: calendars, by: caller, at: now), by: caller, at: now)
    }

    /// Adopts what the configuration says, and moves what an amended calendar of it touches later (S27, S44).
    ///
    /// - Parameter accepted: the plan that the caller saw; anything else than what it shows is refused.
    package func adoptConfiguration(
        packs: [SourceText], calendars: [SourceText], accepting accepted: PlanAcceptance? = nil, by caller: Caller, at now: Instant
    ) async throws -> AdoptionReport {
        var shown: RulesPlan?
        if let accepted {
            let plan = try await planRules(packs: packs, calendars: calendars, by: caller, at: now)
            try accepted.check(plan)
            shown = plan
        }
        var report = try await install(packs: packs, calendars: calendars, accepting: accepted, by: caller, at: now)
        report.accepted = shown?.total
        return try await withBurden(of: report, by: caller, at: now)
    }

    /// Everything that adopting the configuration changes; a rehearsal runs this, too.
    func install(
        packs: [SourceText], calendars: [SourceText], accepting accepted: PlanAcceptance? = nil, by caller: Caller, at now: Instant
    ) async throws -> AdoptionReport {
        let before = try await query(by: caller, at: now) { lens in lens.rules.set.calendars }
        let report = try await enact(packs: packs, calendars: calendars, accepting: accepted, by: caller, at: now)
        // S27: what an amended calendar touches is moved later, as if it had been added by itself.
        if !report.isUnchanged { _ = try await applyCalendars(amending: before, by: caller, at: now) }
        return report
    }

    private func enact(
        packs: [SourceText], calendars: [SourceText], accepting accepted: PlanAcceptance? = nil, by caller: Caller, at now: Instant
    ) async throws -> AdoptionReport {
        let set = try compiled(packs: packs, calendars: calendars)
        var report = try await perform(by: caller, at: now) { session in
            try session.adopt(set, packs: packs, calendars: calendars, accepting: accepted)
        }
        guard !report.isUnchanged else { return report }
        (report.planned, report.firstDue) = try await planAdopted(report, by: caller, at: now)
        return report
    }

    /// The set that texts make; refused with every fault.
    func compiled(packs: [SourceText], calendars: [SourceText]) throws -> RuleSet {
        let (set, faults) = compiler.compile(packs: packs, calendars: calendars)
        if let set { return set }
        let items = faults.filter { $0.severity == .error }.map {
            CommandProblem.Item(pointer: "\($0.file):\($0.line):\($0.column)", code: $0.code, args: $0.args)
        }
        throw CommandProblem(.invalid, "rules.faulty", ["count": String(items.count)], items: items)
    }

    private func withBurden(of report: AdoptionReport, by caller: Caller, at now: Instant) async throws -> AdoptionReport {
        guard !report.isUnchanged else { return report }
        var report = report
        let fresh = Set(report.newRules)
        report.burden = try await query(by: caller, at: now) { lens in try lens.burden(of: fresh) }
        return report
    }

    /// Plans what an adoption brought: open periods of new rules, coming ones of all (S44).
    private func planAdopted(_ report: AdoptionReport, by caller: Caller, at now: Instant) async throws -> (
        PlanTotals, firstDue: CivilDate?
    ) {
        let today = zone.date(of: now)
        let through = today.adding(days: settings.horizon)
        let fresh = Set(report.newRules)
        let work = try await query(by: caller, at: now) { lens in
            lens.rules.planned.flatMap { rule, ref -> [PlanItem] in
                if rule.cadence?.isPersonal ?? false { return [PlanItem(rule: rule, ref: ref, period: nil)] }
                let context = lens.rules.context(rule, ref, organisation: lens.organisation, on: today)
                let periods =
                    fresh.contains(rule.id)
                    ? context.openPeriods(on: today, through: through) : context.periods(opening: today, through: through)
                return periods.map { PlanItem(rule: rule, ref: ref, period: $0, due: context.window(of: $0).due) }
            }
        }
        var totals = PlanTotals()
        var firstDue: CivilDate?
        for item in work {
            guard let period = item.period else {
                let (done, due) = try await planPersonal(item, all: true, at: now, as: caller)
                totals += done
                if let due { firstDue = min(firstDue ?? due, due) }
                continue
            }
            let done = try await plan(rule: item.rule, ref: item.ref, period: period, at: now, as: caller)
            totals += done
            if done.created > 0, let due = item.due { firstDue = min(firstDue ?? due, due) }
        }
        return (totals, firstDue)
    }
}

extension Lens {
    /// Who holds the open and coming obligations of some rules today; a chunk of members at a time.
    func burden(of ids: Set<String>) throws -> AdoptionReport.Burden {
        var held: [EntityKey: Int] = [:]
        for (rule, ref) in rules.planned where ids.contains(rule.id) {
            let filter = ObligationFilter(rule: ref.key, statuses: [.open, .upcoming, .overdue], today: today)
            var after: Identity?
            repeat {
                let rows = try reader.obligations(filter, after: after, limit: Engine.chunk)
                let links = try links(of: rows.map(\.identity.about))
                for row in rows {
                    guard let holder = holder(of: row, rule: rule, links: links[row.identity.about] ?? []) else { continue }
                    held[holder, default: 0] += 1
                }
                after = rows.count < Engine.chunk ? nil : rows.last?.identity
            } while after != nil
        }
        // Of several who hold the same, the one known first: the answer is the same every time.
        guard let busiest = held.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return AdoptionReport.Burden() }
        return AdoptionReport.Burden(
            people: held.count, busiest: try reader.entities(keys: [busiest.key])[busiest.key], most: busiest.value)
    }
}

extension Session {
    mutating func adopt(
        _ set: RuleSet, packs: [SourceText], calendars: [SourceText], accepting accepted: PlanAcceptance? = nil
    ) throws -> AdoptionReport {
        try caller.requireWholeTree(.admin)
        // Others may have adopted something since the plan was compared.
        try accepted?.check(running: rules.set.digest)
        var report = AdoptionReport(
            revision: rules.revision, digest: set.digest, isUnchanged: false, newRules: [], withdrawnRules: [], voided: 0,
            planned: PlanTotals(),
            firstDue: nil)
        if rules.set.digest == set.digest && rules.revision > 0 {
            report.isUnchanged = true
            return report
        }
        let old = rules
        var refs = try tx.ruleRefs()
        var nextKey = (refs.map(\.key).max() ?? 0) + 1
        let known = Set(refs.map(\.id))
        try requireStages(of: set)
        try requireLevels(of: set)
        let ids = set.rules.map(\.id) + set.matters.map(\.id) + set.campaigns.map(\.id) + set.checks.map(\.id)
        for id in ids where !known.contains(id) {
            let ref = RuleRef(key: nextKey, id: id, adoptedOn: today)
            nextKey += 1
            refs.append(ref)
            changes.newRules.append(ref)
        }
        report.newRules = set.rules.map(\.id).filter { old.set.rule($0) == nil }
        report.revision = old.revision + 1
        report.withdrawnRules = old.set.rules.map(\.id).filter { set.rule($0) == nil }.sorted()
        changes.rules = AdoptedRules(revision: report.revision, digest: set.digest, adoptedAt: now, packs: packs, calendars: calendars)
        var leaf: [String: JSONValue] = [
            "revision": .int(Int64(report.revision)), "digest": .string(set.digest), "rules": .int(Int64(set.rules.count)),
            "new": .array(report.newRules.map(JSONValue.string)), "withdrawn": .array(report.withdrawnRules.map(JSONValue.string)),
        ]
        if let accepted {
            leaf["plan"] = .string(accepted.plan.text)
            leaf["overdue"] = .array(accepted.overdue.sorted().map(JSONValue.string))
        }
        try log(LeafDraft(act: "rules.adopt", facts: leaf))
        try flush()
        rules = CompiledRules(revision: report.revision, set: set, refs: refs)
        for rule in old.set.rules {
            guard let ref = old.refs[rule.id] else { continue }
            report.voided += try retire(rule, ref: ref, successor: set.rule(rule.id))
        }
        return report
    }

    /// A withdrawn rule voids its open items; a changed cadence voids what has not opened yet (S44).
    private mutating func retire(_ rule: Rule, ref: RuleRef, successor: Rule?) throws -> Int {
        if let successor {
            guard let cadence = successor.cadence, let old = rule.cadence else {
                if successor.cadence == nil && rule.cadence == nil { return 0 }
                return try retire(ref, rule: rule, reason: .superseded, statuses: [.upcoming])
            }
            return cadence.keepsKeys(of: old) ? 0 : try retire(ref, rule: rule, reason: .superseded, statuses: [.upcoming])
        }
        return try retire(ref, rule: rule, reason: .ruleWithdrawn, statuses: [.upcoming, .open, .overdue])
    }

    private mutating func retire(_ ref: RuleRef, rule: Rule, reason: VoidReason, statuses: Set<Status>) throws -> Int {
        let filter = ObligationFilter(rule: ref.key, statuses: statuses, today: today)
        var after: Identity?
        var voided = 0
        repeat {
            let rows = try tx.obligations(filter, after: after, limit: Engine.chunk)
            for row in rows {
                var new = row
                new.void = reason
                change(.update(old: row, new: new))
                voided += 1
            }
            after = rows.count < Engine.chunk ? nil : rows.last?.identity
            if !rows.isEmpty {
                try log(
                    LeafDraft(
                        act: "plan", rule: rule.id, why: reason.name,
                        facts: ["voided": .int(Int64(rows.count)), "digest": .string(PlanDigest.hex(of: changes.obligations))]))
                try flush()
            }
        } while after != nil
        return voided
    }
}
