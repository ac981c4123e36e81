import LianhuCore

/// The machine's clocks: wall time, and time since boot, which a suspend does not stop (S5).
package protocol WallClock: Sendable {
    func now() -> ClockReading
}

/// Both clocks, read together.
package struct ClockReading: Hashable, Sendable {
    package var wall: Instant
    /// Milliseconds of CLOCK_BOOTTIME.
    package var sinceBoot: Int64

    package init(wall: Instant, sinceBoot: Int64) {
        self.wall = wall
        self.sinceBoot = sinceBoot
    }
}
