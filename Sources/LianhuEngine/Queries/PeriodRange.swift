import LianhuCore

/// A reporting period that somebody named: `2026-10`, `2026-Q3`, `2026-H2`, `2026`, or any period key of S3.
package struct PeriodRange: Hashable, Sendable {
    package let period: Period

    package init(_ text: String, pointer: String) throws {
        guard let period = Period(key: text, scheme: .standard) else {
            throw CommandProblem.member(pointer, "period.malformed", ["value": text])
        }
        self.period = period
    }

    init(of period: Period) { self.period = period }

    init?(code: Int64) {
        guard let period = Period(code: code) else { return nil }
        self.period = period
    }

    /// A month, quarter or year; throws `period.not_reporting` for any other period.
    static func reporting(_ text: String, pointer: String) throws -> Period {
        let period = try PeriodRange(text, pointer: pointer).period
        guard Closing.kinds.contains(period.kind) else { throw CommandProblem.member(pointer, "period.not_reporting", ["value": text]) }
        return period
    }

    /// Codes of all obligations' periods whose last day lies inside: an obligation belongs to the reporting period that holds the last
    /// nominal day of its own (S46). Codes sort by first day, so the range is a little wider and `holds` decides.
    package var codes: ClosedRange<Int64> {
        // A period is at most a year long: it may begin a year before the reporting period does.
        let first = Int64(period.start.day - 366) * 16
        return first...(Int64(period.end.day) * 16)
    }

    /// Whether an obligation's period belongs to the reporting period; what is counted from an anchor has no end but its due.
    package func holds(_ code: Int64, due: CivilDate? = nil) -> Bool {
        guard let own = Period(code: code) else { return false }
        return period.contains(own.kind == .after ? due ?? own.lastDay : own.lastDay)
    }
}
