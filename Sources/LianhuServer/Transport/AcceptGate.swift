import HummingbirdCore
import NIOConcurrencyHelpers

/// The hard limit on accepted connections, the switch that ends accepting, and the count of connections on their way.
///
/// The counts of a copy live on the listening channel's event loop; what other threads touch is behind a lock.
struct AcceptGate: AvailableConnectionsDelegate {
    private let limit: Int
    private let shared = NIOLockedValueBox((isShut: false, onTheirWay: 0))
    private var count = 0

    init(limit: Int) { self.limit = limit }

    /// From now on accept(2) is not called again.
    func shut() { shared.withLockedValue { $0.isShut = true } }

    /// A connection has been handed over, or given up, after ``connectionOpened()``.
    func connectionArrived() { shared.withLockedValue { $0.onTheirWay -= 1 } }

    /// True when every accepted connection has arrived.
    var isSettled: Bool { shared.withLockedValue { $0.onTheirWay == 0 } }

    mutating func connectionOpened() {
        count += 1
        shared.withLockedValue { $0.onTheirWay += 1 }
    }

    mutating func connectionClosed() { count -= 1 }

    func isAcceptingNewConnections() -> Bool { count < limit && !shared.withLockedValue { $0.isShut } }
}
