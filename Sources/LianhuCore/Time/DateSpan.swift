/// A run of civil days, both ends inclusive, as people write them.
package struct DateSpan: Hashable, Sendable, CustomStringConvertible {
    /// The first day.
    package var from: CivilDate
    /// The last day, itself included; not before `from`, or the span holds nothing.
    package var to: CivilDate

    /// The days `from` … `to`.
    package init(from: CivilDate, to: CivilDate) {
        self.from = from
        self.to = to
    }

    /// Whether the day lies in the span.
    package func contains(_ date: CivilDate) -> Bool { from <= date && date <= to }

    /// `2026-02-15…2026-02-23`, or the single day.
    package var description: String { from == to ? from.description : "\(from)…\(to)" }
}
