import LianhuAudit
import LianhuCore

/// What an export needs besides the leaves themselves (audit.md §1.8).
package struct LogRange: Hashable, Sendable {
    package var from: Int64
    package var to: Int64
    /// The compact range covering [0, from).
    package var frontier: Frontier
    /// Consistency hashes from `from` to `to`.
    package var consistency: [Hash]
    package var root: Hash
}

extension Engine {
    /// Leaves as events, after a sequence number, as far as the caller may see them (S57).
    package func events(after: Int64, limit: Int, by caller: Caller, at now: Instant) async throws -> (leaves: [SealedLeaf], next: Int64) {
        try await query(by: caller, at: now) { lens in
            try caller.require(.read)
            let scope = lens.scope
            let found = try lens.reader.leaves(from: after + 1, limit: limit)
            let visible = found.filter { leaf in
                if case .wholeTree = scope { return true }
                return leaf.unit.map(scope.contains) ?? false
            }
            return (visible, found.last?.seq ?? after)
        }
    }

    /// A chunk of the whole log; only for the right audit over the whole tree.
    package func leaves(from: Int64, limit: Int, by caller: Caller, at now: Instant) async throws -> [SealedLeaf] {
        try await query(by: caller, at: now) { lens in
            try lens.requireWholeAudit()
            return try lens.reader.leaves(from: from, limit: limit)
        }
    }

    /// Proofs for [from, to) at given sizes.
    package func logRange(from: Int64, to: Int64, by caller: Caller, at now: Instant) async throws -> LogRange {
        try await query(by: caller, at: now) { lens in
            try lens.requireWholeAudit()
            let size = try lens.reader.logSize()
            guard from >= 0, from <= to, to <= size else {
                throw CommandProblem.member("/to", "request.member_invalid", ["name": "to", "value": String(to), "reason": "≤ \(size)"])
            }
            let reader = LogReader(base: lens.reader)
            return LogRange(
                from: from, to: to, frontier: try Frontier(size: from, reader: reader),
                consistency: from == 0 || from == to ? [] : try MerkleTree.proveConsistency(oldSize: from, size: to, reader: reader),
                root: try MerkleTree.treeHash(size: to, reader: reader))
        }
    }

    /// The newest checkpoint of at most a size.
    package func checkpoint(atMost size: Int64, by caller: Caller, at now: Instant) async throws -> CheckpointRecord? {
        try await query(by: caller, at: now) { lens in
            try lens.requireWholeAudit()
            return try lens.reader.checkpoint(atMost: size)
        }
    }

    /// Signs the head of the log as it is now, and keeps the note (audit.md §1.4).
    ///
    /// The new leaves are read again and hashed before the signature: what is signed is what is stored.
    package func makeCheckpoint(key: SigningKey, by caller: Caller, at now: Instant) async throws -> CheckpointRecord {
        try await perform(by: caller, at: now) { session in
            guard caller.access == nil || caller.access?.units(for: .audit) == nil && caller.access?.has(.audit) == true else {
                throw CommandProblem(.notPermitted, "audit.whole_tree")
            }
            return try session.makeCheckpoint(key: key)
        }
    }

    /// First leaf of a civil day.
    package func firstLeaf(on day: CivilDate, by caller: Caller, at now: Instant) async throws -> Int64 {
        try await query(by: caller, at: now) { lens in
            try lens.requireWholeAudit()
            return try lens.reader.firstLeaf(atOrAfter: lens.engine.zone.startOfDay(day))
        }
    }
}

/// A reader of tree hashes as a concrete type, which the Merkle functions take.
struct LogReader: HashReader {
    let base: any StoreReader
    func readHashes(_ indexes: [Int64]) throws -> [Hash] { try base.readHashes(indexes) }
}

extension Lens {
    func requireWholeAudit() throws {
        try caller.require(.audit)
        guard caller.access == nil || caller.access?.units(for: .audit) == nil else {
            throw CommandProblem(.notPermitted, "audit.whole_tree")
        }
    }
}

extension Session {
    mutating func makeCheckpoint(key: SigningKey) throws -> CheckpointRecord {
        guard let instance = try tx.instance() else { throw CommandProblem(.unavailable, "rules.none") }
        let size = try tx.logSize()
        let reader = LogReader(base: tx)
        let last = try tx.checkpoint(atMost: .max)
        if let last, last.size == size { return last }
        if last == nil && size > 0 {
            // The first export begins at the empty log, and that too is signed.
            let note = try Checkpoint(origin: instance.origin, size: 0, root: MerkleTree.emptyRoot).signed(by: key)
            changes.checkpoint = CheckpointRecord(size: 0, at: now, note: note.encoded)
            try flush()
        }
        try verifyNewLeaves(since: last?.size ?? 0, to: size, reader: reader)
        let root = try MerkleTree.treeHash(size: size, reader: reader)
        guard root == tx.frontier.root else { throw CommandProblem(.internalFailure, "audit.log_corrupt", ["seq": String(size)]) }
        let note = try Checkpoint(origin: instance.origin, size: size, root: root).signed(by: key)
        let record = CheckpointRecord(size: size, at: now, note: note.encoded)
        changes.checkpoint = record
        return record
    }

    /// Verify before signing: the stored bytes must give the stored tree.
    private func verifyNewLeaves(since old: Int64, to size: Int64, reader: LogReader) throws {
        var frontier = try Frontier(size: old, reader: reader)
        var next = old
        while next < size {
            let leaves = try tx.leaves(from: next, limit: 1_000)
            guard let first = leaves.first, first.seq == next else {
                throw CommandProblem(.internalFailure, "audit.log_corrupt", ["seq": String(next)])
            }
            for leaf in leaves where leaf.seq < size { frontier.append(MerkleTree.leafHash(leaf.body)) }
            next += Int64(leaves.count)
        }
        guard frontier.root == tx.frontier.root else { throw CommandProblem(.internalFailure, "audit.log_corrupt", ["seq": String(old)]) }
    }
}
