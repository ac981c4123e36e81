import CLianhuShim
import LianhuCore
import LianhuEngine

/// The machine's two clocks: what people call the time, and how long the machine has been up.
package struct SystemClock: Sendable {
    package init() {}

    /// Milliseconds since 1970-01-01T00:00Z; may jump when an administrator or NTP sets the clock.
    package func wallMilliseconds() -> Int64 { lh_wall_ms() }

    /// Milliseconds since the machine started, sleep included; never jumps (CLOCK_BOOTTIME).
    package func bootMilliseconds() -> Int64 { lh_boot_ms() }
}

extension SystemClock: WallClock {
    /// Both clocks, read one after the other, so that a step of the wall clock can be told from the passing of time (S5).
    package func now() -> ClockReading {
        ClockReading(wall: Instant(milliseconds: lh_wall_ms()), sinceBoot: lh_boot_ms())
    }
}
