/// Ladders of what is due at a moment instead of a day: a matter's clocks, a roll-up (S29, S48).
extension Escalator {
    /// Something with a deadline, with what its ladder has done so far.
    package struct Deadline: Hashable, Sendable {
        package var item: Identity
        /// The first instant that is late.
        package var at: Instant
        package var unit: EntityKey
        /// Who has it today, before substitution.
        package var holder: EntityKey?
        package var handledStep: Int
        package var acknowledgedUntil: CivilDate?

        package init(
            item: Identity, at: Instant, unit: EntityKey, holder: EntityKey?, handledStep: Int, acknowledgedUntil: CivilDate?
        ) {
            self.item = item
            self.at = at
            self.unit = unit
            self.holder = holder
            self.handledStep = handledStep
            self.acknowledgedUntil = acknowledgedUntil
        }
    }

    /// When a step fires: offsets of days count from the last day on which the deadline is kept, as those of duties do; others from the moment.
    package func nominal(_ step: LadderStep, deadline: Instant) -> Instant {
        let clock = SpanClock(calendar: calendar, zone: zone)
        guard step.at.isOfDays else {
            return step.at.amount < 0 && step.at.unit == .workingHours
                ? clock.start(TimeSpan(amount: -step.at.amount, unit: .workingHours), before: deadline)
                : clock.deadline(step.at, from: deadline)
        }
        // `due` itself is the deadline, whatever its hour.
        if step.at.amount == 0 { return deadline }
        return nominal(step, due: clock.lastDay(of: deadline))
    }

    /// What is due of the ladder at `now`: each step at most once (S36), the highest only (S38); nothing while it is acknowledged (S39).
    package func climb(_ deadline: Deadline, now: Instant) -> [Outcome] {
        if let until = deadline.acknowledgedUntil, until >= zone.date(of: now) { return [] }
        let steps = ladder.steps.filter { $0.number > deadline.handledStep }.map { ($0, nominal($0, deadline: deadline.at)) }
        return rise(deadline.item, steps: steps.filter { $0.1 <= now }, unit: deadline.unit, holder: deadline.holder, now: now)
    }

    /// When the ladder's next step fires that was not handled; nil if none is left.
    package func next(_ deadline: Deadline) -> Instant? {
        ladder.steps.filter { $0.number > deadline.handledStep }.map { nominal($0, deadline: deadline.at) }.min()
    }
}
