import Dispatch
import Synchronization

/// Runs reads on threads of their own, as many at once as there are connections: a long one blocks neither the callers' threads nor the others.
///
/// Brief ones may run where they are asked for: two changes of threads take longer than they do. They leave one of the callers' threads free.
final class ReadQueue: Sendable {
    private let queue = DispatchQueue(label: "lianhu.store.readers", qos: .userInitiated, attributes: .concurrent)
    private let limit: Int
    private let briefLimit: Int
    private let state = Mutex(State())

    private struct State {
        var waiting: [@Sendable () -> Void] = []
        /// The next one of `waiting`; those before it have begun.
        var next = 0
        var running = 0
        /// Those of `running` that run on their callers' threads.
        var brief = 0
    }

    /// - Parameters:
    ///   - limit: connections.
    ///   - processors: threads that callers share.
    init(limit: Int, processors: Int) {
        self.limit = limit
        briefLimit = max(1, processors - 1)
    }

    /// Runs a read at once if nothing waits and a connection is free; nil if it must queue.
    func runHere<Result>(_ read: () throws -> Result) rethrows -> Result? {
        let mayRun = state.withLock { state in
            guard state.running < limit, state.brief < briefLimit else { return false }
            state.running += 1
            state.brief += 1
            return true
        }
        guard mayRun else { return nil }
        defer {
            state.withLock { $0.brief -= 1 }
            // Its place goes to the read that waits longest.
            if let next = take() { queue.async { self.drain(from: next) } }
        }
        return try read()
    }

    /// Runs a read soon, after those that came before it.
    func run(_ read: @escaping @Sendable () -> Void) {
        let mustStart = state.withLock { state in
            guard state.running >= limit else {
                state.running += 1
                return true
            }
            state.waiting.append(read)
            return false
        }
        guard mustStart else { return }
        queue.async { self.drain(from: read) }
    }

    private func drain(from first: @escaping @Sendable () -> Void) {
        var next = Optional(first)
        while let read = next {
            read()
            next = take()
        }
    }

    /// The read that waits longest; nil gives the place back.
    private func take() -> (@Sendable () -> Void)? {
        state.withLock { state in
            guard state.next < state.waiting.count else {
                state.waiting.removeAll(keepingCapacity: true)
                state.next = 0
                state.running -= 1
                return nil
            }
            defer { state.next += 1 }
            return state.waiting[state.next]
        }
    }
}
