/// The local time of one zone, from the bytes of its TZif file; the zone of the machine is never read (S2).
package struct TimeZoneRules: Sendable {
    /// The zone's name, as `Asia/Shanghai`.
    package let name: String
    private let transitions: [Int64]
    private let offsets: [Int32]
    private let initialOffset: Int32
    private let footer: PosixZone?

    /// The rules of a TZif file of version 1 to 4 (RFC 9636); files that are damaged or count leap seconds are refused.
    package init(name: String, tzif bytes: [UInt8]) throws(TZifError) {
        let file = try TZifFile(bytes)
        self.name = name
        var transitions = file.transitions
        var offsets = file.offsets
        // A rule with summer time is spelled out for some generations, so that a search finds what would have to be worked out each time.
        if let footer = file.footer, footer.summer != nil, var time = transitions.last, time > TimeZoneRules.spelledOutFrom {
            while time < TimeZoneRules.spelledOut {
                let (_, end) = footer.segment(at: time)
                guard end < .max else { break }
                transitions.append(end)
                offsets.append(Int32(footer.segment(at: end).offset))
                time = end
            }
        }
        self.transitions = transitions
        self.offsets = offsets
        self.initialOffset = file.initialOffset
        self.footer = file.footer
    }

    /// 1900-01-01T00:00:00Z; a rule that is older than any zone's is worked out each time, for it would be long.
    private static let spelledOutFrom: Int64 = -2_208_988_800
    /// 2101-01-01T00:00:00Z.
    private static let spelledOut: Int64 = 4_133_980_800

    /// Seconds east of UTC that are in force at the instant.
    package func utcOffset(at instant: Instant) -> Int { segment(at: instant.seconds).offset }

    /// The civil date and the seconds since its midnight by the clock on the wall, 0 … 86399.
    package func local(_ instant: Instant) -> (date: CivilDate, secondOfDay: Int) {
        let seconds = instant.seconds
        let wall = seconds + Int64(segment(at: seconds).offset)
        let day = floorDivide(wall, by: 86_400)
        return (CivilDate(day: Int32(clamping: day)), Int(wall - day * 86_400))
    }

    /// The civil date on which the instant falls.
    package func date(of instant: Instant) -> CivilDate { local(instant).date }

    /// The instant at which the clock shows that time. A time that is left out takes the offset before the gap, so it shows later; of a
    /// time that comes twice it is the first (S28a).
    package func instant(_ date: CivilDate, secondOfDay: Int) -> Instant {
        let wall = Int64(date.day) * 86_400 + Int64(secondOfDay)
        switch resolve(wall: wall) {
        case .shown(let seconds): return Instant(seconds: seconds)
        case .leftOut(let offsetBefore, _): return Instant(seconds: wall - Int64(offsetBefore))
        }
    }

    /// The first instant of the date, or, where the zone left the whole date out, of the next one that it kept.
    package func startOfDay(_ date: CivilDate) -> Instant {
        switch resolve(wall: Int64(date.day) * 86_400) {
        case .shown(let seconds): Instant(seconds: seconds)
        case .leftOut(_, let gapAt): Instant(seconds: gapAt)
        }
    }

    /// Local date and minute for people: `2026-10-01 09:02`.
    package func localDescription(_ instant: Instant) -> String {
        let (date, second) = local(instant)
        return "\(date) \(Digits.padded(second / 3600, 2)):\(Digits.padded(second / 60 % 60, 2))"
    }
}

extension TimeZoneRules {
    /// What a time on the wall stands for.
    private enum Resolution {
        /// These seconds since the epoch, the first if there are two.
        case shown(Int64)
        /// Nothing: the clock went over it at `gapAt`.
        case leftOut(offsetBefore: Int, gapAt: Int64)
    }

    /// The offset in force at `seconds` since the epoch, and until when it stays.
    private func segment(at seconds: Int64) -> (offset: Int, end: Int64) {
        guard let last = transitions.last, let lastOffset = offsets.last, let first = transitions.first else {
            return footer?.segment(at: seconds) ?? (Int(initialOffset), .max)
        }
        if seconds >= last { return footer?.segment(at: seconds) ?? (Int(lastOffset), .max) }
        if seconds < first { return (Int(initialOffset), first) }
        // The invariant is transitions[low] ≤ seconds < transitions[high].
        var low = 0
        var high = transitions.count - 1
        while high - low > 1 {
            let middle = (low + high) / 2
            if transitions[middle] <= seconds { low = middle } else { high = middle }
        }
        return (Int(offsets[low]), transitions[high])
    }

    /// Walks the offsets in force around the time, earliest first.
    private func resolve(wall: Int64) -> Resolution {
        // No offset is above 26 hours, so the walk begins no later than the earliest instant that can show this time.
        var start = wall - 93_600
        var (offset, end) = segment(at: start)
        while wall - Int64(offset) >= end {
            start = end
            let before = offset
            (offset, end) = segment(at: start)
            if wall - Int64(offset) < start { return .leftOut(offsetBefore: before, gapAt: start) }
        }
        return .shown(wall - Int64(offset))
    }
}
