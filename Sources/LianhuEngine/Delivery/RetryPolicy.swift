import LianhuCore

/// When a message that could not be delivered is tried again: later each time, not all at once, and not for ever.
package struct RetryPolicy: Hashable, Sendable {
    /// Seconds after the first failure; doubled after each further one.
    package var first: Int
    /// The longest pause, in seconds.
    package var longest: Int
    /// Tries after which it is dead.
    package var attempts: Int

    /// About a working day: what a network's outage or a weekend's maintenance lasts.
    package static let standard = RetryPolicy(first: 30, longest: 3_600, attempts: 16)

    package init(first: Int, longest: Int, attempts: Int) {
        self.first = first
        self.longest = longest
        self.attempts = attempts
    }

    /// The pause after so many failures, in milliseconds; nil: no more tries.
    ///
    /// - Parameters:
    ///   - jitter: 0 to 1; the pause lies between half and the whole of what it grew to, so that what failed together does not return together.
    ///   - least: what the other side asked for, in seconds.
    package func pause(after failures: Int, jitter: Double, least: Int = 0) -> Int64? {
        guard failures < attempts else { return nil }
        var seconds = first
        var doublings = failures - 1
        while doublings > 0, seconds < longest {
            seconds *= 2
            doublings -= 1
        }
        let grown = Double(min(seconds, longest)) * 1_000
        let shortened = grown * (0.5 + min(max(jitter, 0), 1) / 2)
        return max(Int64(shortened), Int64(least) * 1_000)
    }
}
