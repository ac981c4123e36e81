import LianhuCore

/// What a tick did.
package struct TickReport: Hashable, Sendable {
    package var planned = PlanTotals()
    package var fired = 0
    package var skipped = 0
    package var notifications: [NotificationRecord] = []
    /// Keys of the reporting periods that were closed (S46).
    package var closed: [String] = []
    /// When the next tick has something to do, at the latest.
    package var wake: Instant
    /// The clock went back behind the high-water mark: nothing was done (S5).
    package var isHeld = false
}
