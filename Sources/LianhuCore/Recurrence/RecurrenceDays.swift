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
        let monthLength = CivilDate.daysInMonth(year: year, month: month)
        guard monthDays.isEmpty || monthDays.contains(day) || monthDays.contains(day - monthLength - 1) else { return false }
        guard weekdays.isEmpty || isNamed(date, place: countsInMonth ? (day, monthLength) : (date.dayOfYear, length(year))) else {
            return false
        }
        if !yearDays.isEmpty {
            let place = date.dayOfYear
            guard yearDays.contains(place) || yearDays.contains(place - length(year) - 1) else { return false }
        }
        return weekNumbers.isEmpty || isInNamedWeek(date)
    }

    /// By BYDAY; the place is the number of the day in its month or year, and how many days that has.
    private func isNamed(_ date: CivilDate, place: (number: Int, of: Int)) -> Bool {
        let weekday = date.weekday
        return weekdays.contains { day in
            guard day.weekday == weekday else { return false }
            guard let ordinal = day.ordinal else { return true }
            return ordinal > 0 ? ordinal == (place.number - 1) / 7 + 1 : -ordinal == (place.of - place.number) / 7 + 1
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
