import LianhuCore

/// What made-up people hold again and again at units.
struct ActivityHabit: Sendable {
    struct Place: Sendable {
        var unit, worker: String
        /// Others who may take part.
        var others: [String] = []
    }

    var stream: UInt64
    var activity: String
    var period: PeriodKind
    var places: [Place]
    /// Of 1,000 that are owed so many are held.
    var share = 960
    /// Late ones come within so many working days of the period's end.
    var lateDays = 5
    /// Only in the last so many days of the period; nil: on any working day of it.
    var inLast: Int?
}
