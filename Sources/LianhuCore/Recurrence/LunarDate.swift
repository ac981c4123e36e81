/// A day of the Chinese lunar calendar in the years of the table, 1901 … 2099.
package struct LunarDate: Hashable, Comparable, Sendable {
    /// The lunar year, named after the Gregorian year in which it begins.
    package let year: Int
    /// The month, 1 … 12.
    package let month: Int
    /// Whether it is the second month of that number (闰).
    package let isLeap: Bool
    /// The day of the month, 1 … 30.
    package let day: Int
    /// The same day of the Gregorian calendar.
    package let civilDate: CivilDate

    /// The lunar years that can be converted.
    package static let years = LunarTable.years

    /// The civil dates that can be converted: 1901-02-19 … 2100-02-08.
    package static let covered = DateSpan(from: CivilDate(day: -25_153), to: CivilDate(day: 47_520))

    /// The day, or nil if there is none such or it lies outside the table.
    package init?(year: Int, month: Int, isLeap: Bool = false, day: Int) {
        guard let table = LunarTable.year(year), let place = table.place(month: month, isLeap: isLeap),
            (1...table.length(at: place)).contains(day)
        else { return nil }
        self.year = year
        self.month = month
        self.isLeap = isLeap
        self.day = day
        civilDate = table.firstDay.adding(days: table.offset(of: place) + day - 1)
    }

    /// The lunar date of a civil one, or nil outside the table.
    package init?(_ date: CivilDate) {
        guard LunarDate.covered.contains(date), let table = LunarDate.table(holding: date) else { return nil }
        var rest = date - table.year.firstDay
        var place = 0
        while rest >= table.year.length(at: place) {
            rest -= table.year.length(at: place)
            place += 1
        }
        year = table.number
        (month, isLeap) = table.year.month(at: place)
        day = rest + 1
        civilDate = date
    }

    /// The lunar year that holds a covered date; it began in the same Gregorian year or in the one before.
    private static func table(holding date: CivilDate) -> (number: Int, year: LunarTable.Year)? {
        let number = date.year
        if let year = LunarTable.year(number), year.firstDay <= date { return (number, year) }
        return LunarTable.year(number - 1).map { (number - 1, $0) }
    }

    /// The number of days of a month, 29 or 30, or nil if the year has no such month or lies outside the table.
    package static func daysInMonth(year: Int, month: Int, isLeap: Bool = false) -> Int? {
        guard let table = LunarTable.year(year), let place = table.place(month: month, isLeap: isLeap) else { return nil }
        return table.length(at: place)
    }

    /// The month that comes twice in the year, or nil if none does or the year lies outside the table.
    package static func leapMonth(of year: Int) -> Int? {
        guard let table = LunarTable.year(year), table.leapMonth != 0 else { return nil }
        return table.leapMonth
    }

    /// The last day of the lunar year, New Year's Eve: the day before the next 1/1, be it the 29th or the 30th (S28a). Nil outside the table.
    package static func lastDay(of year: Int) -> CivilDate? { LunarTable.year(year)?.lastDay }

    package static func < (left: LunarDate, right: LunarDate) -> Bool { left.civilDate < right.civilDate }
}

extension LunarDate {
    /// Month and day in words: 九月初九, 闰四月初一; 9/9, leap 4/1.
    package func words(in language: Language) -> String {
        LunarDate.words(month: month, isLeap: isLeap, day: day, in: language)
    }

    /// The same for a day of no particular year.
    static func words(month: Int, isLeap: Bool = false, day: Int, in language: Language) -> String {
        switch language {
        case .en: (isLeap ? "leap " : "") + "\(month)/\(day)"
        case .zh: (isLeap ? "闰" : "") + monthNames[month - 1] + "月" + dayName(day)
        }
    }

    private static let monthNames = ["正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊"]
    private static let digits = ["十", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

    private static func dayName(_ day: Int) -> String {
        switch day {
        case 20: "二十"
        case 30: "三十"
        default: ["初", "十", "廿"][(day - 1) / 10] + digits[day % 10]
        }
    }
}

extension LunarDate: CustomStringConvertible {
    /// `2026-09-09`, or `2025-leap06-01` in a leap month; for tests and diagnostics, people are shown `words(in:)`.
    package var description: String {
        "\(year)-" + (isLeap ? "leap" : "") + "\(Digits.padded(month, 2))-\(Digits.padded(day, 2))"
    }
}
