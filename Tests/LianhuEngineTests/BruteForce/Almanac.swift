/// Days by walking: nothing here knows how the product counts dates, periods or working days.
///
/// A day is the number of days since 2025-01-01, a Wednesday.
struct Almanac: Sendable {
    struct Date: Sendable {
        var year: Int
        var month: Int
        var day: Int
    }

    /// A period of the calendar by its key and its first and last day.
    struct Span: Hashable, Sendable {
        var key: String
        var first: Int
        var last: Int

        var count: Int { last - first + 1 }
    }

    private let dates: [Date]
    private let names: [String]
    private let isFree: [Bool]

    /// - Parameters:
    ///   - weekend: Free days of the week, 0 is Monday.
    ///   - holidays: Days that are free whatever day of the week they are.
    ///   - workdays: Days on which people work although the week says otherwise (调休).
    init(weekend: Set<Int>, holidays: Set<Int>, workdays: Set<Int>) {
        var dates: [Date] = []
        var free: [Bool] = []
        for year in 2025...2028 {
            for month in 1...12 {
                for day in 1...Self.length(year, month) {
                    let number = dates.count
                    dates.append(Date(year: year, month: month, day: day))
                    free.append(holidays.contains(number) || (weekend.contains(Self.weekday(number)) && !workdays.contains(number)))
                }
            }
        }
        self.dates = dates
        names = dates.map { "\($0.year)-" + Self.two($0.month) + "-" + Self.two($0.day) }
        isFree = free
    }

    static func length(_ year: Int, _ month: Int) -> Int {
        [31, year % 4 == 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    /// 0 is Monday.
    static func weekday(_ day: Int) -> Int { (day + 2) % 7 }

    static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    func name(_ day: Int) -> String { names[day] }
    func date(_ day: Int) -> Date { dates[day] }

    /// The day of a date of these years.
    func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
        dates.firstIndex { $0.year == year && $0.month == month && $0.day == day } ?? 0
    }

    // MARK: Work

    func isWorking(_ day: Int) -> Bool { !isFree[day] }

    /// The nearest working day from a day on, itself included; `step` is 1 or -1.
    func working(from day: Int, step: Int) -> Int {
        var day = day
        while isFree[day] { day += step }
        return day
    }

    /// The working day that comes so many working days after a day.
    func plus(_ count: Int, workingDaysAfter day: Int) -> Int {
        var (day, left) = (day, count)
        while left > 0 {
            day += 1
            if !isFree[day] { left -= 1 }
        }
        return day
    }

    func plus(_ span: World.Span, after day: Int) -> Int {
        span.isWorking ? plus(span.count, workingDaysAfter: day) : day + span.count
    }

    func hasWork(_ first: Int, _ last: Int) -> Bool { (first...last).contains { !isFree[$0] } }

    // MARK: Periods (S2, S3)

    /// The key of the period in which a day lies.
    func key(_ kind: World.PeriodName, of day: Int, monthStart: Int) -> String {
        let date = dates[day]
        switch kind {
        case .day: return names[day]
        case .week:
            // The week belongs to the year in which its Thursday lies, and is counted by Thursdays.
            let thursday = day - Self.weekday(day) + 3
            var number = 0
            for other in stride(from: thursday, through: 0, by: -7) where dates[other].year == dates[thursday].year { number += 1 }
            return "\(dates[thursday].year)-W" + Self.two(number)
        case .fortnight:
            // From Monday 2024-01-01, which is 366 days before day 0.
            return names[max(0, day - (day + 366) % 14)] + "/14d"
        case .xun: return month(day, 1).name + "-x" + (date.day <= 10 ? "1" : date.day <= 20 ? "2" : "3")
        case .halfMonth: return month(day, 1).name + "-h" + (date.day <= 15 ? "1" : "2")
        case .month: return month(day, monthStart).name
        case .quarter:
            let month = month(day, monthStart)
            return "\(month.year)-Q\((month.month + 2) / 3)"
        case .halfYear:
            let month = month(day, monthStart)
            return "\(month.year)-H\(month.month <= 6 ? 1 : 2)"
        case .year: return "\(month(day, monthStart).year)"
        }
    }

    /// The month in which a day lies when months begin on some other day, named after the month that holds most of their days.
    private func month(_ day: Int, _ start: Int) -> (year: Int, month: Int, name: String) {
        var (year, month) = (dates[day].year, dates[day].month)
        if start > 1 {
            // A month that begins on the 17th or later has most of its days in the next one.
            if dates[day].day >= start, start > 16 { month += 1 }
            if dates[day].day < start, start <= 16 { month -= 1 }
            if month == 13 { (year, month) = (year + 1, 1) }
            if month == 0 { (year, month) = (year - 1, 12) }
        }
        return (year, month, "\(year)-" + Self.two(month))
    }

    /// The periods that lie wholly inside some days, found by walking through them.
    func periods(_ kind: World.PeriodName, from first: Int, through last: Int, monthStart: Int = 1) -> [Span] {
        var spans: [Span] = []
        for day in first...last {
            let key = key(kind, of: day, monthStart: monthStart)
            if spans.last?.key == key { spans[spans.count - 1].last = day } else { spans.append(Span(key: key, first: day, last: day)) }
        }
        return Array(spans.dropFirst().dropLast())
    }
}
