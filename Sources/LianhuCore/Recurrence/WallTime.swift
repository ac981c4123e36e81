/// A date and a time of day as a clock on the wall shows them, in no particular zone; recurrences are worked out on these.
package struct WallTime: Hashable, Comparable, Sendable {
    /// The civil date.
    package var date: CivilDate
    /// Seconds since its midnight, 0 … 86399.
    package var secondOfDay: Int

    /// That time of that day; midnight if none is given.
    package init(date: CivilDate, secondOfDay: Int = 0) {
        self.date = date
        self.secondOfDay = secondOfDay
    }

    package static func < (left: WallTime, right: WallTime) -> Bool {
        (left.date, left.secondOfDay) < (right.date, right.secondOfDay)
    }

    /// The last second of a day.
    static let lastSecond = 86_399
}

extension WallTime: CustomStringConvertible {
    /// The time of a text `YYYY-MM-DD`, `YYYY-MM-DDThh:mm` or `YYYY-MM-DDThh:mm:ss` without a zone, or nil for any other text.
    package init?(_ iso: String) {
        let bytes = [UInt8](iso.utf8)
        guard bytes.count >= 10, let date = CivilDate(bytes: [UInt8](bytes[..<10])) else { return nil }
        if bytes.count == 10 {
            self.init(date: date)
            return
        }
        guard bytes.count == 16 || bytes.count == 19, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            let hour = Digits.read(bytes, at: 11, count: 2), hour < 24, let minute = Digits.read(bytes, at: 14, count: 2), minute < 60
        else { return nil }
        var second = 0
        if bytes.count == 19 {
            guard bytes[16] == UInt8(ascii: ":"), let read = Digits.read(bytes, at: 17, count: 2), read < 60 else { return nil }
            second = read
        }
        self.init(date: date, secondOfDay: hour * 3600 + minute * 60 + second)
    }

    /// The ISO 8601 form without a zone, `2026-01-31T09:00:00`.
    package var description: String { "\(date)T\(WallTime.clock(secondOfDay))" }

    /// `hh:mm:ss` of so many seconds since midnight.
    static func clock(_ second: Int) -> String {
        [second / 3600, second / 60 % 60, second % 60].map { Digits.padded($0, 2) }.joined(separator: ":")
    }
}

extension TimeZoneRules {
    /// The instant at which the clock shows that time; in a gap by the offset before it, in an overlap the first of two (S28a).
    package func instant(_ wall: WallTime) -> Instant { instant(wall.date, secondOfDay: wall.secondOfDay) }

    /// What the clock shows at the instant; it is not the time asked for where the clock left that out.
    package func wallTime(at instant: Instant) -> WallTime {
        let (date, second) = local(instant)
        return WallTime(date: date, secondOfDay: second)
    }
}
