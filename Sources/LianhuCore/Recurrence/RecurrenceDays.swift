/// Which days a recurrence rule lets pass; what the rule leaves open is taken from its start (RFC 5545 §3.3.10).
struct RecurrenceDays: Sendable {
    private let months: [Int]
    private let monthDays: [Int]
    private let yearDays: [Int]
    private let weekNumbers: [Int]
    private let weekdays: [RecurrenceRule.Day]
    /// Whether "the second Tuesday" is that of the month and not that of the year.
    private let countsInMonth: Bool
    private let weekStart: Weekday

    init(rule: RecurrenceRule, start: CivilDate) {
        let (_, month, day) = start.components
        let namesDay = !(rule.byDay.isEmpty && rule.byMonthDay.isEmpty && rule.byYearDay.isEmpty && rule.byWeekNumber.isEmpty)
        var months = rule.byMonth
        var monthDays = rule.byMonthDay
        var weekdays = rule.byDay
        switch rule.frequency {
        case .yearly where !namesDay:
            monthDays = [day]
            if months.isEmpty { months = [month] }
        case .monthly where !namesDay: monthDays = [day]
        case .weekly where !namesDay: weekdays = [RecurrenceRule.Day(ordinal: nil, weekday: start.weekday)]
        default: break
        }
        self.months = months
        self.monthDays = monthDays
        self.weekdays = weekdays
        yearDays = rule.byYearDay
        weekNumbers = rule.byWeekNumber
        countsInMonth = rule.frequency == .monthly || !rule.byMonth.isEmpty
        weekStart = rule.weekStart
    }

    /// Whether every part of the rule lets the day pass.
    func accepts(_ date: CivilDate) -> Bool {
        let (year, month, day) = date.components
        guard months.isEmpty || months.contains(month) else { return false }
        return accepts(date, year, day: day, of: CivilDate.daysInMonth(year: year, month: month))
    }

    /// The first day of the month after, if BYMONTH leaves out that of the date; nil if it does not.
    func monthAfter(_ date: CivilDate) -> CivilDate? {
        guard !months.isEmpty else { return nil }
        let (year, month, day) = date.components
        return months.contains(month) ? nil : date.adding(days: CivilDate.daysInMonth(year: year, month: month) - day + 1)
    }

    /// The days that it lets pass from `first` to before `end`, month by month, so that a month which BYMONTH leaves out costs nothing.
    func days(from first: CivilDate, before end: CivilDate) -> [CivilDate] {
        var found: [CivilDate] = []
        var date = first
        while date < end {
            let (year, month, day) = date.components
            let monthLength = CivilDate.daysInMonth(year: year, month: month)
            let left = min(monthLength - day + 1, end - date)
            if months.isEmpty || months.contains(month) {
                for offset in 0..<left {
                    let next = date.adding(days: offset)
                    if accepts(next, year, day: day + offset, of: monthLength) { found.append(next) }
                }
            }
            date = date.adding(days: left)
        }
        return found
    }

    /// The same for a day of a month that BYMONTH lets pass.
    private func accepts(_ date: CivilDate, _ year: Int, day: Int, of monthLength: Int) -> Bool {
        guard monthDays.isEmpty || monthDays.contains(day) || monthDays.contains(day - monthLength - 1) else { return false }
        guard weekdays.isEmpty || isNamed(date, year, day: day, of: monthLength) else { return false }
        if !yearDays.isEmpty {
            let place = date.dayOfYear
            guard yearDays.contains(place) || yearDays.contains(place - length(year) - 1) else { return false }
        }
        return weekNumbers.isEmpty || isInNamedWeek(date)
    }

    /// By BYDAY.
    private func isNamed(_ date: CivilDate, _ year: Int, day: Int, of monthLength: Int) -> Bool {
        let weekday = date.weekday
        return weekdays.contains { named in
            guard named.weekday == weekday else { return false }
            guard let ordinal = named.ordinal else { return true }
            let (place, count) = countsInMonth ? (day, monthLength) : (date.dayOfYear, length(year))
            return ordinal > 0 ? ordinal == (place - 1) / 7 + 1 : -ordinal == (count - place) / 7 + 1
        }
    }

    /// By BYWEEKNO: a week belongs to the year that has four or more of its days, so to that of its fourth day.
    private func isInNamedWeek(_ date: CivilDate) -> Bool {
        let fourth = date.adding(days: 3 - floorRemainder(date.weekday.rawValue - weekStart.rawValue, by: 7))
        let place = fourth.dayOfYear
        return weekNumbers.contains((place - 1) / 7 + 1) || weekNumbers.contains(-((length(fourth.year) - place) / 7 + 1))
    }

    private func length(_ year: Int) -> Int { CivilDate.isLeap(year: year) ? 366 : 365 }
}
