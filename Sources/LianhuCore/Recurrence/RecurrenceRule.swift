/// An RFC 5545 recurrence rule (§3.3.10), read and checked; every list is sorted and free of repetitions.
package struct RecurrenceRule: Hashable, Sendable {
    /// The parts of a rule, by their names in the text.
    enum Part: String, CaseIterable {
        case frequency = "FREQ"
        case interval = "INTERVAL"
        case count = "COUNT"
        case until = "UNTIL"
        case bySecond = "BYSECOND"
        case byMinute = "BYMINUTE"
        case byHour = "BYHOUR"
        case byDay = "BYDAY"
        case byMonthDay = "BYMONTHDAY"
        case byYearDay = "BYYEARDAY"
        case byWeekNumber = "BYWEEKNO"
        case byMonth = "BYMONTH"
        case bySetPosition = "BYSETPOS"
        case weekStart = "WKST"
    }

    /// FREQ.
    package internal(set) var frequency: Frequency
    /// INTERVAL: only every so-manieth period, 1 or more.
    package internal(set) var interval = 1
    /// COUNT: the number of occurrences after which the rule ends.
    package internal(set) var count: Int?
    /// UNTIL: the last moment at which an occurrence may lie.
    package internal(set) var until: Until?
    /// BYSECOND, 0 … 59; a leap second is read as 59, as the RFC asks.
    package internal(set) var bySecond: [Int] = []
    /// BYMINUTE, 0 … 59.
    package internal(set) var byMinute: [Int] = []
    /// BYHOUR, 0 … 23.
    package internal(set) var byHour: [Int] = []
    /// BYDAY.
    package internal(set) var byDay: [Day] = []
    /// BYMONTHDAY, 1 … 31 or −31 … −1 from the end of the month.
    package internal(set) var byMonthDay: [Int] = []
    /// BYYEARDAY, 1 … 366 or −366 … −1 from the end of the year.
    package internal(set) var byYearDay: [Int] = []
    /// BYWEEKNO, 1 … 53 or −53 … −1 from the end of the year.
    package internal(set) var byWeekNumber: [Int] = []
    /// BYMONTH, 1 … 12.
    package internal(set) var byMonth: [Int] = []
    /// BYSETPOS: which of each period's occurrences count, 1 … 366 or −366 … −1 from the last.
    package internal(set) var bySetPosition: [Int] = []
    /// WKST: the day on which weeks begin.
    package internal(set) var weekStart = Weekday.monday

    /// The most that INTERVAL and COUNT may say.
    package static let largestNumber = 1_000_000

    init(frequency: Frequency) { self.frequency = frequency }

    /// Whether it repeats within a day or names times of the day, so that it is no rule of dates; packs refuse such rules.
    package var isFinerThanDay: Bool { finerPart != nil }

    /// The first part that makes it finer than a day, with its value.
    var finerPart: (part: Part, value: String)? {
        if frequency < .daily { return (.frequency, frequency.rawValue) }
        let times: [(Part, [Int])] = [(.byHour, byHour), (.byMinute, byMinute), (.bySecond, bySecond)]
        return times.first { !$0.1.isEmpty }.map { ($0.0, RecurrenceRule.list($0.1)) }
    }
}

extension RecurrenceRule {
    /// How often a rule comes round (FREQ), ordered by length; the raw value is the word of the RFC.
    package enum Frequency: String, CaseIterable, Hashable, Comparable, Sendable {
        case secondly = "SECONDLY"
        case minutely = "MINUTELY"
        case hourly = "HOURLY"
        case daily = "DAILY"
        case weekly = "WEEKLY"
        case monthly = "MONTHLY"
        case yearly = "YEARLY"

        package static func < (left: Frequency, right: Frequency) -> Bool { left.rank < right.rank }

        private var rank: Int { Frequency.allCases.firstIndex(of: self) ?? 0 }
    }

    /// Where a rule ends, itself included (UNTIL).
    package enum Until: Hashable, Sendable {
        /// The whole of that day.
        case date(CivilDate)
        /// A time on the wall.
        case local(WallTime)
        /// A moment in UTC, which a zone turns into a time on the wall.
        case utc(Instant)
    }

    /// A weekday of BYDAY, or only the n-th of its month or year.
    package struct Day: Hashable, Comparable, Sendable {
        /// 1 … 53, −53 … −1 from the end, or nil for every one.
        package let ordinal: Int?
        /// The day of the week.
        package let weekday: Weekday

        package static func < (left: Day, right: Day) -> Bool {
            (left.ordinal ?? 0, left.weekday.rawValue) < (right.ordinal ?? 0, right.weekday.rawValue)
        }
    }
}

extension RecurrenceRule: CustomStringConvertible {
    /// The rule in the form of the RFC, with its parts in one order and its defaults left out.
    package var description: String {
        var parts = ["FREQ=" + frequency.rawValue]
        func add(_ part: Part, _ value: String?) {
            if let value, !value.isEmpty { parts.append("\(part.rawValue)=\(value)") }
        }
        add(.interval, interval == 1 ? nil : "\(interval)")
        add(.count, count.map { "\($0)" })
        add(.until, until.map(\.text))
        add(.byMonth, RecurrenceRule.list(byMonth))
        add(.byWeekNumber, RecurrenceRule.list(byWeekNumber))
        add(.byYearDay, RecurrenceRule.list(byYearDay))
        add(.byMonthDay, RecurrenceRule.list(byMonthDay))
        add(.byDay, byDay.map(\.text).joined(separator: ","))
        add(.byHour, RecurrenceRule.list(byHour))
        add(.byMinute, RecurrenceRule.list(byMinute))
        add(.bySecond, RecurrenceRule.list(bySecond))
        add(.bySetPosition, RecurrenceRule.list(bySetPosition))
        add(.weekStart, weekStart == .monday ? nil : weekStart.code)
        return parts.joined(separator: ";")
    }

    static func list(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: ",") }
}

extension RecurrenceRule.Day {
    /// `MO`, `-1FR`.
    var text: String { (ordinal.map(String.init) ?? "") + weekday.code }
}

extension RecurrenceRule.Until {
    /// `20261231`, `20261231T235959` or `20261231T155959Z`.
    var text: String {
        func compact(_ text: String) -> String { String(text.filter { $0 != "-" && $0 != ":" }) }
        return switch self {
        case .date(let date): compact(date.description)
        case .local(let wall): compact(wall.description)
        case .utc(let instant): compact(String(instant.description.prefix(19))) + "Z"
        }
    }
}

extension Weekday {
    /// The two letters of RFC 5545, `MO` … `SU`.
    var code: String { String(en.prefix(2)).uppercased() }

    /// The weekday of two letters of RFC 5545.
    init?(code: String) {
        guard let match = Weekday.allCases.first(where: { $0.code == code }) else { return nil }
        self = match
    }
}
