/// A dated interval of civil days: from `from` until the day before `until`; `until == nil` runs on.
package struct Tenure: Hashable, Sendable {
    /// First day.
    package var from: CivilDate
    /// The exclusive next day after the last; nil while it lasts.
    package var until: CivilDate?

    package init(from: CivilDate, until: CivilDate? = nil) {
        self.from = from
        self.until = until
    }

    /// Whether the day lies inside.
    @inlinable package func contains(_ day: CivilDate) -> Bool {
        day >= from && (until.map { day < $0 } ?? true)
    }

    /// Days of this tenure inside [start, end).
    package func days(from start: CivilDate, to end: CivilDate) -> Int {
        let first = max(from, start)
        let last = until.map { min($0, end) } ?? end
        return last > first ? last - first : 0
    }

    /// Whether it holds no day at all: something that was taken back before it began.
    package var isEmpty: Bool { until.map { $0 <= from } ?? false }

    /// Whether two tenures share a day.
    package func overlaps(_ other: Tenure) -> Bool {
        guard !isEmpty, !other.isEmpty else { return false }
        return (until.map { other.from < $0 } ?? true) && (other.until.map { from < $0 } ?? true)
    }

    /// The days of both; empty if they share none.
    package func intersection(_ other: Tenure) -> Tenure {
        let ends = [until, other.until].compactMap { $0 }
        return Tenure(from: max(from, other.from), until: ends.min())
    }

    /// Whether it shares a day with [start, end).
    package func overlaps(from start: CivilDate, to end: CivilDate) -> Bool {
        days(from: start, to: end) > 0
    }
}

/// A value that holds during a tenure.
package struct Dated<Value: Hashable & Sendable>: Hashable, Sendable {
    package var value: Value
    package var tenure: Tenure

    package init(_ value: Value, _ tenure: Tenure) {
        self.value = value
        self.tenure = tenure
    }
}
