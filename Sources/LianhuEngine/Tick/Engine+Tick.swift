import LianhuAudit
import LianhuCore
import Synchronization

extension Engine {
    /// Rows that planning handles in one commit.
    static let chunk = 5_000

    /// Covers (high-water mark, now] and plans to now + 7 days (S4): after any gap, one pass gives what no gap would have given.
    ///
    /// Planning commits in chunks and the mark moves last, so a crash in between is repaired by the next tick.
    package func tick(at now: Instant, as caller: Caller = .daemon(via: "tick")) async throws -> TickReport {
        var report = TickReport(wake: wake(after: now))
        let facts = try await store.read { reader in try reader.instance() }
        guard let facts else { throw CommandProblem(.unavailable, "rules.none") }
        if let mark = facts.highWater, mark > now {
            // S5: the high-water mark never moves back.
            report.isHeld = true
            return report
        }
        report.planned = try await plan(since: facts.highWater, at: now, as: caller)
        // What was missed on its day is planned again with the new day.
        let isNewDay = facts.highWater.map { zone.date(of: $0) != zone.date(of: now) } ?? true
        if isNewDay && settings.plansVisitDays { try await level(at: now, as: caller) }
        let (fired, skipped, notifications) = try await climb(since: facts.highWater, at: now, as: caller)
        report.fired = fired
        report.skipped = skipped
        report.notifications = notifications
        report.closed = try await closePeriods(since: facts.highWater, at: now, as: caller)
        // A matter's hours, and a roll-up's minutes, may end between two full ones.
        let next = try await store.read { reader in [try reader.nextMatterWake(), try reader.nextCampaignWake()].compactMap { $0 }.min() }
        if let next { report.wake = min(report.wake, max(next, now)) }
        let done = report
        try await perform(by: caller, at: now) { session in try session.closeTick(facts, report: done) }
        return done
    }

    /// The next moment at which a window, step or hour begins: the next full hour, which every midnight of a zone with whole hours is.
    func wake(after now: Instant) -> Instant {
        let hour: Int64 = 3_600_000
        return Instant(milliseconds: (now.milliseconds / hour + 1) * hour)
    }

    /// Plans what came within the horizon since the mark: day by day where tiers change or households move, so that a gap gives what no gap
    /// would have (S4, S19, S22).
    private func plan(since mark: Instant?, at now: Instant, as caller: Caller) async throws -> PlanTotals {
        let today = zone.date(of: now)
        var totals = PlanTotals()
        guard var planned = mark.map({ zone.date(of: $0) }) else {
            for item in try await work(after: nil, asOf: today, at: now, as: caller) {
                totals += try await plan(item, asOf: today, at: now, as: caller)
            }
            return totals
        }
        let changed = try await tierChanges(after: planned, through: today, at: now, as: caller)
        // What is overdue goes along on the day of the move.
        let moved = try await moves(after: planned, through: today, at: now, as: caller)
        // The day before a change is planned for itself: what it planned is what the change supersedes.
        let stops = changed.keys.flatMap { [$0.adding(days: -1), $0] } + moved.keys + [today]
        for day in Set(stops).sorted() where day > planned {
            for item in try await work(after: planned, asOf: day, at: now, as: caller) {
                totals += try await plan(item, asOf: day, at: now, as: caller)
            }
            totals += try await replan(changed[day] ?? [], asOf: day, onlyTiers: true, at: now, as: caller)
            totals += try await replan(moved[day] ?? [], asOf: day, onlyTiers: false, at: now, as: caller)
            planned = day
        }
        return totals
    }

    /// What is to be planned as of a day: what came within the horizon since another, or all that is open without one.
    private func work(after: CivilDate?, asOf day: CivilDate, at now: Instant, as caller: Caller) async throws -> [PlanItem] {
        let horizon = settings.horizon
        return try await query(by: caller, at: now) { lens in
            lens.rules.planned.flatMap { rule, ref -> [PlanItem] in
                if rule.cadence?.isPersonal ?? false { return [PlanItem(rule: rule, ref: ref, period: nil)] }
                let context = lens.rules.context(rule, ref, organisation: lens.organisation, on: day)
                let through = day.adding(days: horizon)
                // What had closed before the rules were adopted is not planned by an adoption; nor is it after a gap that held one (S4, S21).
                let periods =
                    after.map { mark in
                        context.periods(opening: mark.adding(days: horizon), through: through).filter {
                            context.window(of: $0).closesBefore > ref.adoptedOn
                        }
                    } ?? context.openPeriods(on: day, through: through)
                return periods.map { PlanItem(rule: rule, ref: ref, period: $0) }
            }
        }
    }

    private func plan(_ item: PlanItem, asOf day: CivilDate, at now: Instant, as caller: Caller) async throws -> PlanTotals {
        guard let period = item.period else { return try await planPersonal(item, all: false, at: now, as: caller).totals }
        return try await plan(rule: item.rule, ref: item.ref, period: period, asOf: day, at: now, as: caller)
    }

    /// Plans one rule and period over all subjects, a chunk a commit; while one is written, the next is read and decided.
    ///
    /// - Parameter day: as of which day is planned; nil: today.
    package func plan(
        rule: Rule, ref: RuleRef, period: Period, asOf day: CivilDate? = nil, at now: Instant, as caller: Caller
    ) async throws -> PlanTotals {
        let day = day ?? zone.date(of: now)
        var totals = PlanTotals()
        var after: EntityKey? = 0
        var ahead = try await chunk(of: rule, ref: ref, period: period, asOf: day, after: 0, at: now, as: caller)
        while let from = after {
            let plan = ahead
            let next = plan.flatMap { $0.isLast ? nil : $0.last }
            async let following = chunk(of: rule, ref: ref, period: period, asOf: day, after: next, at: now, as: caller)
            let (last, done) = try await perform(by: caller, at: now) { session in
                try session.planChunk(rule: rule, ref: ref, period: period, asOf: day, after: from, limit: Engine.chunk, ahead: plan)
            }
            totals += done
            after = last
            ahead = try await following
        }
        return totals
    }

    /// The chunk behind a key, decided on a snapshot; nil if there is none.
    private func chunk(
        of rule: Rule, ref: RuleRef, period: Period, asOf day: CivilDate, after: EntityKey?, at now: Instant, as caller: Caller
    ) async throws -> ChunkPlan? {
        guard let after else { return nil }
        return try await query(by: caller, at: now) { lens in
            try ChunkPlan(
                rule: rule, ref: ref, period: period, after: after, limit: Engine.chunk, reader: lens.reader, rules: lens.rules,
                organisation: lens.organisation, on: day)
        }
    }
}

extension Session {
    /// Moves the mark, tells refusals, and writes the hourly leaf: silence must look different from deletion.
    mutating func closeTick(_ facts: InstanceFacts, report: TickReport) throws {
        let hour: Int64 = 3_600_000
        let isNewHour = facts.highWater.map { $0.milliseconds / hour != now.milliseconds / hour } ?? true
        try logRefusals()
        if isNewHour {
            let counts = try tx.registryCounts(on: today)
            let checkpoint = try tx.checkpoint(atMost: Int64.max)
            var leaf: [String: JSONValue] = [
                "units": .int(Int64(counts.unitsByKind.values.reduce(0, +))), "workers": .int(Int64(counts.workers)),
                "subjects": .int(Int64(counts.subjectsByKind.values.reduce(0, +))), "links": .int(Int64(counts.links)),
                "created": .int(Int64(report.planned.created)), "fired": .int(Int64(report.fired)), "skipped": .int(Int64(report.skipped)),
            ]
            if let checkpoint { leaf["checkpoint"] = .int(checkpoint.size) }
            if let mark = facts.highWater { leaf["since"] = .string(mark.description) }
            try log(LeafDraft(act: "tick", facts: leaf))
        }
        var moved = facts
        moved.highWater = now
        changes.instance = moved
    }

    private mutating func logRefusals() throws {
        let counted = engine.refusals.withLock { refusals in
            defer { refusals = [:] }
            return refusals
        }
        for (key, count) in counted.sorted(by: { ($0.key.uid, $0.key.route, $0.key.code) < ($1.key.uid, $1.key.route, $1.key.code) }) {
            try log(
                LeafDraft(
                    act: "refused", obj: key.route, why: key.code, facts: ["uid": .int(Int64(key.uid)), "count": .int(Int64(count))],
                    ok: false))
        }
    }
}
