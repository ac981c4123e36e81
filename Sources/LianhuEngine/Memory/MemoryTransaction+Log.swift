import LianhuAudit
import LianhuCore

extension MemoryTransaction {
    /// The log, if it can be read back; throws `LogNotKept` if not.
    private func keptLog() throws -> FullLog {
        guard let log = state.log as? FullLog else { throw LogNotKept() }
        return log
    }

    func logSize() -> Int64 { state.frontier.value.size }

    func leaves(from: Int64, limit: Int) throws -> [SealedLeaf] {
        let log = try keptLog()
        let kept = Array(log.leaves(from: from, limit: limit))
        // The running transaction's own leaves follow.
        let skipped = max(0, Int(from) - log.counts.leaves)
        return kept + state.pending.rows.dropFirst(skipped).prefix(limit - kept.count)
    }

    func firstLeaf(atOrAfter instant: Instant) throws -> Int64 {
        let log = try keptLog()
        if let index = log.firstIndex(atOrAfter: instant.milliseconds) { return Int64(index) }
        return state.pending.rows.first { $0.at >= instant.milliseconds }?.seq ?? logSize()
    }

    func checkpoint(atMost size: Int64) -> CheckpointRecord? { state.checkpoints.rows.last { $0.size <= size } }

    func idempotency(uid: UInt32, route: String, key: String) -> IdempotencyRecord? {
        state.idempotency.value[MemoryState.IdempotencyKey(uid: uid, route: route, key: key)]
    }

    func readHashes(_ indexes: [Int64]) throws -> [Hash] {
        let log = try keptLog()
        let count = log.counts.hashes
        lazy var pending = state.pending.rows.flatMap(\.hashes)
        return try indexes.map { index in
            guard index >= 0, index < StoredHash.count(logSize()) else { throw MerkleError.missingHash(index) }
            return Int(index) < count ? log.hash(at: Int(index)) : pending[Int(index) - count]
        }
    }
}
