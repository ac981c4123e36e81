/// A moment in UTC with a resolution of one millisecond; instants exist at the edges only, decisions are taken on civil dates.
@usableFromInline
package struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z, without leap seconds.
    @usableFromInline package var milliseconds: Int64

    /// The moment so many milliseconds after 1970-01-01T00:00:00Z.
    @inlinable
    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// The moment so many whole seconds after 1970-01-01T00:00:00Z.
    @inlinable
    package init(seconds: Int64) { self.milliseconds = seconds * 1000 }

    /// Whole seconds since 1970-01-01T00:00:00Z, rounded towards the past.
    @inlinable
    package var seconds: Int64 { floorDivide(milliseconds, by: 1000) }

    /// The moment so many milliseconds later, or earlier if negative.
    @inlinable
    package func adding(milliseconds: Int) -> Instant { Instant(milliseconds: self.milliseconds + Int64(milliseconds)) }

    /// The moment so many seconds later, or earlier if negative.
    @inlinable
    package func adding(seconds: Int) -> Instant { adding(milliseconds: seconds * 1000) }

    /// The moment so many minutes later, or earlier if negative.
    @inlinable
    package func adding(minutes: Int) -> Instant { adding(milliseconds: minutes * 60_000) }

    /// The moment so many hours later, or earlier if negative: wall-clock hours of 60 minutes (S26), whatever a zone does meanwhile.
    @inlinable
    package func adding(hours: Int) -> Instant { adding(milliseconds: hours * 3_600_000) }

    /// Milliseconds from `right` to `left`, negative if `left` is earlier.
    @inlinable
    package static func - (left: Instant, right: Instant) -> Int64 { left.milliseconds - right.milliseconds }

    @inlinable
    package static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }
}

extension Instant: CustomStringConvertible {
    /// The moment of an RFC 3339 text: `T` and `Z` in capitals, `Z` or `±hh:mm`, at most three digits of fraction. Nil for any other text,
    /// for a leap second (`:60`), and for years outside 0001 … 9999.
    package init?(_ iso: String) {
        let bytes = [UInt8](iso.utf8)
        guard bytes.count >= 20, let date = CivilDate(bytes: [UInt8](bytes[0..<10])), bytes[10] == UInt8(ascii: "T"),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let hour = Digits.read(bytes, at: 11, count: 2), hour < 24,
            let minute = Digits.read(bytes, at: 14, count: 2), minute < 60,
            let second = Digits.read(bytes, at: 17, count: 2), second < 60,
            let (fraction, zoneStart) = Instant.fraction(bytes, at: 19),
            let offset = Instant.offset(bytes, at: zoneStart)
        else { return nil }
        let seconds = Int64(date.day) * 86_400 + Int64(hour * 3600 + minute * 60 + second - offset)
        let milliseconds = seconds * 1000 + Int64(fraction)
        guard Instant.writable.contains(milliseconds) else { return nil }
        self.init(milliseconds: milliseconds)
    }

    /// What can be written with a four-digit year: 0001-01-01T00:00:00.000Z … 9999-12-31T23:59:59.999Z.
    private static let writable: ClosedRange<Int64> = -62_135_596_800_000...253_402_300_799_999

    /// Milliseconds of an optional `.f`, `.ff` or `.fff`, and where the zone begins.
    private static func fraction(_ bytes: [UInt8], at start: Int) -> (milliseconds: Int, next: Int)? {
        guard bytes[start] == UInt8(ascii: ".") else { return (0, start) }
        var next = start + 1
        while next < bytes.count, Digits.isDigit(bytes[next]) { next += 1 }
        let count = next - start - 1
        guard (1...3).contains(count), next < bytes.count, let value = Digits.read(bytes, at: start + 1, count: count) else { return nil }
        return (count == 1 ? value * 100 : count == 2 ? value * 10 : value, next)
    }

    /// Seconds east of UTC of `Z` or `±hh:mm`, which must end the text.
    private static func offset(_ bytes: [UInt8], at start: Int) -> Int? {
        if bytes[start] == UInt8(ascii: "Z") { return start + 1 == bytes.count ? 0 : nil }
        let sign = bytes[start] == UInt8(ascii: "+") ? 1 : bytes[start] == UInt8(ascii: "-") ? -1 : 0
        guard sign != 0, bytes.count == start + 6, bytes[start + 3] == UInt8(ascii: ":"),
            let hours = Digits.read(bytes, at: start + 1, count: 2), hours < 24,
            let minutes = Digits.read(bytes, at: start + 4, count: 2), minutes < 60
        else { return nil }
        return sign * (hours * 3600 + minutes * 60)
    }

    /// The RFC 3339 form in UTC, always with three digits of fraction: `2026-10-01T01:02:03.456Z`.
    @usableFromInline
    package var description: String {
        let day = floorDivide(milliseconds, by: 86_400_000)
        let rest = Int(floorRemainder(milliseconds, by: 86_400_000))
        // An Int64 of milliseconds reaches 40 times further than the days of an Int32; such a moment is no date of ours.
        guard let day = Int32(exactly: day) else { return "\(milliseconds)ms" }
        let time = [rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60].map { Digits.padded($0, 2) }.joined(separator: ":")
        return "\(CivilDate(day: day))T\(time).\(Digits.padded(rest % 1000, 3))Z"
    }
}
