/// Everything that the calendars say of one day.
package struct DayFacts: Hashable, Sendable {
    /// Why people work on it or do not (S27).
    package enum Reason: String, CaseIterable, Hashable, Sendable {
        /// A working day of the week.
        case weekday
        /// A free day of the week.
        case weekend
        /// Listed as free.
        case holiday
        /// A free day of the week that is listed as worked (调休).
        case makeUp = "make_up"

        /// Whether people work.
        package var isWorking: Bool { self == .weekday || self == .makeUp }
    }

    /// The day.
    package let date: CivilDate
    /// Why people work on it or do not.
    package let reason: Reason
    /// The line of the work calendar that says so; nil if the week alone does.
    package let line: CalendarDay?
    /// Whether the exceptions of that day are known (S27).
    package let isCovered: Bool
    /// The lunar date; nil outside the table.
    package let lunar: LunarDate?
    /// Festivals on it, lunar ones first.
    package let festivals: [Festival]
    /// The period of each kind that holds it.
    package let periods: [PeriodKind: Period]
    /// Its place among the working days of its month, 1 for the first; nil if it is none.
    package let workingDayOfMonth: Int?
    /// The working days of its month.
    package let workingDaysInMonth: Int
    /// The nearest working days before and after it.
    package let previousWorkingDay: CivilDate
    package let nextWorkingDay: CivilDate

    /// The facts of a day by a work calendar and the periods of an instance.
    package init(_ date: CivilDate, calendar: WorkCalendar, scheme: PeriodScheme = .standard) {
        self.date = date
        line = calendar.exception(on: date)
        let isWorking = calendar.isWorkingDay(date)
        reason =
            switch line?.kind {
            case .holiday: .holiday
            case .workday: .makeUp
            case nil: isWorking ? .weekday : .weekend
            }
        isCovered = calendar.isCovered(date)
        lunar = LunarDate(date)
        festivals = Festival.all(on: date)
        periods = Dictionary(uniqueKeysWithValues: PeriodKind.allCases.map { ($0, scheme.period($0, containing: date)) })
        let month = scheme.period(.month, containing: date)
        workingDayOfMonth = isWorking ? calendar.workingDays(from: month.start, to: date) : nil
        workingDaysInMonth = calendar.workingDays(from: month.start, to: month.lastDay)
        previousWorkingDay = calendar.adding(workingDays: -1, to: date)
        nextWorkingDay = calendar.adding(workingDays: 1, to: date)
    }

    /// The key of the period of a kind that holds it, as `2026-02-x2` (S3).
    package func key(_ kind: PeriodKind) -> String { periods[kind]?.key ?? "" }
}
