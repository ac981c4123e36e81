/// One line of a work calendar: a break, or make-up working days (S27), with their names.
package struct CalendarDay: Hashable, Sendable {
    /// Whether the days are free or worked.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case holiday
        case workday
    }

    /// Free or worked.
    package var kind: Kind
    /// The first day.
    package var from: CivilDate
    /// The last day, itself included.
    package var to: CivilDate
    /// The name in Chinese, as 春节.
    package var zh: String
    /// The name in English, as Spring Festival.
    package var en: String

    /// The days `from` … `to`.
    package init(kind: Kind, from: CivilDate, to: CivilDate, zh: String = "", en: String = "") {
        self.kind = kind
        self.from = from
        self.to = to
        self.zh = zh
        self.en = en
    }
}

/// Why a work calendar is refused.
package enum CalendarError: Error, Hashable, Sendable {
    /// The coverage ends before it begins.
    case emptyCoverage(DateSpan)
    /// Every day of the week is free, so no working day would ever come.
    case noWorkingDay
    /// A line ends before it begins.
    case reversed(CalendarDay)
    /// A line has days that the declared coverage does not.
    case outsideCoverage(CalendarDay)
    /// Two lines of one kind name this day.
    case overlap(CivilDate)
    /// One line makes this day free and another makes it worked.
    case contradiction(CivilDate)
    /// A make-up working day that the weekly pattern works anyway: the date is a slip.
    case needlessWorkday(CivilDate)
    /// A whole covered year without any holiday, though other years have some: the year's notice is missing.
    case gap(year: Int)
}

extension CalendarError: CustomStringConvertible {
    /// What is wrong, in English.
    package var description: String {
        switch self {
        case .emptyCoverage(let span): "the coverage \(span) ends before it begins"
        case .noWorkingDay: "the weekend takes all seven days"
        case .reversed(let day): "the \(day.kind.rawValue) from \(day.from) ends on \(day.to), before it begins"
        case .outsideCoverage(let day): "the \(day.kind.rawValue) \(DateSpan(from: day.from, to: day.to)) lies outside the coverage"
        case .overlap(let date): "\(date) is listed twice"
        case .contradiction(let date): "\(date) is listed as holiday and as workday"
        case .needlessWorkday(let date): "\(date) is listed as a make-up workday, but it is a working day of the week anyway"
        case .gap(let year): "\(year) is covered, but has no holiday listed"
        }
    }
}
