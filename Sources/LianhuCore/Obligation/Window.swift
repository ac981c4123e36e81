/// The four days of an obligation, stored as exclusive next days (S2, S6).
package struct Window: Hashable, Sendable {
    /// First day on which evidence counts.
    package var opens: CivilDate
    /// The day after due; from its 00:00 on it is late.
    package var dueBefore: CivilDate
    /// The day after grace; overdue from then on.
    package var graceBefore: CivilDate
    /// The day after closes; missed from then on.
    package var closesBefore: CivilDate

    @inlinable package init(opens: CivilDate, dueBefore: CivilDate, graceBefore: CivilDate, closesBefore: CivilDate) {
        self.opens = opens
        self.dueBefore = dueBefore
        self.graceBefore = graceBefore
        self.closesBefore = closesBefore
    }

    /// Last day on which evidence is on time: day 0 of every offset.
    @inlinable package var due: CivilDate { dueBefore.adding(days: -1) }
    /// Last day before it is overdue.
    @inlinable package var grace: CivilDate { graceBefore.adding(days: -1) }
    /// Last day on which evidence counts at all.
    @inlinable package var closes: CivilDate { closesBefore.adding(days: -1) }

    /// Whether evidence of that day may settle it.
    @inlinable package func holds(_ day: CivilDate) -> Bool { day >= opens && day < closesBefore }

    /// S6: opens ≤ due ≤ grace ≤ closes.
    package var isOrdered: Bool { opens < dueBefore && dueBefore <= graceBefore && graceBefore <= closesBefore }
}

/// The windows that a rule gives to a period: one computation for all subjects (S6, S28).
package struct WindowPolicy: Hashable, Sendable {
    package let closes: ClosesPolicy
    package let grace: TimeSpan?

    package init(of rule: Rule) {
        closes = rule.closes
        grace = rule.grace
    }

    /// The window of a period.
    package func window(of period: Period, scheme: PeriodScheme, calendar: WorkCalendar) -> Window {
        var due = period.lastDay
        // S28: a window with no working day at all extends to the next one.
        if calendar.workingDays(from: period.start, to: due) == 0 { due = calendar.nextWorkingDay(onOrAfter: due) }
        return window(opens: period.start, due: due, period: period, scheme: scheme, calendar: calendar)
    }

    /// The window with a given due: a transfer moves due, and everything behind it (S19).
    package func window(opens: CivilDate, due: CivilDate, period: Period, scheme: PeriodScheme, calendar: WorkCalendar) -> Window {
        // Catching up never runs past the nominal end of the next period (S6), nor ends before due.
        let limit = max(due, scheme.next(after: period).lastDay)
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

    /// S6: +5wd for a month and longer, +2wd for shorter periods, due for a day.
    static func standardCloses(_ kind: PeriodKind) -> TimeSpan {
        if kind == .day { return TimeSpan(amount: 0, unit: .days) }
        return TimeSpan(amount: kind.isMonthOrLonger ? 5 : 2, unit: .workingDays)
    }
}
