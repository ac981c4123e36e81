/// A day of the proleptic Gregorian calendar in no particular time zone; everything that is decided about dates is decided on these (S2).
@usableFromInline
package struct CivilDate: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01, negative before it.
    @usableFromInline package var day: Int32

    /// The date that lies `day` days after 1970-01-01.
    @inlinable
    package init(day: Int32) { self.day = day }

    /// The date of a year (1 … 9999), month (1 … 12) and day of the month, or nil if there is no such day.
    @inlinable
    package init?(year: Int, month: Int, dayOfMonth: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), dayOfMonth >= 1,
            dayOfMonth <= CivilDate.daysInMonth(year: year, month: month)
        else { return nil }
        self.init(day: CivilDate.days(year: year, month: month, dayOfMonth: dayOfMonth))
    }

    /// Year, month 1 … 12 and day of the month.
    @inlinable
    package var components: (year: Int, month: Int, day: Int) {
        // Years are counted from 1 March, so that the leap day is the last one; eras are 400 years of 146,097 days.
        let shifted = Int(day) + 719_468
        let era = floorDivide(shifted, by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    /// The Gregorian year.
    @inlinable
    package var year: Int { components.year }

    /// The month, 1 … 12.
    @inlinable
    package var month: Int { components.month }

    /// The day of the month, 1 … 31.
    @inlinable
    package var dayOfMonth: Int { components.day }

    /// The day of the week.
    @inlinable
    package var weekday: Weekday {
        // Day 0 was a Thursday. A remainder by 7 is 0 … 6, so the raw value is always one of the seven.
        Weekday(rawValue: floorRemainder(Int(day) + 3, by: 7) + 1)!
    }

    /// The day of the year, 1 … 366.
    @inlinable
    package var dayOfYear: Int {
        Int(day) - Int(CivilDate.days(year: components.year, month: 1, dayOfMonth: 1)) + 1
    }

    /// The year and number (1 … 53) of the ISO 8601 week that holds the date; the week belongs to the year of its Thursday.
    @inlinable
    package var isoWeek: (year: Int, week: Int) {
        let thursday = adding(days: 4 - weekday.rawValue)
        return (thursday.year, (thursday.dayOfYear - 1) / 7 + 1)
    }

    /// The date `days` later, or earlier if negative; the result must lie within the range of `Int32` days.
    @inlinable
    package func adding(days: Int) -> CivilDate { CivilDate(day: Int32(Int(day) + days)) }

    /// The same day of the month `months` later (earlier if negative), or that month's last day if it is shorter.
    @inlinable
    package func addingMonths(_ months: Int) -> CivilDate {
        let (year, month, dayOfMonth) = components
        let index = year * 12 + month - 1 + months
        let newYear = floorDivide(index, by: 12)
        let newMonth = floorRemainder(index, by: 12) + 1
        let last = CivilDate.daysInMonth(year: newYear, month: newMonth)
        return CivilDate(day: CivilDate.days(year: newYear, month: newMonth, dayOfMonth: min(dayOfMonth, last)))
    }

    /// The number of days from `right` to `left`, negative if `left` is earlier.
    @inlinable
    package static func - (left: CivilDate, right: CivilDate) -> Int { Int(left.day) - Int(right.day) }

    @inlinable
    package static func < (left: CivilDate, right: CivilDate) -> Bool { left.day < right.day }

    /// The number of days of a month, 28 … 31; `month` is 1 … 12.
    @inlinable
    package static func daysInMonth(year: Int, month: Int) -> Int {
        switch month {
        case 2: isLeap(year: year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Whether the year has a 29 February.
    @inlinable
    package static func isLeap(year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    /// Days from 1970-01-01 to a day that is known to exist; the inverse of `components`.
    @inlinable
    package static func days(year: Int, month: Int, dayOfMonth: Int) -> Int32 {
        let marchYear = month <= 2 ? year - 1 : year
        let era = floorDivide(marchYear, by: 400)
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + dayOfMonth - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int32(era * 146_097 + dayOfEra - 719_468)
    }
}

extension CivilDate: CustomStringConvertible {
    /// The date of a strict ISO 8601 text `YYYY-MM-DD` (year 0001 … 9999), or nil for any other text and for days that do not exist.
    package init?(_ iso: String) {
        self.init(bytes: [UInt8](iso.utf8))
    }

    /// The same, read from the whole of `bytes`.
    init?(bytes: [UInt8]) {
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = Digits.read(bytes, at: 0, count: 4), let month = Digits.read(bytes, at: 5, count: 2),
            let day = Digits.read(bytes, at: 8, count: 2)
        else { return nil }
        self.init(year: year, month: month, dayOfMonth: day)
    }

    /// The ISO 8601 form, `2026-10-01`.
    @usableFromInline
    package var description: String {
        let (year, month, day) = components
        // Long answers are half made of days: one text, not five put together.
        if (0...9999).contains(year) {
            return String(unsafeUninitializedCapacity: 10) { bytes in
                (bytes[0], bytes[1]) = (Digits.last(of: year / 1000), Digits.last(of: year / 100))
                (bytes[2], bytes[3]) = (Digits.last(of: year / 10), Digits.last(of: year))
                (bytes[4], bytes[5], bytes[6]) = (UInt8(ascii: "-"), Digits.last(of: month / 10), Digits.last(of: month))
                (bytes[7], bytes[8], bytes[9]) = (UInt8(ascii: "-"), Digits.last(of: day / 10), Digits.last(of: day))
                return 10
            }
        }
        return Digits.padded(year, 4) + "-" + Digits.padded(month, 2) + "-" + Digits.padded(day, 2)
    }
}
