/// How an instance cuts the calendar into periods (S2): one definition for every view.
package struct PeriodScheme: Hashable, Sendable {
    /// The day on which months begin, 1 … 28. Weeks, fortnights, xun and half-months do not move with it; quarters and longer do.
    package var monthStartDay: Int {
        didSet { PeriodScheme.check(monthStartDay: monthStartDay) }
    }
    /// A Monday on which some fortnight begins; all others follow from it in both directions.
    package var fortnightAnchor: CivilDate {
        didSet { PeriodScheme.check(fortnightAnchor: fortnightAnchor) }
    }

    /// The start days that a configuration may name.
    package static let monthStartDays = 1...28

    /// Monday 2024-01-01.
    package static let standardFortnightAnchor = CivilDate(day: 19_723)

    /// Calendar months, fortnights from 2024-01-01.
    package static let standard = PeriodScheme()

    /// A scheme of its own; the caller has checked that the start day is 1 … 28 and that the anchor is a Monday.
    package init(monthStartDay: Int = 1, fortnightAnchor: CivilDate = PeriodScheme.standardFortnightAnchor) {
        PeriodScheme.check(monthStartDay: monthStartDay)
        PeriodScheme.check(fortnightAnchor: fortnightAnchor)
        self.monthStartDay = monthStartDay
        self.fortnightAnchor = fortnightAnchor
    }

    /// The one period of that kind which holds the date.
    package func period(_ kind: PeriodKind, containing date: CivilDate) -> Period {
        switch kind {
        case .day, .after: return Period(kind: kind, start: date, days: 1)
        case .week: return Period(kind: kind, start: date.adding(days: 1 - date.weekday.rawValue), days: 7)
        case .fortnight: return Period(kind: kind, start: date.adding(days: -floorRemainder(date - fortnightAnchor, by: 14)), days: 14)
        case .xun, .halfMonth: return part(kind, containing: date)
        case .month, .quarter, .halfYear, .year: return months(kind, containing: date)
        }
    }

    /// The period of the same kind that begins where this one ends.
    package func next(after period: Period) -> Period { self.period(period.kind, containing: period.end) }

    /// The period of the same kind that ends where this one begins.
    package func previous(before period: Period) -> Period { self.period(period.kind, containing: period.start.adding(days: -1)) }

    /// All periods of that kind that share a day with `from` … `to` (both inclusive), in order; none if `to` is before `from`.
    package func periods(_ kind: PeriodKind, intersecting from: CivilDate, to: CivilDate) -> [Period] {
        guard from <= to else { return [] }
        var found = [period(kind, containing: from)]
        var last = found[0]
        while last.end <= to {
            last = next(after: last)
            found.append(last)
        }
        return found
    }

    /// A third or a half of the calendar month.
    private func part(_ kind: PeriodKind, containing date: CivilDate) -> Period {
        let (year, month, day) = date.components
        let first = date.adding(days: 1 - day)
        let monthDays = CivilDate.daysInMonth(year: year, month: month)
        let (from, before) =
            if kind == .xun {
                day <= 10 ? (0, 10) : day <= 20 ? (10, 20) : (20, monthDays)
            } else {
                day <= 15 ? (0, 15) : (15, monthDays)
            }
        return Period(kind: kind, start: first.adding(days: from), days: before - from)
    }

    /// A run of 1, 3, 6 or 12 months, each counted by its name.
    private func months(_ kind: PeriodKind, containing date: CivilDate) -> Period {
        let length = kind.months ?? 1
        let (year, month, day) = date.components
        // Months since year 0 of the calendar month in which the shifted month begins, then of the month after which it is named.
        let begins = year * 12 + month - 1 - (day < monthStartDay ? 1 : 0)
        let shift = Period.nameShift(startDay: monthStartDay)
        let firstName = floorDivide(begins + shift, by: length) * length
        return Period(kind: kind, start: start(monthIndex: firstName - shift), end: start(monthIndex: firstName - shift + length))
    }

    /// The day on which the shifted month begins that starts in the calendar month `index` months after January of year 0.
    private func start(monthIndex index: Int) -> CivilDate {
        let day = CivilDate.days(year: floorDivide(index, by: 12), month: floorRemainder(index, by: 12) + 1, dayOfMonth: monthStartDay)
        return CivilDate(day: day)
    }

    private static func check(monthStartDay: Int) {
        precondition(monthStartDays.contains(monthStartDay), "month_start_day lies outside 1 … 28")
    }

    private static func check(fortnightAnchor: CivilDate) {
        precondition(fortnightAnchor.weekday == .monday, "the fortnight anchor is not a Monday")
    }
}
