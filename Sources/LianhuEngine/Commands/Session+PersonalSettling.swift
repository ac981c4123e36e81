import LianhuCore

extension Session {
    /// Re-plans what one member owes under a rule of `every` or `refill`; what is settled stays. With the first due of what was created.
    mutating func planPersonal(
        rule: Rule, ref: RuleRef, facts: SubjectFacts
    ) throws -> (totals: PlanTotals, firstDue: CivilDate?) {
        var result = Settling()
        let changes = try settlePersonal(rule: rule, ref: ref, facts: facts, day: nil, adding: [], focus: nil, into: &result)
        var totals = PlanTotals()
        var firstDue: CivilDate?
        for change in changes {
            totals.count(change)
            if case .create(let new) = change { firstDue = min(firstDue ?? new.window.due, new.window.due) }
        }
        if !changes.isEmpty { try flush() }
        return (totals, firstDue)
    }

    /// Re-runs the chain of one member under a rule of `every` or `refill` from a day on (S1, S6, S8).
    ///
    /// - Parameter day: earlier settlements stay as they are; nil: all do.
    @discardableResult
    mutating func settlePersonal(
        rule: Rule, ref: RuleRef, facts: SubjectFacts, day: CivilDate?, adding new: [Evidence], focus: Evidence?,
        into result: inout Settling
    ) throws -> [PlanChange] {
        let planner = PersonalPlanner(context: rules.context(rule, ref, organisation: organisation, on: today))
        let rows = try tx.obligations(about: [facts.key], rule: ref.key, closingAfter: Self.always)
            .filter { Period(code: $0.identity.period)?.kind == .after }
        let known = try tx.nextEvidenceKey() > 1 ? tx.evidence(about: facts.key, from: Self.always) : []
        let evidence = known + new
        let isRefill = if case .refill = rule.cadence { true } else { false }
        var events: [(seats: [Int], event: PersonalPlanner.Event)] = []
        for record in evidence {
            var reason: String?
            switch Qualification.judge(record, facts: facts, duty: rule.duty, organisation: organisation) {
            case .qualifies(let seats):
                if isRefill && (record.supplyDays ?? 0) <= 0 {
                    reason = "extra.no_supply"
                } else {
                    events.append((seats, event(of: record)))
                }
            case .not(let code): reason = code
            }
            if let reason, record.key == focus?.key {
                result.notCounted.append(NotCounted(rule: rule.id, code: reason, args: ["worker": try id(record.worker)]))
            }
        }
        // A record that is taken back is not among the new ones.
        let suppliesChanged = day != nil && (new.isEmpty || new.contains { $0.supplyDays != nil })
        var changes: [PlanChange] = []
        for seat in Set(planner.seats(of: facts) + rows.map { Qualification.isPerSeat(rule.duty) ? $0.identity.slot : nil })
            .sorted(by: { ($0 ?? 0) < ($1 ?? 0) })
        {
            let own = rows.filter { $0.identity.slot == seat ?? 1 }
            let fitting = events.filter { event in seat.map { event.seats.contains($0) } ?? true }.map(\.event)
            changes += try chain(planner, facts, seat: seat, rows: own, events: fitting, day: day, suppliesChanged: suppliesChanged)
        }
        try take(changes, rule: rule, into: &result)
        let settled = result.changes.contains { $0.evidence == focus?.key && ref.key == $0.identity.rule }
        if let focus, !settled, events.contains(where: { $0.event.settlement.evidence == focus.key }) {
            let leftover = PersonalPlanner.leftover(
                of: focus.occurredOn, rows: Self.applying(changes, to: rows), cadence: rule.cadence)
            var args: [String: String] = [:]
            if case .countedFrom(let due) = leftover { args["due"] = due.description }
            result.notCounted.append(NotCounted(rule: rule.id, code: leftover.code, args: args))
        }
        return changes
    }

    private static func applying(_ changes: [PlanChange], to rows: [Obligation]) -> [Obligation] {
        var rows = Dictionary(rows.map { ($0.identity, $0) }, uniquingKeysWith: { first, _ in first })
        for change in changes {
            switch change {
            case .create(let row), .update(_, let row): rows[row.identity] = row
            }
        }
        return rows.values.sorted { $0.identity < $1.identity }
    }

    private func event(of record: Evidence) -> PersonalPlanner.Event {
        PersonalPlanner.Event(
            settlement: Settlement(evidence: record.key, day: record.occurredOn, recordedOn: record.recordedOn),
            occurredAt: record.occurredAt, id: record.id, supply: record.supplyDays)
    }

    /// The changes of one chain behind its last settlement before the day.
    private func chain(
        _ planner: PersonalPlanner, _ facts: SubjectFacts, seat: Int?, rows: [Obligation], events: [PersonalPlanner.Event], day: CivilDate?,
        suppliesChanged: Bool
    ) throws -> [PlanChange] {
        func anchor(_ row: Obligation) -> CivilDate { Period(code: row.identity.period)?.start ?? Self.always }
        let base = rows.filter { row in
            guard row.void == nil, let settled = row.settlement else { return false }
            return day.map { settled.day < $0 } ?? true
        }.max {
            // Of two that were settled on one day the later turn: what lies before it stays, too.
            ($0.settlement?.day ?? Self.always, anchor($0)) < ($1.settlement?.day ?? Self.always, anchor($1))
        }
        let start: PersonalPlanner.Start =
            if let base, let settled = base.settlement { .settled(anchor: anchor(base), on: settled.day) } else { .enrolment }
        // A settled row stays, and so does all that lay before it.
        let open = rows.filter { row in base.map { anchor(row) > anchor($0) } ?? true }
        let waived = open.filter { $0.isExcused && $0.void == nil }
        let days = Dictionary(
            waived.isEmpty ? [] : try tx.excuses(waived.map(\.identity)).map { ($0.item, engine.zone.date(of: $0.at)) },
            uniquingKeysWith: { _, last in last })
        let excused = Dictionary(waived.map { (anchor($0), days[$0.identity] ?? today) }, uniquingKeysWith: { first, _ in first })
        let turns = planner.turns(of: facts, seat: seat, events: events, from: start, excused: excused)
        return planner.reconcile(open, with: turns, about: facts.key, slot: seat ?? 1, on: today, suppliesChanged: suppliesChanged)
    }

    /// Takes the changes of one member's chain, and tells what they settle.
    private mutating func take(_ changes: [PlanChange], rule: Rule, into result: inout Settling) throws {
        var totals = PlanTotals()
        for change in changes {
            self.change(change)
            totals.count(change)
            let (old, new): (Obligation?, Obligation) =
                switch change {
                case .create(let new): (nil, new)
                case .update(let old, let new): (old, new)
                }
            guard old?.settlement != new.settlement else { continue }
            var before = new
            before.settlement = nil
            let moved = SettlementChange(
                obligation: try publicID(new.identity), identity: new.identity, before: (old ?? before).status(on: today),
                after: new.status(on: today), evidence: new.settlement?.evidence)
            result.changes.append(moved)
            if old?.isSettled ?? false, !new.isSettled, new.void == nil { result.reopened.append(new.identity) }
        }
        guard totals != PlanTotals() else { return }
        let anchor = changes.compactMap { change -> Period? in
            switch change {
            case .create(let row), .update(_, let row): Period(code: row.identity.period)
            }
        }.max()
        if let anchor { try logPlan(rule: rule, period: anchor, totals: totals, digest: PlanDigest.hex(of: changes)) }
    }

    /// Before every day that is recorded.
    static let always = CivilDate(day: Int32.min / 2)
}
