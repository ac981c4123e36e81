/// A work calendar (S27): the days of the week that are free, and dated exceptions both ways.
///
/// Beyond the declared coverage the weekly pattern serves; `isCovered` tells an answer that it has to say so.
package struct WorkCalendar: Hashable, Sendable {
    /// The calendar's name in rule packs, as `cn`.
    package let name: String
    /// The days for which the exceptions are known; nil if for none.
    package let covers: DateSpan?
    /// The days of the week that are free.
    package let weekend: Set<Weekday>
    /// The exceptions, in order of their first day.
    package let days: [CalendarDay]
    private let table: WorkDayTable

    /// A calendar from its lines, in any order. Refused: overlaps, contradictions, days outside the coverage, needless make-up days,
    /// covered years without a holiday where others have some, and a week without any working day.
    package init(name: String, covers: DateSpan?, weekend: Set<Weekday>, days: [CalendarDay]) throws(CalendarError) {
        guard weekend.count < 7 else { throw .noWorkingDay }
        if let covers, covers.to < covers.from { throw .emptyCoverage(covers) }
        let sorted = days.sorted { ($0.from, $0.to, $0.kind.rawValue) < ($1.from, $1.to, $1.kind.rawValue) }
        try WorkCalendar.check(sorted, covers: covers, weekend: weekend)
        self.init(name: name, covers: covers, weekend: weekend, checked: sorted)
    }

    /// A calendar of which nothing but the week from Monday to Friday is known.
    package static func weekdaysOnly(name: String) -> WorkCalendar {
        WorkCalendar(name: name, covers: nil, weekend: [.saturday, .sunday], checked: [])
    }

    private init(name: String, covers: DateSpan?, weekend: Set<Weekday>, checked: [CalendarDay]) {
        self.name = name
        self.covers = covers
        self.weekend = weekend
        self.days = checked
        self.table = WorkDayTable(weekend: weekend, days: checked)
    }

    /// Whether people work on that day, by the exceptions or else by the week.
    package func isWorkingDay(_ date: CivilDate) -> Bool { table.isWorking(date.day) }

    /// Whether the exceptions of that day are known (S27).
    package func isCovered(_ date: CivilDate) -> Bool { covers?.contains(date) ?? false }

    /// The name of the exception that holds the day, or nil if the week alone decides.
    package func exception(on date: CivilDate) -> CalendarDay? {
        var low = 0
        var high = days.count
        while low < high {
            let middle = (low + high) / 2
            if days[middle].to < date { low = middle + 1 } else { high = middle }
        }
        return low < days.count && days[low].from <= date ? days[low] : nil
    }

    /// The n-th working day after the date, or before it if n is negative; the date itself, working or not, if n is 0.
    package func adding(workingDays n: Int, to date: CivilDate) -> CivilDate {
        guard n != 0 else { return date }
        let step: Int32 = n > 0 ? 1 : -1
        var day = date.day
        var left = n.magnitude
        while left > 0 {
            day += step
            if table.isWorking(day) { left -= 1 }
        }
        return CivilDate(day: day)
    }

    /// The date moved by a span of days or working days; for spans of hours and minutes ask for an instant instead (a precondition).
    package func adding(_ span: TimeSpan, to date: CivilDate) -> CivilDate {
        precondition(span.isOfDays, "a span of hours or minutes cannot be added to a date")
        return span.unit == .days ? date.adding(days: span.amount) : adding(workingDays: span.amount, to: date)
    }

    /// The number of working days in `from` … `to`, both inclusive; 0 if `to` is before `from`.
    package func workingDays(from: CivilDate, to: CivilDate) -> Int {
        guard from <= to else { return 0 }
        return table.rank(Int(to.day) + 1) - table.rank(Int(from.day))
    }

    /// The date itself if it is a working day, else the next one.
    package func nextWorkingDay(onOrAfter date: CivilDate) -> CivilDate {
        isWorkingDay(date) ? date : adding(workingDays: 1, to: date)
    }

    /// The date itself if it is a working day, else the one before.
    package func previousWorkingDay(onOrBefore date: CivilDate) -> CivilDate {
        isWorkingDay(date) ? date : adding(workingDays: -1, to: date)
    }
}

extension WorkCalendar {
    /// Refuses sorted lines that cannot all be meant.
    private static func check(_ sorted: [CalendarDay], covers: DateSpan?, weekend: Set<Weekday>) throws(CalendarError) {
        var previous: CalendarDay?
        for day in sorted {
            guard day.from <= day.to else { throw .reversed(day) }
            guard let covers, covers.contains(day.from), covers.contains(day.to) else { throw .outsideCoverage(day) }
            if let previous, day.from <= previous.to {
                throw previous.kind == day.kind ? .overlap(day.from) : .contradiction(day.from)
            }
            if day.kind == .workday {
                for number in day.from.day...day.to.day where !weekend.contains(CivilDate(day: number).weekday) {
                    throw .needlessWorkday(CivilDate(day: number))
                }
            }
            previous = day
        }
        if let covers { try checkYears(sorted, covers: covers) }
    }

    /// A calendar that knows the holidays of some years must know those of every whole year that it claims.
    private static func checkYears(_ sorted: [CalendarDay], covers: DateSpan) throws(CalendarError) {
        var known: Set<Int> = []
        for day in sorted where day.kind == .holiday { known.formUnion(day.from.year...day.to.year) }
        guard !known.isEmpty else { return }
        for year in covers.from.year...covers.to.year where !known.contains(year) {
            let whole = DateSpan(
                from: CivilDate(day: CivilDate.days(year: year, month: 1, dayOfMonth: 1)),
                to: CivilDate(day: CivilDate.days(year: year, month: 12, dayOfMonth: 31)))
            if covers.contains(whole.from), covers.contains(whole.to) { throw .gap(year: year) }
        }
    }
}
