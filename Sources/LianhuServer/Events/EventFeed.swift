import LianhuAPI
import LianhuCore
import LianhuEngine

/// Leaves as they are written, as far as one caller may see them: id = seq (S57).
///
/// The log keeps all, so nothing is ever too old; `resync` tells a client that it has seen more than there is: the state was put back.
struct EventFeed: Sendable {
    /// Leaves read at a time.
    private static let chunk = 200

    let engine: Engine
    let clock: any WallClock
    /// Asked again at each look: rights may be taken away while a stream is open.
    let caller: @Sendable (Instant) async throws -> Caller
    let interval: Duration
    /// The last event that the client saw.
    let seen: Int64
    /// The last leaf when the stream began.
    let last: Int64

    /// Sends until it is cancelled, or `send` throws.
    func run(_ send: (ServerEvent) async throws -> Void) async throws {
        var after = seen
        if after > last {
            try await send(ServerEvent(event: "resync", data: #"{"last":\#(last)}"#))
            after = last
        }
        while !Task.isCancelled {
            let now = clock.now().wall
            let (leaves, next) = try await engine.events(after: after, limit: Self.chunk, by: try await caller(now), at: now)
            for leaf in leaves { try await send(ServerEvent(id: "\(leaf.seq)", data: String(decoding: leaf.body, as: UTF8.self))) }
            if next == after { try await Task.sleep(for: interval) }
            after = next
        }
    }
}
