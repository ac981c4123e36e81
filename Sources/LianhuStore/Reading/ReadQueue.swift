import Dispatch
import Synchronization

/// Runs reads on threads of their own, as many at once as there are connections: a long one blocks neither the callers' threads nor the others.
final class ReadQueue: Sendable {
    private let queue = DispatchQueue(label: "lianhu.store.readers", qos: .userInitiated, attributes: .concurrent)
    private let limit: Int
    private let state = Mutex(State())

    private struct State {
        var waiting: [@Sendable () -> Void] = []
        /// The next one of `waiting`; those before it have begun.
        var next = 0
        var running = 0
    }

    init(limit: Int) { self.limit = limit }

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
        queue.async {
            var next = Optional(read)
            while let read = next {
                read()
                next = self.take()
            }
        }
    }

    /// The read that waits longest; nil ends the thread's work.
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
