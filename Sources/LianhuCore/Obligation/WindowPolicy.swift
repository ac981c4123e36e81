/// The windows that a rule gives to periods, occasions and anchors: one computation for all subjects (S6, S28).
package struct WindowPolicy: Hashable, Sendable {
    package let closes: ClosesPolicy
    package let grace: TimeSpan?
    /// Where due and target go that are no working day (S28).
    package let shift: ShiftPolicy
    /// The day inside the window for which it is planned.
    package let target: TargetPolicy?
    /// What surrounds a date of `on`.
    private let occasion: OccasionWindow?
    /// Shifts of a day, each with a window of its own (S49).
    private let shifts: [DayShift]

    package init(of rule: Rule) {
        closes = rule.closes
        grace = rule.grace
        shift = rule.shift
        target = rule.target
        if case .on(let window) = rule.cadence { occasion = window } else { occasion = nil }
        shifts = rule.cadence?.shifts ?? []
    }

    /// The window of a period, or of the occasion that the period is.
    package func window(of period: Period, scheme: PeriodScheme, calendar: WorkCalendar) -> Window {
        if let occasion { return window(around: period.start, occasion, calendar: calendar) }
        // S49: no carry-over, so free days count as any other; a shift of the night closes on the next day.
        if let last = shifts.map({ $0.window(on: period.start).closesBefore }).max() {
            let end = period.start.adding(days: 1)
            return Window(opens: period.start, dueBefore: end, graceBefore: end, closesBefore: last)
        }
        var due = shift.shifted(period.lastDay, calendar: calendar, period: period)
        // S28: a window with no working day at all extends to the next one.
        if calendar.workingDays(from: period.start, to: period.lastDay) == 0 { due = calendar.nextWorkingDay(onOrAfter: period.lastDay) }
        return window(opens: period.start, due: due, period: period, scheme: scheme, calendar: calendar)
    }

    /// The window of one shift of a day, by its slot; nil for a rule without shifts.
    package func window(ofShift slot: Int, on day: CivilDate) -> Window? {
        shifts.indices.contains(slot - 1) ? shifts[slot - 1].window(on: day) : nil
    }

    /// The window with a given due: a transfer moves due, and everything behind it (S19), as a tighter tier does (S22).
    package func window(opens: CivilDate, due: CivilDate, period: Period, scheme: PeriodScheme, calendar: WorkCalendar) -> Window {
        if period.kind == .after { return openEnded(opens: opens, due: due, calendar: calendar) }
        // Catching up never runs past the nominal end of the next period (S6), nor ends before due; after an occasion none is known.
        let limit = occasion == nil ? max(due, scheme.next(after: period).lastDay) : Window.never
        let closes: CivilDate =
            switch self.closes {
            case .due: due
            case .after(let span): min(calendar.adding(span, to: due), limit)
            case .standard: min(calendar.adding(Self.standardCloses(period.kind), to: due), limit)
            }
        let grace = self.grace.map { calendar.adding($0, to: due) } ?? due
        return Window(
            opens: opens, dueBefore: due.adding(days: 1), graceBefore: min(grace, max(closes, due)).adding(days: 1),
            closesBefore: max(closes, due).adding(days: 1))
    }

    /// S6: days before and after the nominal date; shifts move due only, and a due before opens takes it along.
    private func window(around nominal: CivilDate, _ occasion: OccasionWindow, calendar: WorkCalendar) -> Window {
        let opens = nominal.adding(days: -occasion.before)
        let last = nominal.adding(days: occasion.after)
        var due = shift.shifted(last, calendar: calendar)
        // S28; but who names one day means that day, whether people work on it or not.
        if shift == .none, last > opens, calendar.workingDays(from: opens, to: last) == 0 { due = calendar.nextWorkingDay(onOrAfter: last) }
        return window(opens: min(opens, due), due: due, period: .occasion(nominal), scheme: .standard, calendar: calendar)
    }

    /// The window of what is due on a day counted from an anchor, and stays overdue until it is done (S6 `every`, `refill`).
    ///
    /// - Parameter extends: whether a window with no working day at all runs on to the next one (S28); a supply does not last longer for it.
    package func personalWindow(nominal: CivilDate, lead: Int, anchor: CivilDate, extends: Bool, calendar: WorkCalendar) -> Window {
        var due = max(shift.shifted(nominal, calendar: calendar), anchor.adding(days: 1))
        // The lead is kept where a holiday moves the due day (S6, S28); it opens after its anchor, so that what anchors it cannot settle it.
        let opens = max(due.adding(days: -lead), anchor.adding(days: 1))
        if extends, shift == .none, calendar.workingDays(from: opens, to: due) == 0 { due = calendar.nextWorkingDay(onOrAfter: due) }
        return openEnded(opens: min(opens, due), due: due, calendar: calendar)
    }

    private func openEnded(opens: CivilDate, due: CivilDate, calendar: WorkCalendar) -> Window {
        let grace = self.grace.map { calendar.adding($0, to: due) } ?? due
        return Window(
            opens: opens, dueBefore: due.adding(days: 1), graceBefore: grace.adding(days: 1), closesBefore: Window.never)
    }

    /// The last day on which the evidence may be entered without a flag, exclusive (S12).
    package func entryBefore(_ window: Window, grace: TimeSpan, calendar: WorkCalendar) -> CivilDate {
        window.neverCloses ? Window.never : calendar.adding(grace, to: window.closes).adding(days: 1)
    }

    /// S6: +5wd for a month and longer, +2wd for shorter periods, due for a day and for an occasion.
    static func standardCloses(_ kind: PeriodKind) -> TimeSpan {
        if kind == .day { return TimeSpan(amount: 0, unit: .days) }
        return TimeSpan(amount: kind.isMonthOrLonger ? 5 : 2, unit: .workingDays)
    }

    // MARK: Targets

    /// The day for which one slot of a quota is planned, inside [opens, due]; it changes nothing else (S6).
    ///
    /// With `pace: even` slot i of k is planned for the end of the i-th k-th of the window, the last one for the rule's own target.
    package func target(of window: Window, slot: Int = 1, quota: Quota? = nil, calendar: WorkCalendar) -> CivilDate {
        if let quota, quota.isEven, quota.atLeast > 1, slot < quota.atLeast {
            let share = (window.dueBefore - window.opens) * slot / quota.atLeast
            let day = window.opens.adding(days: max(0, share - 1))
            return clamped(shift.shifted(day, calendar: calendar), to: window)
        }
        guard case .beforeEnd(let span) = target else { return window.due }
        let day: CivilDate =
            switch span.unit {
            // So many working days of the window lie behind it.
            case .workingDays: calendar.adding(workingDays: -span.amount - 1, to: window.dueBefore)
            default: shift.shifted(window.due.adding(days: -span.amount), calendar: calendar)
            }
        return clamped(day, to: window)
    }

    private func clamped(_ day: CivilDate, to window: Window) -> CivilDate { min(max(day, window.opens), window.due) }
}
