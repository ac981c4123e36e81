/// The four days of an obligation, stored as exclusive next days (S2, S6).
package struct Window: Hashable, Sendable {
    /// First day on which evidence counts.
    package var opens: CivilDate
    /// The day after due; from its 00:00 on it is late.
    package var dueBefore: CivilDate
    /// The day after grace; overdue from then on.
    package var graceBefore: CivilDate
    /// The day after closes; missed from then on. `never` for what stays overdue until it is done.
    package var closesBefore: CivilDate

    /// The day that stands for no end, 9999-12-31: `every` and `refill` never close (S6).
    package static let never = CivilDate(day: 2_932_896)

    @inlinable package init(opens: CivilDate, dueBefore: CivilDate, graceBefore: CivilDate, closesBefore: CivilDate) {
        self.opens = opens
        self.dueBefore = dueBefore
        self.graceBefore = graceBefore
        self.closesBefore = closesBefore
    }

    /// Last day on which evidence is on time: day 0 of every offset.
    @inlinable package var due: CivilDate { dueBefore.adding(days: -1) }
    /// Last day before it is overdue.
    @inlinable package var grace: CivilDate { graceBefore.adding(days: -1) }
    /// Last day on which evidence counts at all.
    @inlinable package var closes: CivilDate { closesBefore.adding(days: -1) }

    /// Whether evidence of that day may settle it.
    @inlinable package func holds(_ day: CivilDate) -> Bool { day >= opens && day < closesBefore }

    /// S6: opens ≤ due ≤ grace ≤ closes.
    package var isOrdered: Bool { opens < dueBefore && dueBefore <= graceBefore && graceBefore <= closesBefore }

    /// Whether it stays overdue until it is done.
    package var neverCloses: Bool { closesBefore == Self.never }
}
