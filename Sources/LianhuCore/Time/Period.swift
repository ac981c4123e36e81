/// One period of the calendar: its kind, its first day and the day after its last.
@usableFromInline
package struct Period: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// What kind of period it is.
    @usableFromInline package let kind: PeriodKind
    /// The first day.
    @usableFromInline package let start: CivilDate
    /// The day after the last one.
    @usableFromInline package let end: CivilDate

    /// Periods are cut by a scheme only, so that no view can have its own.
    init(kind: PeriodKind, start: CivilDate, end: CivilDate) {
        self.kind = kind
        self.start = start
        self.end = end
    }

    /// The same, with a length in days.
    init(kind: PeriodKind, start: CivilDate, days: Int) {
        self.init(kind: kind, start: start, end: start.adding(days: days))
    }

    /// The last day of the period.
    @inlinable
    package var lastDay: CivilDate { end.adding(days: -1) }

    /// The number of days, at least 1.
    @inlinable
    package var dayCount: Int { end - start }

    /// Whether the day lies in the period.
    @inlinable
    package func contains(_ date: CivilDate) -> Bool { start <= date && date < end }

    /// One number for kind and first day, `start.day × 16 + kind`; ordered as the periods are.
    @inlinable
    package var code: Int64 { Int64(start.day) * 16 + Int64(kind.rawValue) }

    /// By first day, then by kind.
    @inlinable
    package static func < (left: Period, right: Period) -> Bool { left.code < right.code }

    /// The period of a `code`, or nil if no period of that kind begins there in the scheme; without one, in any scheme.
    package init?(code: Int64, scheme: PeriodScheme? = nil) {
        guard let kind = PeriodKind(rawValue: UInt8(floorRemainder(code, by: 16))), let day = Int32(exactly: floorDivide(code, by: 16)),
            Period.codable.contains(day)
        else { return nil }
        let start = CivilDate(day: day)
        let period = (scheme ?? Period.scheme(of: kind, beginning: start)).period(kind, containing: start)
        guard period.start == start else { return nil }
        self = period
    }

    /// The scheme in which a fortnight or a month begins on that day, if there is any: a code tells its own.
    private static func scheme(of kind: PeriodKind, beginning start: CivilDate) -> PeriodScheme {
        if kind == .fortnight, start.weekday == .monday { return PeriodScheme(fortnightAnchor: start) }
        let day = start.dayOfMonth
        return kind.months != nil && PeriodScheme.monthStartDays.contains(day) ? PeriodScheme(monthStartDay: day) : .standard
    }

    /// First days that a code may hold: years 0001 … 9999, as in a written date, and the year before for shifted months.
    private static let codable: ClosedRange<Int32> = -719_528...2_932_896

    /// The key that stands in an obligation's identity (S3): `2026-07-01`, `2026-W29`, `2026-07-06/14d`, `2026-07-x1`, `2026-07-h1`,
    /// `2026-07`, `2026-Q3`, `2026-H2`, `2026` or `after:2026-01-05`.
    package var key: String {
        switch kind {
        case .day: return start.description
        case .week:
            let (year, week) = start.isoWeek
            return Digits.padded(year, 4) + "-W" + Digits.padded(week, 2)
        case .fortnight: return start.description + "/14d"
        case .xun: return Period.monthKey(year: start.year, month: start.month) + "-x\((start.dayOfMonth - 1) / 10 + 1)"
        case .halfMonth: return Period.monthKey(year: start.year, month: start.month) + "-h\(start.dayOfMonth == 1 ? 1 : 2)"
        case .month:
            let (year, month) = firstMonth
            return Period.monthKey(year: year, month: month)
        case .quarter:
            let (year, month) = firstMonth
            return Digits.padded(year, 4) + "-Q\((month - 1) / 3 + 1)"
        case .halfYear:
            let (year, month) = firstMonth
            return Digits.padded(year, 4) + "-H\(month == 1 ? 1 : 2)"
        case .year: return Digits.padded(firstMonth.year, 4)
        case .after: return Period.afterPrefix + start.description
        }
    }

    /// What the key of something begins with that is counted from a day.
    static let afterPrefix = "after:"

    /// What is counted from a day (S3 `after:DATE`).
    package static func after(_ day: CivilDate) -> Period { Period(kind: .after, start: day, days: 1) }

    /// What is owed on an occasion, by its nominal date (S3).
    package static func occasion(_ day: CivilDate) -> Period { Period(kind: .day, start: day, days: 1) }

    /// The period's key.
    @usableFromInline
    package var description: String { key }

    /// The name of the first month of a month, quarter, half-year or year.
    private var firstMonth: (year: Int, month: Int) {
        let (year, month, day) = start.components
        let index = year * 12 + month - 1 + Period.nameShift(startDay: day)
        return (floorDivide(index, by: 12), floorRemainder(index, by: 12) + 1)
    }

    /// 0 if a month that begins on this day is named after the calendar month in which it begins, 1 if after the next one.
    ///
    /// S2 says: after the month that holds most of its days. With a start on the 15th or earlier that is the first month or a tie, with the
    /// 17th or later always the second. On the 16th it would be the second for 16 February only, which would make two Marches and no
    /// February; so the 16th takes the first throughout.
    static func nameShift(startDay: Int) -> Int { startDay <= 16 ? 0 : 1 }

    private static func monthKey(year: Int, month: Int) -> String { Digits.padded(year, 4) + "-" + Digits.padded(month, 2) }
}
