/// The kinds of calendar period that a cadence can name (S2), ordered by length; the raw value is part of `Period.code` and never changes.
@usableFromInline
package enum PeriodKind: UInt8, CaseIterable, Hashable, Sendable, CustomStringConvertible {
    case day = 1
    case week, fortnight, xun, halfMonth, month, quarter, halfYear, year
    /// No kind of period but the key of what is counted from a day: `after:2026-01-05` (S3); cadences cannot name it.
    case after

    /// The kinds that a cadence can name, shortest first.
    @usableFromInline
    package static let allCases: [PeriodKind] = [.day, .week, .fortnight, .xun, .halfMonth, .month, .quarter, .halfYear, .year]

    /// The YAML word: `day`, `week`, `fortnight`, `xun`, `half_month`, `month`, `quarter`, `half_year`, `year`.
    package var name: String {
        switch self {
        case .day: "day"
        case .week: "week"
        case .fortnight: "fortnight"
        case .xun: "xun"
        case .halfMonth: "half_month"
        case .month: "month"
        case .quarter: "quarter"
        case .halfYear: "half_year"
        case .year: "year"
        case .after: "after"
        }
    }

    /// The kind of a YAML word, or nil for any other text.
    package init?(name: String) {
        guard let match = PeriodKind.allCases.first(where: { $0.name == name }) else { return nil }
        self = match
    }

    /// Whether it is a month, quarter, half-year or year, whose windows close five working days after due and not two (S6).
    package var isMonthOrLonger: Bool { months != nil }

    /// The number of months of a month, quarter, half-year or year; nil for shorter kinds.
    package var months: Int? {
        switch self {
        case .month: 1
        case .quarter: 3
        case .halfYear: 6
        case .year: 12
        case .day, .week, .fortnight, .xun, .halfMonth, .after: nil
        }
    }

    @usableFromInline
    package var description: String { name }
}
