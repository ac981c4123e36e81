import NIOCore

/// What one client, or all of them, may take of the server.
package struct ServerLimits: Sendable {
    /// Header fields of a request: bytes of one field, and of all together.
    package var maximumHeaderBytes = 16 * 1024
    package var maximumHeaderCount = 64
    /// From accept, or from the last answer, to the end of the next request's head.
    package var idleTimeout: TimeAmount = .seconds(30)
    /// From a request's head to the end of its body, plus a second for each ``minimumBodyRate`` bytes that came.
    package var bodyTimeout: TimeAmount = .seconds(30)
    /// Bytes a second below which a body counts as stalled once ``bodyTimeout`` has passed.
    package var minimumBodyRate = 4096
    /// How long a client may leave its answer unread.
    package var writeStallTimeout: TimeAmount = .seconds(30)
    /// Served connections in all.
    package var maximumConnections = 512
    /// Served connections of one user.
    package var maximumConnectionsPerUser = 64
    /// The user whom neither number binds: an administrator must be able to look at an overloaded daemon.
    package var unlimitedUser: UInt32? = 0
    /// Connections beyond ``maximumConnections`` that are accepted to be told 503; the rest waits in the kernel's queue.
    package var refusedConnections = 64
    /// Length of the kernel's queue (listen(2)).
    package var backlog: Int32 = 512
    /// At shutdown: how long a connection that has not yet sent its first request may still do so.
    package var firstRequestGrace: TimeAmount = .seconds(1)
    /// At shutdown: how long to wait for accepted connections that are being set up.
    package var arrivalGrace: TimeAmount = .seconds(1)
    /// A request with a longer body, or one of unknown length, has its connection closed after the answer.
    package var maximumDrainedBody = 1 << 20

    package init() {}
}
