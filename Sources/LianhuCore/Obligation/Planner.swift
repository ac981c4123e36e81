/// Decides which obligations a rule makes: the desired set, and the changes that lead to it (S3, S17–S19, S21, S22).
///
/// What each subject has for itself, `every` and `refill`, is `PersonalPlanner`'s.
package struct Planner: Sendable {
    package let context: PlanContext
    package let period: Period
    private let nominal: PlanFrame
    private let counts: Bool
    private let code: Int64
    private let tiers: [TierQuota]?
    /// Each shift of the day is owed by itself, on its own due day (S49).
    private let shifts: [PlanFrame]

    /// A planner for one rule and period; what all subjects share is computed here, once.
    package init(context: PlanContext, period: Period) {
        self.context = context
        self.period = period
        let window = context.window(of: period)
        let isOccasion = if case .on = context.rule.cadence { true } else { false }
        nominal = PlanFrame(
            window, start: isOccasion ? window.opens : period.start, end: isOccasion ? window.dueBefore : period.end,
            count: context.rule.cadence?.atLeast ?? 1, context: context)
        shifts = (context.rule.cadence?.shifts ?? []).enumerated().map { index, shift in
            var frame = PlanFrame(shift.window(on: period.start), start: period.start, end: period.end, count: 1, context: context)
            frame.base = index
            return frame
        }
        counts = context.counts(period)
        code = period.code
        if case .tiers(let quotas) = context.rule.cadence { tiers = quotas } else { tiers = nil }
    }

    /// The window that the period gives to a subject to which nothing special happens.
    package var nominalWindow: Window { nominal.window }

    // MARK: Contact

    /// What one subject owes in the period: the obligation or obligations, in slot order, or nothing.
    ///
    /// `wasPlanned` is true when rows that are not void exist already: they stay although their link was recorded late (S17). Where each
    /// seat owes its own, `seats` are those that have such rows; nil: all of them.
    package func desired(of subject: SubjectFacts, wasPlanned: Bool = false, seats: Set<Int>? = nil) -> Desired {
        guard case .contact(let duty) = context.rule.duty, duty.kinds.contains(subject.kind) else { return .nothing(.notApplicable) }
        let subject = subject.chosen(by: duty.tags)
        guard let tiers else {
            guard counts else { return .nothing(.notApplicable) }
            guard shifts.isEmpty else { return desired(of: subject, duty, shifts: shifts, wasPlanned: wasPlanned, planned: seats) }
            return desired(of: subject, duty, nominal, wasPlanned: wasPlanned, seats: seats)
        }
        return desired(of: subject, duty, frames: frames(of: subject, tiers), wasPlanned: wasPlanned, seats: seats)
    }

    /// What the subject's tiers ask of the period, in their order (S22).
    private func frames(of subject: SubjectFacts, _ tiers: [TierQuota]) -> [PlanFrame] {
        let timeline = TierTimeline(subject.tiers, quotas: tiers, through: context.plannedOn)
        var base = 0
        return timeline.shares(of: period, scheme: context.scheme).compactMap { share in
            let frame = PlanFrame(share, of: period, nominal: nominal, base: base, context: context)
            guard frame.start >= context.effectiveFrom(period.kind) else { return nil }
            base += frame.count
            return frame
        }
    }

    /// Who comes or goes while one shift is over and another is not owes the one that is due then (S17, S18, S49).
    private func desired(
        of subject: SubjectFacts, _ duty: ContactDuty, shifts: [PlanFrame], wasPlanned: Bool, planned: Set<Int>?
    ) -> Desired {
        var made: [Obligation] = []
        var reason: VoidReason?
        for frame in shifts {
            let wasPlanned = wasPlanned && planned?.contains(frame.base + 1) ?? true
            switch desired(of: subject, duty, frame, wasPlanned: wasPlanned, seats: nil) {
            case .obligations(let list): made += list
            case .nothing(let why): reason = reason ?? why
            }
        }
        return made.isEmpty ? .nothing(reason ?? .notApplicable) : .obligations(made)
    }

    private func desired(
        of subject: SubjectFacts, _ duty: ContactDuty, frames: [PlanFrame], wasPlanned: Bool, seats: Set<Int>?
    ) -> Desired {
        var made: [Obligation] = []
        var reason: VoidReason?
        for frame in frames {
            switch desired(of: subject, duty, frame, wasPlanned: wasPlanned, seats: seats) {
            case .obligations(let list): made += list
            case .nothing(let why): reason = reason ?? why
            }
        }
        // Without a tier that asks for it, what was planned is superseded by what the new one asks for elsewhere.
        return made.isEmpty ? .nothing(reason ?? (subject.tiers.isEmpty ? .notApplicable : .superseded)) : .obligations(made)
    }

    private func desired(
        of subject: SubjectFacts, _ duty: ContactDuty, _ frame: PlanFrame, wasPlanned: Bool, seats: Set<Int>?
    ) -> Desired {
        // Shifts have hours of their own, which no move carries (S49).
        guard subject.units.count > 1, context.rule.cadence?.shifts.isEmpty ?? true else {
            return owed(by: subject, duty, frame, unit: subject.unit(on: frame.window.due), wasPlanned: wasPlanned, seats: seats)
        }
        var frame = frame
        // What follows is asked of the due to which a transfer moves it.
        var transfer = context.transfer(of: subject, frame.window)
        frame.carry(to: transfer.due, of: period, context: context)
        var owed = owed(by: subject, duty, frame, unit: transfer.unit, wasPlanned: wasPlanned, seats: seats)
        // What is overdue goes along, too, until it closes; what did not apply when it was due does not begin to.
        while case .obligations(let made) = owed, made.contains(where: { $0.void == nil }),
            let move = context.carry(&transfer, whileOpen: frame.window, of: subject)
        {
            frame.runsOn(beyond: move)
            frame.carry(to: transfer.due, of: period, context: context)
            let slots = Set(made.map(\.identity.slot))
            owed = self.owed(by: subject, duty, frame, unit: transfer.unit, wasPlanned: true, seats: slots).only(slots)
        }
        return owed
    }

    /// What is owed for the window that a row has, in the unit that it has; nil where nothing asks for it any more.
    func desiredAgain(_ row: Obligation, of subject: SubjectFacts) -> Desired? {
        guard case .contact(let duty) = context.rule.duty, duty.kinds.contains(subject.kind) else { return nil }
        var subject = subject.chosen(by: duty.tags)
        subject.units = [Dated(row.unit, Tenure(from: row.window.opens))]
        let asked = tiers.map { frames(of: subject, $0) } ?? (shifts.isEmpty ? [nominal] : shifts)
        let slot = row.identity.slot
        let fitting = duty.per == .link ? asked : asked.filter { $0.base < slot && slot <= $0.base + $0.count }
        guard var frame = fitting.first(where: { $0.window.opens == row.window.opens }) ?? fitting.first else { return nil }
        frame.window = row.window
        return owed(by: subject, duty, frame, unit: row.unit, wasPlanned: row.void == nil, seats: row.void == nil ? [slot] : [])
    }

    /// What is owed for one window as it is.
    private func owed(
        by subject: SubjectFacts, _ duty: ContactDuty, _ frame: PlanFrame, unit: EntityKey?, wasPlanned: Bool, seats: Set<Int>?
    ) -> Desired {
        let due = frame.window.due
        guard subject.presence.contains(due) else { return .nothing(.movedAway) }
        guard let unit, context.governs(unit, on: due) else { return .nothing(.notApplicable) }
        for suspension in subject.suspensions where suspension.contains(frame.window.opens) && suspension.contains(due) {
            return .nothing(.suspended)
        }
        guard subject.carries(anyOf: duty.tags, on: due) else { return .nothing(.notApplicable) }
        return switch duty.per {
        case .subject: desiredOnce(subject, duty, frame, unit: unit, wasPlanned: wasPlanned)
        case .link: desiredPerSeat(subject, duty, frame, unit: unit, wasPlanned: { wasPlanned && seats?.contains($0) ?? true })
        }
    }

    private func desiredOnce(
        _ subject: SubjectFacts, _ duty: ContactDuty, _ frame: PlanFrame, unit: EntityKey, wasPlanned: Bool
    ) -> Desired {
        var joined: CivilDate?
        var recorded: CivilDate?
        let since = frame.since(subject)
        for link in subject.links where holds(link, duty, frame, since: since) {
            joined = min(joined ?? link.tenure.from, link.tenure.from)
            // Only what is held at due makes the duty: an earlier link, known in time, does not make up for it (S17).
            if link.tenure.contains(frame.window.due), matches(link, duty, frame) {
                recorded = min(recorded ?? link.recordedOn, link.recordedOn)
            }
        }
        guard let joined, let recorded else { return .nothing(.unlinked) }
        guard applies(subject, frame, joined: joined, recorded: recorded, wasPlanned: wasPlanned) else { return .nothing(.notApplicable) }
        return .obligations((1...frame.count).map { make(about: subject.key, slot: frame.base + $0, frame, unit: unit) })
    }

    private func desiredPerSeat(
        _ subject: SubjectFacts, _ duty: ContactDuty, _ frame: PlanFrame, unit: EntityKey, wasPlanned: (Int) -> Bool
    ) -> Desired {
        let since = frame.since(subject)
        let held = subject.links.filter { holds($0, duty, frame, since: since) }
        let seats = Set(held.map(\.seat)).sorted()
        var made: [Obligation] = []
        for seat in seats {
            let own = held.filter { $0.seat == seat }
            guard let joined = own.map(\.tenure.from).min(),
                let recorded = own.filter({ $0.tenure.contains(frame.window.due) && matches($0, duty, frame) }).map(\.recordedOn).min(),
                applies(subject, frame, joined: joined, recorded: recorded, wasPlanned: wasPlanned(seat))
            else { continue }
            made.append(make(about: subject.key, slot: seat, frame, unit: unit))
        }
        return made.isEmpty ? .nothing(.unlinked) : .obligations(made)
    }

    /// Whether a link held the seat on some day until due, its worker in the role: who has handed over may lay down his role (S3, S17).
    private func holds(_ link: LinkRecord, _ duty: ContactDuty, _ frame: PlanFrame, since: CivilDate) -> Bool {
        guard duty.linkKinds.isEmpty || duty.linkKinds.contains(link.kind) else { return false }
        guard link.tenure.overlaps(from: since, to: frame.window.dueBefore) else { return false }
        guard !duty.roles.isEmpty else { return true }
        let (from, until) = (max(link.tenure.from, since), min(link.tenure.until ?? frame.window.dueBefore, frame.window.dueBefore))
        return context.organisation.roles(of: link.worker).contains { role in
            duty.roles.contains(role.value) && role.tenure.overlaps(from: from, to: until)
        }
    }

    /// Whether a link makes the duty: its kind, and the role of its worker at due.
    private func matches(_ link: LinkRecord, _ duty: ContactDuty, _ frame: PlanFrame) -> Bool {
        guard duty.linkKinds.isEmpty || duty.linkKinds.contains(link.kind) else { return false }
        return duty.roles.isEmpty || context.organisation.worker(link.worker, hasAnyOf: duty.roles, on: frame.window.due)
    }

    /// S17: held long enough, and not recorded after the fact.
    private func applies(
        _ subject: SubjectFacts, _ frame: PlanFrame, joined: CivilDate, recorded: CivilDate, wasPlanned: Bool
    ) -> Bool {
        if max(recorded, subject.recordedOn) > frame.window.due && !wasPlanned { return false }
        if let recorded = frame.recordedOn, recorded > frame.window.due { return false }
        let joined = max(joined, frame.since(subject))
        if joined <= frame.start { return true }
        return context.rule.firstPeriod == .next ? false : frame.end - joined >= frame.requiredExposure
    }

    // MARK: Activity

    /// What one unit owes in the period.
    package func desired(ofUnit unit: UnitRecord) -> Desired {
        guard counts, case .activity(let duty) = context.rule.duty, unit.kind == duty.unitKind else { return .nothing(.notApplicable) }
        guard context.governs(unit.key, on: nominal.window.due) else { return .nothing(.notApplicable) }
        let count = context.rule.cadence?.atLeast ?? 1
        return .obligations((1...count).map { make(about: unit.key, slot: $0, nominal, unit: unit.key) })
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
            if goal.void == nil {
                new.window = goal.window
                new.unit = goal.unit
                new.entryBefore = goal.entryBefore
                // A transfer may carry due beyond the adoption (S19, S21).
                new.isBackfilled = goal.isBackfilled
            }
            new.void = goal.void == nil ? nil : old.void ?? goal.void
            if new != old { changes.append(.update(old: old, new: new)) }
        }
        changes += wanted.values.filter { $0.void == nil }.sorted { $0.identity < $1.identity }.map(PlanChange.create)
        return changes
    }

    /// What a rule wants of one (about, period); void ones are those that would apply but for another that takes their place (S22).
    package enum Desired: Hashable, Sendable {
        case obligations([Obligation])
        case nothing(VoidReason)

        /// Without the slots that are not named.
        fileprivate func only(_ slots: Set<Int>) -> Desired {
            guard case .obligations(let list) = self else { return self }
            let kept = list.filter { slots.contains($0.identity.slot) }
            return kept.isEmpty ? .nothing(.unlinked) : .obligations(kept)
        }
    }

    // MARK: Rows

    private func make(about: EntityKey, slot: Int, _ frame: PlanFrame, unit: EntityKey) -> Obligation {
        var window = frame.window
        var entryBefore = frame.entryBefore
        if let shift = context.policy.window(ofShift: slot, on: period.start) {
            window = shift
            entryBefore = context.policy.entryBefore(window, grace: context.rule.entryGrace, calendar: context.calendar)
        }
        return Obligation(
            identity: Identity(about: about, rule: context.ruleKey, period: code, slot: slot), unit: unit, window: window,
            void: frame.void, isBackfilled: frame.isBackfilled, entryBefore: entryBefore)
    }
}
