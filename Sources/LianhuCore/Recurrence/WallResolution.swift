/// What a time on the wall stands for in a zone (S28a), and whether the clock left it out or showed it twice.
package struct WallResolution: Hashable, Sendable {
    /// How the clock treats the time.
    package enum Kind: Hashable, Sendable {
        /// It is shown once.
        case exact
        /// The clock goes over it; by the offset before the gap it shows this instead.
        case gap(shown: WallTime)
        /// It is shown twice; the second time at this instant, which is not used.
        case overlap(later: Instant)
    }

    /// The time asked for.
    package let wall: WallTime
    /// The moment that it stands for.
    package let instant: Instant
    /// How the clock treats it.
    package let kind: Kind

    /// The time as a zone resolves it.
    package init(_ wall: WallTime, in zone: TimeZoneRules) {
        self.wall = wall
        instant = zone.instant(wall)
        let shown = zone.wallTime(at: instant)
        if shown != wall {
            kind = .gap(shown: shown)
        } else if let later = WallResolution.later(wall, after: instant, in: zone) {
            kind = .overlap(later: later)
        } else {
            kind = .exact
        }
    }

    /// The second moment at which the clock shows the time; no clock was ever put back by more than a day and a bit.
    private static func later(_ wall: WallTime, after first: Instant, in zone: TimeZoneRules) -> Instant? {
        let before = zone.utcOffset(at: first)
        for hours in 1...26 {
            let back = before - zone.utcOffset(at: first.adding(hours: hours))
            guard back > 0 else { continue }
            let second = first.adding(seconds: back)
            if zone.wallTime(at: second) == wall { return second }
        }
        return nil
    }
}
