/// Figures of a check: counts that stand beside what they are counts of, never a rate alone (S45).
package struct CheckFigures: Hashable, Sendable {
    /// Contacts from which was drawn.
    package var population = 0
    package var sampled = 0
    package var reached = 0
    /// Of those reached.
    package var confirmed = 0
    package var untrue = 0
    /// Called, and nobody answered.
    package var notReached = 0

    /// Not called yet.
    package var pending: Int { sampled - reached - notReached }

    package init() {}

    /// Takes a sampled contact with its last answer; nil: not called yet.
    package mutating func add(_ answer: CallAnswer?) {
        sampled += 1
        switch answer {
        case .confirmed:
            reached += 1
            confirmed += 1
        case .untrue:
            reached += 1
            untrue += 1
        case .notReached: notReached += 1
        case nil: break
        }
    }
}
