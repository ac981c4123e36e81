/// The part of the day in which messages may leave (S36, S40).
package struct SendingHours: Hashable, Sendable, CustomStringConvertible {
    /// The first minute of the day that is allowed, 0 … 1439.
    package let from: Int
    /// The first minute that is no longer allowed, after `from`, at most 1440.
    package let to: Int

    /// 08:30–20:00.
    package static let standard = SendingHours(from: 510, to: 1200)

    /// The hours from minute `from` to before minute `to` of a local day; the caller has checked that 0 ≤ from < to ≤ 1440.
    package init(from: Int, to: Int) {
        precondition(0 <= from && from < to && to <= 1440, "sending hours must be a part of one day")
        self.from = from
        self.to = to
    }

    /// The hours of a text `08:30-20:00`, or nil if it has another form, is empty or runs past midnight; `24:00` may end it.
    package init?(parsing text: String) {
        let bytes = [UInt8](text.utf8)
        guard bytes.count == 11, bytes[5] == UInt8(ascii: "-"), let from = SendingHours.minute(bytes, at: 0),
            let to = SendingHours.minute(bytes, at: 6), from < to
        else { return nil }
        self.init(from: from, to: to)
    }

    /// The instant itself if it lies within the hours of its local day, else the next moment at which they begin: deferred, never dropped.
    package func nextAllowed(_ instant: Instant, zone: TimeZoneRules) -> Instant {
        let (date, second) = zone.local(instant)
        if second >= from * 60, second < to * 60 { return instant }
        // Where the clock runs through `from` twice, the first time may lie before an instant that is read as earlier: it may leave now.
        return max(instant, zone.instant(second < from * 60 ? date : date.adding(days: 1), secondOfDay: from * 60))
    }

    /// `08:30-20:00`.
    package var description: String {
        [from, to].map { Digits.padded($0 / 60, 2) + ":" + Digits.padded($0 % 60, 2) }.joined(separator: "-")
    }

    private static func minute(_ bytes: [UInt8], at start: Int) -> Int? {
        guard let hours = Digits.read(bytes, at: start, count: 2), bytes[start + 2] == UInt8(ascii: ":"),
            let minutes = Digits.read(bytes, at: start + 3, count: 2), minutes < 60, hours * 60 + minutes <= 1440
        else { return nil }
        return hours * 60 + minutes
    }
}
