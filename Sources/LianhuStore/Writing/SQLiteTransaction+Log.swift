import LianhuAudit
import LianhuCore
import LianhuEngine

extension SQLiteTransaction {
    /// Appends leaves and what they complete of the tree. The hashes are computed again from the bytes that are stored: a leaf and its tree
    /// must never part company unnoticed.
    func appendLeaves(_ leaves: [SealedLeaf]) throws {
        guard !leaves.isEmpty else { return }
        let leafQuery = try query("INSERT INTO leaf (seq, at, latest, act, unit, body) VALUES (?, ?, ?, ?, ?, ?)")
        let hashQuery = try query("INSERT INTO tree_hash (idx, hash) VALUES (?, ?)")
        var frontier = state.frontier
        var latest = state.latest
        for leaf in leaves {
            guard leaf.seq == frontier.size else { throw StoreError.brokenLog(expected: frontier.size, got: leaf.seq) }
            var hashes: [Hash] = []
            frontier.append(MerkleTree.leafHash(leaf.body), storing: &hashes)
            guard hashes == leaf.hashes else { throw StoreError.brokenLog(expected: leaf.seq, got: leaf.seq) }
            latest = max(latest, leaf.at)
            var values = leafQuery.parameters()
            values.put(leaf.seq)
            values.put(leaf.at)
            values.put(latest)
            values.put(leaf.act)
            values.put(leaf.unit)
            values.put(leaf.body)
            try leafQuery.run()
            var index = StoredHash.count(leaf.seq)
            for hash in hashes {
                var values = hashQuery.parameters()
                values.put(index)
                values.put(hash)
                try hashQuery.run()
                index += 1
            }
        }
        state.frontier = frontier
        state.latest = latest
    }

    func appendCheckpoint(_ checkpoint: CheckpointRecord) throws {
        guard checkpoint.size <= state.frontier.size else { throw StoreError.damagedLog(size: checkpoint.size) }
        try insert([checkpoint], "INSERT INTO checkpoint (size, at, note) VALUES (?, ?, ?)") { values, checkpoint in
            values.put(checkpoint.size)
            values.put(checkpoint.at)
            values.put(checkpoint.note)
        }
    }
}
