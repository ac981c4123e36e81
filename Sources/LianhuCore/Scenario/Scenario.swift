/// A file of scenarios: dated facts in, what should come of them out.
package struct ScenarioFile: Sendable {
    /// A text with the name of its file.
    package struct Source: Hashable, Sendable {
        package var file: String
        package var text: String

        package init(file: String, text: String) {
            self.file = file
            self.text = text
        }
    }

    package var file: String
    /// The rules that are tried.
    package var pack: Source
    package var calendars: [Source]
    package var scenarios: [Scenario]

    package init(file: String, pack: Source, calendars: [Source], scenarios: [Scenario]) {
        self.file = file
        self.pack = pack
        self.calendars = calendars
        self.scenarios = scenarios
    }
}

/// One story: who there is, what happens, and what must be seen at given moments.
package struct Scenario: Sendable {
    package var title: LocalizedText
    package var place: ScenarioPlace
    /// When the rules are adopted and the roster becomes known.
    package var start: ScenarioMoment
    package var roster: ScenarioRoster
    /// In the order of their moments.
    package var facts: [ScenarioFact]
    /// In the order of their moments; what happens at the same moment is known by then.
    package var expectations: [ScenarioExpectation]

    package init(
        title: LocalizedText, place: ScenarioPlace, start: ScenarioMoment, roster: ScenarioRoster, facts: [ScenarioFact],
        expectations: [ScenarioExpectation]
    ) {
        self.title = title
        self.place = place
        self.start = start
        self.roster = roster
        self.facts = facts
        self.expectations = expectations
    }
}

/// Where something stands in a scenario file, both counted from 1.
package struct ScenarioPlace: Hashable, Sendable {
    package var line: Int
    package var column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// A minute of a local day.
package struct ScenarioMoment: Hashable, Comparable, Sendable, CustomStringConvertible {
    package var day: CivilDate
    /// 0 … 1439.
    package var minute: Int

    package init(day: CivilDate, minute: Int) {
        self.day = day
        self.minute = minute
    }

    /// `2026-07-10`, which takes the given minute, or `2026-07-10 15:00`; nil for any other text.
    package init?(_ text: String, minuteOfBareDay: Int) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard let first = parts.first, let day = CivilDate(first) else { return nil }
        if parts.count == 1 {
            self.init(day: day, minute: minuteOfBareDay)
            return
        }
        let time = [UInt8](parts[1].utf8)
        guard parts.count == 2, time.count == 5, time[2] == UInt8(ascii: ":"), let hour = Digits.read(time, at: 0, count: 2), hour < 24,
            let minute = Digits.read(time, at: 3, count: 2), minute < 60
        else { return nil }
        self.init(day: day, minute: hour * 60 + minute)
    }

    /// The instant in a zone.
    package func instant(in zone: TimeZoneRules) -> Instant { zone.instant(day, secondOfDay: minute * 60) }

    package static func < (left: ScenarioMoment, right: ScenarioMoment) -> Bool { (left.day, left.minute) < (right.day, right.minute) }

    package var description: String { "\(day) \(Digits.padded(minute / 60, 2)):\(Digits.padded(minute % 60, 2))" }
}
