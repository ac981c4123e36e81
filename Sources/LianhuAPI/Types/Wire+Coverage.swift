import LianhuCore

extension Wire {
    // MARK: Coverage

    /// How many of a kind an activity covered in a period, and whom it did not.
    package struct Coverage: Codable, Sendable, Equatable {
        package var unit: Reference
        package var period: String
        package var from: CivilDate
        /// Inclusive.
        package var through: CivilDate
        package var asOf: Instant
        package var activity: String
        package var activityTitle: Title
        package var kind: String
        package var kindTitle: Title
        /// Each once, however many it covered.
        package var sessions: Int
        /// Persons at them.
        package var attendance: Int
        /// Covered of all.
        package var covered: Rate
        /// Those not covered, by id.
        package var missing: [Reference]
        package var demonstration: Bool

        package init(
            unit: Reference, period: String, from: CivilDate, through: CivilDate, asOf: Instant, activity: String, activityTitle: Title,
            kind: String, kindTitle: Title, sessions: Int, attendance: Int, covered: Rate, missing: [Reference], demonstration: Bool
        ) {
            self.unit = unit
            self.period = period
            self.from = from
            self.through = through
            self.asOf = asOf
            self.activity = activity
            self.activityTitle = activityTitle
            self.kind = kind
            self.kindTitle = kindTitle
            self.sessions = sessions
            self.attendance = attendance
            self.covered = covered
            self.missing = missing
            self.demonstration = demonstration
        }
    }
}
