import LianhuCore

extension Wire {
    // MARK: The diary

    /// One thing that happened in a unit on a day.
    package struct DiaryEntry: Codable, Sendable, Equatable {
        package var day: CivilDate
        /// Local time of the day, `09:30`.
        package var time: String
        package var at: Instant
        /// The innermost unit.
        package var unit: Reference
        /// `contact`, `attempt`, `activity`, `matter_raised` or `matter_answered`.
        package var kind: String
        /// Of the record or matter.
        package var id: String
        /// Who did it, first; then who took part.
        package var who: [Reference]
        package var whom: Reference
        /// A word of the rules: method, activity or class of matters.
        package var method: String
        /// The same in both languages.
        package var title: Title
        package var personsMet: Int
        /// What a session covered besides; absent: nothing.
        package var covers: [Reference]?
        /// What was written; `***` where the caller may not see it.
        package var text: String

        package init(
            day: CivilDate, time: String, at: Instant, unit: Reference, kind: String, id: String, who: [Reference], whom: Reference,
            method: String, title: Title, personsMet: Int, covers: [Reference]? = nil, text: String
        ) {
            self.day = day
            self.time = time
            self.at = at
            self.unit = unit
            self.kind = kind
            self.id = id
            self.who = who
            self.whom = whom
            self.method = method
            self.title = title
            self.personsMet = personsMet
            self.covers = covers
            self.text = text
        }
    }

    /// What happened in a unit and all below it, by day, unit and time.
    package struct Diary: Codable, Sendable, Equatable {
        package var unit: Reference
        package var from: CivilDate
        /// Inclusive.
        package var through: CivilDate
        package var entries: [DiaryEntry]
        package var demonstration: Bool

        package init(unit: Reference, from: CivilDate, through: CivilDate, entries: [DiaryEntry], demonstration: Bool) {
            self.unit = unit
            self.from = from
            self.through = through
            self.entries = entries
            self.demonstration = demonstration
        }
    }
}
