import NIOConcurrencyHelpers

/// Counts the connections served, in all and by user.
package final class ConnectionQuota: Sendable {
    private let total: Int
    private let perUser: Int
    private let unlimitedUser: UInt32?
    private let state = NIOLockedValueBox((all: 0, byUser: [UInt32: Int]()))

    package init(limits: ServerLimits) {
        total = limits.maximumConnections
        perUser = limits.maximumConnectionsPerUser
        unlimitedUser = limits.unlimitedUser
    }

    /// Takes a place for a user; false if there is none.
    package func enter(uid: UInt32) -> Bool {
        state.withLockedValue { state in
            let mine = state.byUser[uid, default: 0]
            guard uid == unlimitedUser || (state.all < total && mine < perUser) else { return false }
            state.all += 1
            state.byUser[uid] = mine + 1
            return true
        }
    }

    /// Gives a place back.
    package func leave(uid: UInt32) {
        state.withLockedValue { state in
            state.all -= 1
            let rest = state.byUser[uid, default: 1] - 1
            state.byUser[uid] = rest == 0 ? nil : rest
        }
    }
}
