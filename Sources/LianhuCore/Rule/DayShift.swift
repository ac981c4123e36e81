/// A shift of a day, of which each is owed by itself (S49): it closes two hours after its end, and nothing is carried over.
package struct DayShift: Hashable, Sendable {
    /// Minutes from midnight at which it begins: 0 to 1439.
    package var start: Int
    /// Minutes from the midnight before its beginning at which it ends: behind `start`, at most a day behind it.
    package var end: Int

    /// Minutes after the end in which it can still be done.
    package static let grace = 120
    package static let minutesOfDay = 1_440

    package init(start: Int, end: Int) {
        self.start = start
        self.end = end
    }

    /// The shift of a text `22:00-06:00`, which ends on the next day when it ends no later than it begins; nil for any other text.
    package init?(_ text: String) {
        let times = text.split(separator: "-", omittingEmptySubsequences: false).map { Self.minutes(Array($0.utf8)) }
        guard times.count == 2, let start = times[0], let end = times[1], start < Self.minutesOfDay else { return nil }
        self.init(start: start, end: end > start ? end : end + Self.minutesOfDay)
    }

    private static func minutes(_ text: [UInt8]) -> Int? {
        guard text.count == 5, text[2] == UInt8(ascii: ":"), let hour = Digits.read(text, at: 0, count: 2),
            let minute = Digits.read(text, at: 3, count: 2), minute < 60, hour < 24 || (hour == 24 && minute == 0)
        else { return nil }
        return hour * 60 + minute
    }

    /// As a pack writes it.
    package var text: String {
        Self.clock(start) + "-" + Self.clock(end > Self.minutesOfDay ? end - Self.minutesOfDay : end)
    }

    private static func clock(_ minutes: Int) -> String { Digits.padded(minutes / 60, 2) + ":" + Digits.padded(minutes % 60, 2) }

    /// The window of the shift that begins on a day: due on the day on which it ends, closed on that on which the two hours end.
    package func window(on day: CivilDate) -> Window {
        let due = day.adding(days: (end - 1) / Self.minutesOfDay)
        let closes = day.adding(days: (end + Self.grace - 1) / Self.minutesOfDay)
        return Window(
            opens: day, dueBefore: due.adding(days: 1), graceBefore: due.adding(days: 1), closesBefore: closes.adding(days: 1))
    }

    /// The time in which the shift that begins on a day can be done: from its beginning to two hours after its end.
    package func time(on day: CivilDate, in zone: TimeZoneRules) -> Range<Instant> {
        func instant(_ minutes: Int) -> Instant {
            zone.instant(day.adding(days: minutes / Self.minutesOfDay), secondOfDay: minutes % Self.minutesOfDay * 60)
        }
        return instant(start)..<instant(end + Self.grace)
    }
}
