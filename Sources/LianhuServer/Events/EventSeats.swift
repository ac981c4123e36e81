import Synchronization

/// How many event streams are open: there is room for so many.
final class EventSeats: Sendable {
    private let limit: Int
    private let taken = Mutex(0)

    init(limit: Int) { self.limit = limit }

    /// Whether another would find a seat.
    var isFull: Bool { taken.withLock { $0 >= limit } }

    /// Takes a seat; false if there is none.
    func take() -> Bool {
        taken.withLock { taken in
            guard taken < limit else { return false }
            taken += 1
            return true
        }
    }

    func leave() { taken.withLock { $0 -= 1 } }
}
