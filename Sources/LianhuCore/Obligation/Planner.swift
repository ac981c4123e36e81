/// Decides which obligations a rule makes: the desired set, and the changes that lead to it (S3, S17–S19, S21).
package struct Planner: Sendable {
    package let context: PlanContext
    package let period: Period
    private let window: Window
    private let entryBefore: CivilDate
    private let isBackfilled: Bool
    private let counts: Bool
    private let requiredExposure: Int
    private let code: Int64

    /// A planner for one rule and period; what all subjects share is computed here, once.
    package init(context: PlanContext, period: Period) {
        self.context = context
        self.period = period
        let policy = WindowPolicy(of: context.rule)
        window = policy.window(of: period, scheme: context.scheme, calendar: context.calendar)
        entryBefore = Self.entryBefore(window, context: context)
        isBackfilled = window.due < context.adoptedOn
        counts = context.counts(period)
        code = period.code
        requiredExposure =
            switch context.rule.firstPeriod {
            case .full, .next: period.dayCount
            case .exposed(let percent): (period.dayCount * percent + 99) / 100
            }
    }

    /// The window that the period gives to a subject to which nothing special happens.
    package var nominalWindow: Window { window }

    // MARK: Contact

    /// What one subject owes in the period: the obligation or obligations, in slot order, or nothing.
    ///
    /// `wasPlanned` is true when rows that are not void exist already: they stay although their link was recorded late (S17).
    package func desired(of subject: SubjectFacts, wasPlanned: Bool = false) -> Desired {
        guard counts, case .contact(let duty) = context.rule.duty, duty.kinds.contains(subject.kind) else {
            return .nothing(.notApplicable)
        }
        let due = window.due
        guard subject.presence.contains(due) else { return .nothing(.movedAway) }
        guard let unit = subject.unit(on: due), context.governed?.contains(unit) ?? true else { return .nothing(.notApplicable) }
        for suspension in subject.suspensions where suspension.contains(window.opens) && suspension.contains(due) {
            return .nothing(.suspended)
        }
        return switch duty.per {
        case .subject: desiredOnce(subject, duty: duty, unit: unit, wasPlanned: wasPlanned)
        case .link: desiredPerSeat(subject, duty: duty, unit: unit, wasPlanned: wasPlanned)
        }
    }

    private func desiredOnce(_ subject: SubjectFacts, duty: ContactDuty, unit: EntityKey, wasPlanned: Bool) -> Desired {
        var joined: CivilDate?
        var recorded: CivilDate?
        for link in subject.links where matches(link, duty) && link.tenure.overlaps(from: period.start, to: window.dueBefore) {
            joined = min(joined ?? link.tenure.from, link.tenure.from)
            // Only what is held at due makes the duty: an earlier link, known in time, does not make up for it (S17).
            if link.tenure.contains(window.due) { recorded = min(recorded ?? link.recordedOn, link.recordedOn) }
        }
        guard let joined, let recorded else { return .nothing(.unlinked) }
        guard
            applies(joined: max(joined, subject.presence.from), recorded: max(recorded, subject.recordedOn), wasPlanned: wasPlanned)
        else { return .nothing(.notApplicable) }
        let count = context.rule.cadence?.atLeast ?? 1
        return .obligations((1...count).map { make(about: subject.key, slot: $0, subject: subject, unit: unit) })
    }

    private func desiredPerSeat(_ subject: SubjectFacts, duty: ContactDuty, unit: EntityKey, wasPlanned: Bool) -> Desired {
        let seats = Set(subject.links.filter { matches($0, duty) }.map(\.seat)).sorted()
        var made: [Obligation] = []
        for seat in seats {
            let holds = subject.links.filter {
                $0.seat == seat && matches($0, duty) && $0.tenure.overlaps(from: period.start, to: window.dueBefore)
            }
            guard let joined = holds.map(\.tenure.from).min(),
                let recorded = holds.filter({ $0.tenure.contains(window.due) }).map(\.recordedOn).min(),
                applies(joined: max(joined, subject.presence.from), recorded: max(recorded, subject.recordedOn), wasPlanned: wasPlanned)
            else { continue }
            made.append(make(about: subject.key, slot: seat, subject: subject, unit: unit))
        }
        return made.isEmpty ? .nothing(.unlinked) : .obligations(made)
    }

    /// Whether a link makes the duty: its kind, and the role of its worker at due.
    private func matches(_ link: LinkRecord, _ duty: ContactDuty) -> Bool {
        guard duty.linkKinds.isEmpty || duty.linkKinds.contains(link.kind) else { return false }
        return duty.roles.isEmpty || context.organisation.worker(link.worker, hasAnyOf: duty.roles, on: window.due)
    }

    /// S17: held long enough, and not recorded after the fact.
    private func applies(joined: CivilDate, recorded: CivilDate, wasPlanned: Bool) -> Bool {
        if recorded > window.due && !wasPlanned { return false }
        if joined <= period.start { return true }
        return context.rule.firstPeriod == .next ? false : period.end - joined >= requiredExposure
    }

    // MARK: Activity

    /// What one unit owes in the period.
    package func desired(ofUnit unit: UnitRecord) -> Desired {
        guard counts, case .activity(let duty) = context.rule.duty, unit.kind == duty.unitKind else { return .nothing(.notApplicable) }
        guard context.governed?.contains(unit.key) ?? true else { return .nothing(.notApplicable) }
        let count = context.rule.cadence?.atLeast ?? 1
        return .obligations((1...count).map { make(about: unit.key, slot: $0, subject: nil, unit: unit.key) })
    }

    // MARK: Reconciling

    /// The changes that turn the existing rows of one (rule, about, period) into the desired ones.
    ///
    /// Settled rows are never touched; an undesired unsettled one becomes void with its reason; a void one that applies again is cleared (S7).
    package static func reconcile(existing: [Obligation], desired: Desired) -> [PlanChange] {
        var changes: [PlanChange] = []
        var wanted: [Int: Obligation] = [:]
        var reason = VoidReason.notApplicable
        switch desired {
        case .obligations(let list): for obligation in list { wanted[obligation.identity.slot] = obligation }
        case .nothing(let why): reason = why
        }
        for old in existing {
            guard let goal = wanted.removeValue(forKey: old.identity.slot) else {
                if old.void == nil && !old.isSettled {
                    var new = old
                    new.void = reason
                    changes.append(.update(old: old, new: new))
                }
                continue
            }
            if old.isSettled && old.void == nil { continue }
            var new = old
            new.window = goal.window
            new.unit = goal.unit
            new.void = nil
            new.entryBefore = goal.entryBefore
            if new != old { changes.append(.update(old: old, new: new)) }
        }
        changes += wanted.values.sorted { $0.identity < $1.identity }.map(PlanChange.create)
        return changes
    }

    /// What a rule wants of one (about, period).
    package enum Desired: Hashable, Sendable {
        case obligations([Obligation])
        case nothing(VoidReason)
    }

    // MARK: Rows

    private func make(about: EntityKey, slot: Int, subject: SubjectFacts?, unit: EntityKey) -> Obligation {
        var window = self.window
        var entryBefore = self.entryBefore
        if let subject, subject.units.count > 1, let move = transfer(of: subject) {
            // S19: due is never earlier than the transfer + 5wd.
            let floor = context.calendar.adding(workingDays: 5, to: move)
            if floor > window.due {
                window = WindowPolicy(of: context.rule).window(
                    opens: window.opens, due: floor, period: period, scheme: context.scheme, calendar: context.calendar)
                entryBefore = Self.entryBefore(window, context: context)
            }
        }
        return Obligation(
            identity: Identity(about: about, rule: context.ruleKey, period: code, slot: slot), unit: unit, window: window,
            isBackfilled: isBackfilled, entryBefore: entryBefore)
    }

    /// The last transfer between units inside [opens, due].
    private func transfer(of subject: SubjectFacts) -> CivilDate? {
        subject.units.dropFirst().map(\.tenure.from).last { $0 >= window.opens && $0 <= window.due }
    }

    private static func entryBefore(_ window: Window, context: PlanContext) -> CivilDate {
        context.calendar.adding(context.rule.entryGrace, to: window.closes).adding(days: 1)
    }
}
