/// Decides which steps of a ladder fire: a pure function of items and time (S36–S39).
package struct Escalator: Sendable {
    package let ladder: Ladder
    package let calendar: WorkCalendar
    package let zone: TimeZoneRules
    package let organisation: Organisation

    package init(ladder: Ladder, calendar: WorkCalendar, zone: TimeZoneRules, organisation: Organisation) {
        self.ladder = ladder
        self.calendar = calendar
        self.zone = zone
        self.organisation = organisation
    }

    /// An obligation with what its ladder has done so far.
    package struct Item: Hashable, Sendable {
        package var obligation: Obligation
        /// The highest step that fired or was skipped; 0: none.
        package var handledStep: Int
        /// The ladder pauses through this day (S39).
        package var acknowledgedUntil: CivilDate?
        /// Today's holder, before substitution.
        package var holder: EntityKey?

        package init(obligation: Obligation, handledStep: Int, acknowledgedUntil: CivilDate?, holder: EntityKey?) {
            self.obligation = obligation
            self.handledStep = handledStep
            self.acknowledgedUntil = acknowledgedUntil
            self.holder = holder
        }
    }

    /// Why a step told nobody.
    package enum Skip: String, Hashable, Sendable, CaseIterable {
        case catchUp = "catch_up"
        case noRecipient = "no_recipient"
        case tooLate = "too_late"
    }

    /// A step that is done with: it fired at a recipient, or was skipped.
    package struct Outcome: Hashable, Sendable {
        package var item: Identity
        package var step: Int
        package var nominal: Instant
        package var recipient: EntityKey?
        package var skip: Skip?

        package init(item: Identity, step: Int, nominal: Instant, recipient: EntityKey?, skip: Skip?) {
            self.item = item
            self.step = step
            self.nominal = nominal
            self.recipient = recipient
            self.skip = skip
        }
    }

    /// When a step fires for a due day: before due at the start of its day, else at the end of it (S36).
    package func nominal(_ step: LadderStep, due: CivilDate) -> Instant {
        let day = calendar.adding(step.at, to: due)
        return zone.startOfDay(step.at.amount < 0 ? day : day.adding(days: 1))
    }

    /// When a step may fire: a late step waits until grace has passed (S6).
    package func effective(_ step: LadderStep, window: Window) -> Instant {
        let nominal = nominal(step, due: window.due)
        return step.at.amount < 0 ? nominal : max(nominal, zone.startOfDay(window.graceBefore))
    }

    /// What is due of the items at `now`: each step at most once (S36), checked again (S37), the highest only (S38).
    package func climb(_ items: [Item], now: Instant) -> [Outcome] {
        let today = zone.date(of: now)
        return items.flatMap { climb($0, now: now, today: today) }
    }

    private func climb(_ item: Item, now: Instant, today: CivilDate) -> [Outcome] {
        let obligation = item.obligation
        guard !obligation.isBackfilled else { return [] }
        guard [.upcoming, .open, .overdue].contains(obligation.status(on: today)) else { return [] }
        if let until = item.acknowledgedUntil, until >= today { return [] }
        let due = ladder.steps.filter { $0.number > item.handledStep && effective($0, window: obligation.window) <= now }
        return rise(
            obligation.identity, steps: due.map { ($0, nominal($0, due: obligation.window.due)) }, unit: obligation.unit,
            holder: item.holder, now: now)
    }

    /// Of steps that came due the highest fires, and lower ones are skipped (S38).
    func rise(
        _ item: Identity, steps: [(step: LadderStep, nominal: Instant)], unit: EntityKey, holder: EntityKey?, now: Instant
    ) -> [Outcome] {
        guard let highest = steps.last else { return [] }
        var outcomes = steps.dropLast().map { step, nominal in
            let isOld = now.milliseconds - nominal.milliseconds > 7 * 24 * 3_600_000
            return Outcome(item: item, step: step.number, nominal: nominal, recipient: nil, skip: isOld ? .tooLate : .catchUp)
        }
        let recipient = recipient(of: highest.step.to, unit: unit, holder: holder, on: zone.date(of: now))
        outcomes.append(
            Outcome(
                item: item, step: highest.step.number, nominal: highest.nominal, recipient: recipient,
                skip: recipient == nil ? .noRecipient : nil))
        return outcomes
    }

    /// The person whom a step tells; vacant, absent without substitute, or the holder himself: one up; nil at the top (S37).
    package func recipient(of target: Recipient, unit: EntityKey, holder: EntityKey?, on today: CivilDate) -> EntityKey? {
        Self.recipient(of: target, unit: unit, holder: holder, on: today, in: organisation)
    }

    /// The same without a ladder.
    package static func recipient(
        of target: Recipient, unit: EntityKey, holder: EntityKey?, on today: CivilDate, in organisation: Organisation
    ) -> EntityKey? {
        guard case .post(let post) = target else {
            return Holders.acting(for: holder, unit: unit, on: today, in: organisation)
        }
        let chain = organisation.chain(of: unit, on: today)
        let nearest = chain.firstIndex { organisation.units[$0]?.kind == post.unitKind }
        // Without a unit of the kind on the chain, the one above the obligation's own unit is asked first.
        for unit in chain[(nearest ?? min(1, chain.count - 1))...] {
            let isNamedUnit = organisation.units[unit]?.kind == post.unitKind
            let held =
                organisation.holder(of: post.post, at: unit, on: today)
                ?? (isNamedUnit ? nil : organisation.holder(of: "head", at: unit, on: today))
            guard let held, held != holder, let acting = organisation.acting(for: held, on: today), acting != holder else { continue }
            return acting
        }
        return nil
    }
}
