/// A calendar month or a year in sums.
package struct MonthFacts: Hashable, Sendable {
    /// The month.
    package let period: Period
    /// Days on which people work.
    package let workingDays: Int
    /// Weekdays that are free.
    package let freeWeekdays: Int
    /// Free days of the week that are worked.
    package let makeUpDays: Int
    /// Lines of the work calendar that share a day with it, in order.
    package let lines: [CalendarDay]
    /// Days whose exceptions are not known (S27).
    package let uncoveredDays: Int

    /// The sums of a period, whole days.
    package init(_ period: Period, calendar: WorkCalendar) {
        self.period = period
        workingDays = calendar.workingDays(from: period.start, to: period.lastDay)
        var free = 0
        var makeUp = 0
        var uncovered = 0
        for number in period.start.day..<period.end.day {
            let date = CivilDate(day: number)
            let isWeekend = calendar.weekend.contains(date.weekday)
            if !calendar.isWorkingDay(date), !isWeekend { free += 1 }
            if calendar.isWorkingDay(date), isWeekend { makeUp += 1 }
            if !calendar.isCovered(date) { uncovered += 1 }
        }
        freeWeekdays = free
        makeUpDays = makeUp
        uncoveredDays = uncovered
        lines = calendar.days.filter { $0.to >= period.start && $0.from < period.end }
    }
}
