import Synchronization

/// Counts leaves and their bytes, and keeps none: for simulations.
package final class CountingLog: LogSink {
    private struct Sums {
        var leaves = 0
        var bytes = 0
        var byAct: [String: Int] = [:]
    }

    private let sums = Mutex(Sums())

    package init() {}

    package func append(_ leaf: SealedLeaf) {
        sums.withLock {
            $0.leaves += 1
            $0.bytes += leaf.body.count
            $0.byAct[leaf.act, default: 0] += 1
        }
    }

    /// Number of leaves so far.
    package var count: Int { sums.withLock { $0.leaves } }

    /// Sum of the sizes of their bodies, in bytes.
    package var bytes: Int { sums.withLock { $0.bytes } }

    /// Numbers of leaves by act.
    package var countsByAct: [String: Int] { sums.withLock { $0.byAct } }
}
