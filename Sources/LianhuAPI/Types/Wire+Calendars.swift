import LianhuCore

extension Wire {
    // MARK: Calendars

    /// A work calendar in force.
    package struct WorkCalendar: Codable, Sendable, Equatable {
        package var name: String
        /// The first and the last day whose holidays are known.
        package var coveredFrom: CivilDate?
        package var coveredThrough: CivilDate?
        /// Within 60 days.
        package var endsSoon: Bool
        /// Breaks and make-up days.
        package var lines: Int
        /// Working days of each year that is covered whole.
        package var workingDays: [String: Int]
        /// Packs that use it.
        package var packs: [String]

        package init(
            name: String, coveredFrom: CivilDate? = nil, coveredThrough: CivilDate? = nil, endsSoon: Bool, lines: Int,
            workingDays: [String: Int], packs: [String]
        ) {
            self.name = name
            self.coveredFrom = coveredFrom
            self.coveredThrough = coveredThrough
            self.endsSoon = endsSoon
            self.lines = lines
            self.workingDays = workingDays
            self.packs = packs
        }
    }

    /// The work calendars in force.
    package struct WorkCalendars: Codable, Sendable, Equatable {
        package var items: [WorkCalendar]

        package init(items: [WorkCalendar]) {
            self.items = items
        }
    }

    /// What to send to add a calendar, or to amend one.
    package struct CalendarRequest: Codable, Sendable, Equatable {
        /// The name of the file, by which packs choose it: `cn.yaml`.
        package var file: String
        /// Its YAML.
        package var text: String

        package init(file: String, text: String) {
            self.file = file
            self.text = text
        }
    }

    /// What a calendar that was added or amended changed.
    package struct CalendarAdoption: Codable, Sendable, Equatable {
        package var calendar: WorkCalendar
        /// True if there was none of that name.
        package var added: Bool
        package var unchanged: Bool
        package var revision: Int
        /// Open obligations whose deadlines moved later.
        package var moved: Int
        /// What has not opened yet and was planned anew.
        package var planned: PlanTotals

        package init(calendar: WorkCalendar, added: Bool, unchanged: Bool, revision: Int, moved: Int, planned: PlanTotals) {
            self.calendar = calendar
            self.added = added
            self.unchanged = unchanged
            self.revision = revision
            self.moved = moved
            self.planned = planned
        }
    }
}
