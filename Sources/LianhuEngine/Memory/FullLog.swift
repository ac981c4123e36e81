import LianhuAudit
import Synchronization

/// Keeps every leaf and hash: a log that can be read, proved and exported.
package final class FullLog: LogSink {
    private struct Kept {
        var leaves: [SealedLeaf] = []
        var hashes: [Hash] = []
    }

    private let kept = Mutex(Kept())

    package init() {}

    package func append(_ leaf: SealedLeaf) {
        kept.withLock {
            $0.leaves.append(leaf)
            $0.hashes += leaf.hashes
        }
    }

    /// All leaves, in order.
    package var leaves: [SealedLeaf] { kept.withLock { $0.leaves } }

    /// All tree hashes, in the order of `StoredHash`.
    package var hashes: [Hash] { kept.withLock { $0.hashes } }

    /// Leaves from a sequence number on.
    func leaves(from: Int64, limit: Int) -> ArraySlice<SealedLeaf> {
        kept.withLock { $0.leaves.dropFirst(Int(max(0, from))).prefix(limit) }
    }

    /// The first leaf whose time is at or after a moment, in milliseconds since 1970.
    func firstIndex(atOrAfter milliseconds: Int64) -> Int? { kept.withLock { $0.leaves.firstIndex { $0.at >= milliseconds } } }

    /// Number of leaves and of hashes.
    var counts: (leaves: Int, hashes: Int) { kept.withLock { ($0.leaves.count, $0.hashes.count) } }

    /// The hash at a position that exists.
    func hash(at position: Int) -> Hash { kept.withLock { $0.hashes[position] } }
}
