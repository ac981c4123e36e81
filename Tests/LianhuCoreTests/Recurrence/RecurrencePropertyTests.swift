import LianhuCore
import Testing

/// Random numbers that are the same on every run.
private struct Dice {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func roll(_ range: ClosedRange<Int>) -> Int {
        // Knuth's multiplier; the upper bits are the good ones.
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return range.lowerBound + Int((state >> 33) % UInt64(range.count))
    }

    mutating func chance(_ percent: Int) -> Bool { roll(1...100) <= percent }

    mutating func some(_ range: ClosedRange<Int>, signed: Bool = false) -> [Int] {
        (0..<roll(1...3)).map { _ in roll(range) * (signed && chance(40) ? -1 : 1) }
    }
}

/// A calendar counted out day by day from Monday 2001-01-01 to the end of 2013, which shares nothing with `CivilDate`.
private struct CountedDay {
    var year = 2001
    var month = 1
    var day = 1
    /// 0 is Monday.
    var weekday = 0
    var dayOfYear = 1
    /// Days since 2001-01-01.
    var number = 0

    var isLeap: Bool { year % 4 == 0 }
    var monthLength: Int { [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] }
    var yearLength: Int { isLeap ? 366 : 365 }
    var text: String { "\(year)-" + (month < 10 ? "0" : "") + "\(month)-" + (day < 10 ? "0" : "") + "\(day)" }

    static let all: [CountedDay] = {
        var days: [CountedDay] = []
        var next = CountedDay()
        while next.year < 2014 {
            days.append(next)
            next.number += 1
            next.weekday = (next.weekday + 1) % 7
            next.day += 1
            next.dayOfYear += 1
            if next.day > days[days.count - 1].monthLength { (next.day, next.month) = (1, next.month + 1) }
            if next.month > 12 { (next.month, next.year, next.dayOfYear) = (1, next.year + 1, 1) }
        }
        return days
    }()
}

/// A rule of whole days, made up and expanded without any of the product's code.
private struct CountedRule: CustomStringConvertible {
    static let codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
    var frequency = "DAILY"
    var interval = 1
    var months: [Int] = []
    var monthDays: [Int] = []
    var yearDays: [Int] = []
    var weeks: [Int] = []
    var days: [(ordinal: Int, weekday: Int)] = []
    var hours: [Int] = []
    var positions: [Int] = []
    var weekStart = 0
    var count: Int?
    var until: String?

    init(_ dice: inout Dice) {
        frequency = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"][dice.roll(0...3)]
        interval = dice.chance(50) ? 1 : dice.roll(2...(frequency == "DAILY" ? 40 : 5))
        if dice.chance(30) { months = dice.some(1...12) }
        if frequency != "WEEKLY", dice.chance(35) { monthDays = dice.some(1...31, signed: true) }
        if frequency == "YEARLY", dice.chance(20) { yearDays = dice.some(1...366, signed: true) }
        if frequency == "YEARLY", dice.chance(20) { weeks = dice.some(1...53, signed: true) }
        if dice.chance(45) {
            let counts = (frequency == "MONTHLY" || (frequency == "YEARLY" && weeks.isEmpty)) && dice.chance(50)
            let most = frequency == "MONTHLY" || !months.isEmpty ? 5 : 53
            days = (0..<dice.roll(1...4)).map { _ in
                (counts && dice.chance(80) ? dice.roll(1...most) * (dice.chance(40) ? -1 : 1) : 0, dice.roll(0...6))
            }
        }
        if dice.chance(20) { hours = dice.some(0...23) }
        let chosen = !months.isEmpty || !monthDays.isEmpty || !yearDays.isEmpty || !weeks.isEmpty || !days.isEmpty || !hours.isEmpty
        if chosen, dice.chance(35) { positions = dice.some(1...5, signed: true) }
        if dice.chance(30) { weekStart = dice.roll(0...6) }
        if dice.chance(25) { count = dice.roll(1...12) } else if dice.chance(25) { until = CountedDay.all[dice.roll(800...4000)].text }
    }

    var description: String {
        func list(_ name: String, _ values: [Int]) -> [String] {
            values.isEmpty ? [] : ["\(name)=" + values.map(String.init).joined(separator: ",")]
        }
        let named = days.map { ($0.ordinal == 0 ? "" : "\($0.ordinal)") + CountedRule.codes[$0.weekday] }
        return
            (["FREQ=\(frequency)", "INTERVAL=\(interval)", "WKST=\(CountedRule.codes[weekStart])"] + list("BYMONTH", months)
            + list("BYMONTHDAY", monthDays) + list("BYYEARDAY", yearDays) + list("BYWEEKNO", weeks)
            + (named.isEmpty ? [] : ["BYDAY=" + named.joined(separator: ",")]) + list("BYHOUR", hours) + list("BYSETPOS", positions)
            + (count.map { ["COUNT=\($0)"] } ?? []) + (until.map { ["UNTIL=" + $0.filter { $0 != "-" }] } ?? [])).joined(separator: ";")
    }

    /// The occurrences until the end of 2013, as texts, for a start at 09:00.
    func expand(from start: CountedDay) -> [String] {
        let weekOf = CountedRule.weeks(beginningOn: weekStart)
        var periods: [[String]] = []
        var current: Int?
        for day in CountedDay.all {
            let period = index(of: day)
            let distance = period - index(of: start)
            guard distance >= 0, distance % interval == 0 else { continue }
            if period != current {
                periods.append([])
                current = period
            }
            guard accepts(day, start: start, week: weekOf[day.number]) else { continue }
            for hour in Set(hours.isEmpty ? [9] : hours).sorted() {
                periods[periods.count - 1].append("\(day.text)T" + (hour < 10 ? "0" : "") + "\(hour):00:00")
            }
        }
        var found = periods.flatMap { choose($0) }.filter { $0 >= "\(start.text)T09:00:00" }
        if let until { found = found.filter { $0 <= "\(until)T23:59:59" } }
        return count.map { Array(found.prefix($0)) } ?? found
    }

    private func choose(_ set: [String]) -> [String] {
        guard !positions.isEmpty else { return set }
        return set.indices.filter { positions.contains($0 + 1) || positions.contains($0 - set.count) }.map { set[$0] }
    }

    private func index(of day: CountedDay) -> Int {
        switch frequency {
        case "DAILY": day.number
        // 2001-01-01 is a Monday, so a week that begins on another day began before it.
        case "WEEKLY": (day.number + (7 - weekStart) % 7) / 7
        case "MONTHLY": day.year * 12 + day.month
        default: day.year
        }
    }

    private func accepts(_ day: CountedDay, start: CountedDay, week: (number: Int, of: Int)) -> Bool {
        func fits(_ values: [Int], _ place: Int, _ length: Int) -> Bool {
            values.isEmpty || values.contains { $0 > 0 ? $0 == place : length + 1 + $0 == place }
        }
        guard months.isEmpty || months.contains(day.month) else { return false }
        guard fits(monthDays, day.day, day.monthLength), fits(yearDays, day.dayOfYear, day.yearLength) else { return false }
        guard fits(weeks, week.number, week.of) else { return false }
        if !days.isEmpty {
            let inMonth = frequency == "MONTHLY" || !months.isEmpty
            let (place, length) = inMonth ? (day.day, day.monthLength) : (day.dayOfYear, day.yearLength)
            // All places of this weekday in the month or year, first to last.
            let places = Array(stride(from: (place - 1) % 7 + 1, through: length, by: 7))
            let named = days.contains { named in
                guard named.weekday == day.weekday else { return false }
                if named.ordinal == 0 { return true }
                let wanted = named.ordinal > 0 ? named.ordinal - 1 : places.count + named.ordinal
                return places.indices.contains(wanted) && places[wanted] == place
            }
            guard named else { return false }
        }
        guard monthDays.isEmpty, yearDays.isEmpty, weeks.isEmpty, days.isEmpty else { return true }
        switch frequency {
        case "WEEKLY": return day.weekday == start.weekday
        case "MONTHLY": return day.day == start.day
        case "YEARLY": return day.day == start.day && (!months.isEmpty || day.month == start.month)
        default: return true
        }
    }

    private static let numbered = (0..<7).map { countWeeks(beginningOn: $0) }

    /// The number of each day's week, and how many weeks its year has.
    static func weeks(beginningOn first: Int) -> [(number: Int, of: Int)] { numbered[first] }

    private static func countWeeks(beginningOn first: Int) -> [(number: Int, of: Int)] {
        var result = [(number: Int, of: Int)](repeating: (0, 0), count: CountedDay.all.count)
        // Whole weeks, each with the year that most of its days have.
        var weeks: [(year: Int, days: [Int])] = []
        for day in CountedDay.all {
            if day.weekday == first || weeks.isEmpty { weeks.append((0, [])) }
            weeks[weeks.count - 1].days.append(day.number)
        }
        for index in weeks.indices {
            let years = weeks[index].days.map { CountedDay.all[$0].year }
            weeks[index].year = years.first { year in years.count(where: { $0 == year }) >= 4 } ?? 0
        }
        for year in 2002...2012 {
            let mine = weeks.filter { $0.year == year }
            for (number, week) in mine.enumerated() {
                for day in week.days { result[day] = (number + 1, mine.count) }
            }
        }
        return result
    }
}

@Suite("Recurrences against a day-by-day filter")
struct RecurrencePropertyTests {
    @Test("Random rules of whole days are what counting out all days gives", arguments: [1, 2, 3, 4])
    func randomDays(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        var occurrences = 0
        for _ in 0..<60 {
            let rule = CountedRule(&dice)
            // Weeks are numbered for 2002 to 2012.
            let start = CountedDay.all[dice.roll(400...1500)]
            let expected = rule.expand(from: start).filter { $0 < "2012-12-25" }
            let recurrence = try Recurrence(
                rule: RecurrenceRule(parsing: rule.description), start: try #require(WallTime("\(start.text)T09:00")))
            let range = DateSpan(from: recurrence.start.date, to: Given.day("2012-12-24"))
            let found = recurrence.occurrences(in: range).map(\.description)
            try #require(found == expected, "\(rule) from \(start.text)")
            // Beginning late is the rest of beginning early.
            let late = DateSpan(from: range.from.adding(days: dice.roll(1...2500)), to: range.to)
            let rest = recurrence.occurrences(in: late).map(\.description)
            try #require(rest == expected.filter { $0 >= late.from.description }, "\(rule) from \(start.text) in \(late)")
            occurrences += found.count
        }
        // Rules that say nothing prove nothing.
        #expect(occurrences > 2000)
    }

    @Test("Random rules within the day are what counting out all hours, minutes or seconds gives", arguments: [5, 6])
    func randomTimes(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        var occurrences = 0
        for _ in 0..<60 {
            let kind = dice.roll(0...2)
            let unit = [3600, 60, 1][kind]
            let interval = dice.chance([30, 30, 4][kind]) ? 1 : dice.roll(2...[30, 2000, 9000][kind])
            let hours = dice.chance(50) ? dice.some(0...23) : []
            let minutes = dice.chance(40) ? dice.some(0...59) : []
            let seconds = dice.chance(40) ? dice.some(0...59) : []
            let positions = !minutes.isEmpty || !seconds.isEmpty ? (dice.chance(40) ? dice.some(1...3, signed: true) : []) : []
            let monthDays = dice.chance(30) ? dice.some(1...2) : []
            func part(_ name: String, _ values: [Int]) -> String {
                values.isEmpty ? "" : ";\(name)=" + values.map(String.init).joined(separator: ",")
            }
            let text =
                "FREQ=\(["HOURLY", "MINUTELY", "SECONDLY"][kind]);INTERVAL=\(interval)" + part("BYHOUR", hours) + part("BYMINUTE", minutes)
                + part("BYSECOND", seconds) + part("BYSETPOS", positions) + part("BYMONTHDAY", monthDays)
            let begin = dice.roll(0...86_399)
            // Two days from 2026-03-01 on, second by second only where the unit is a second.
            var expected: [WallTime] = []
            var at = begin / unit * unit
            while at < 2 * 86_400 {
                let day = at / 86_400
                let inDay = at % 86_400
                let passes =
                    (monthDays.isEmpty || monthDays.contains(day + 1)) && (hours.isEmpty || hours.contains(inDay / 3600))
                    && (kind == 0 || minutes.isEmpty || minutes.contains(inDay / 60 % 60))
                    && (kind < 2 || seconds.isEmpty || seconds.contains(inDay % 60))
                if passes {
                    let insideMinutes = kind == 0 ? Set(minutes.isEmpty ? [begin / 60 % 60] : minutes).sorted() : [0]
                    let insideSeconds = kind < 2 ? Set(seconds.isEmpty ? [begin % 60] : seconds).sorted() : [0]
                    let set = insideMinutes.flatMap { minute in insideSeconds.map { minute * 60 + $0 } }
                    for (index, offset) in set.enumerated()
                    where positions.isEmpty || positions.contains(index + 1) || positions.contains(index - set.count) {
                        expected.append(WallTime(date: Given.day("2026-03-01").adding(days: day), secondOfDay: inDay + offset))
                    }
                }
                at += unit * interval
            }
            let start = WallTime(date: Given.day("2026-03-01"), secondOfDay: begin)
            let found = try Recurrence(rule: RecurrenceRule(parsing: text), start: start)
                .occurrences(in: DateSpan(from: Given.day("2026-03-01"), to: Given.day("2026-03-02")))
            try #require(found == expected.filter { $0 >= start }, "\(text) from \(start)")
            occurrences += found.count
        }
        #expect(occurrences > 500)
    }
}
