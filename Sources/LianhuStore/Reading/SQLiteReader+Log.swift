import LianhuAudit
import LianhuCore
import LianhuEngine

extension SQLiteReader {
    func logSize() throws -> Int64 { (try query("SELECT max(seq) FROM leaf").first { $0.optionalInteger() ?? -1 } ?? -1) + 1 }

    func leaves(from: Int64, limit: Int) throws -> [SealedLeaf] {
        guard limit > 0 else { return [] }
        let query = try query("SELECT seq, at, act, unit, body FROM leaf WHERE seq >= ? ORDER BY seq LIMIT ?")
        var values = query.parameters()
        values.put(from)
        values.put(limit)
        var found = try query.all { row in
            SealedLeaf(
                seq: row.integer(), at: row.integer(), act: row.text(), unit: row.optionalInteger(), body: row.bytes(), hashes: [])
        }
        guard let first = found.first, let last = found.last else { return [] }
        try addHashes(to: &found, StoredHash.count(first.seq)..<StoredHash.count(last.seq + 1))
        return found
    }

    /// The tree's hashes lie in the order of the leaves that complete them.
    private func addHashes(to leaves: inout [SealedLeaf], _ range: Range<Int64>) throws {
        let query = try query("SELECT idx, hash FROM tree_hash WHERE idx >= ? AND idx < ? ORDER BY idx")
        var values = query.parameters()
        values.put(range.lowerBound)
        values.put(range.upperBound)
        var index = 0
        try query.forEach { row in
            let position = row.integer()
            while index + 1 < leaves.count, position >= StoredHash.count(leaves[index].seq + 1) { index += 1 }
            guard let hash = row.hash() else { throw MerkleError.missingHash(position) }
            leaves[index].hashes.append(hash)
            return true
        }
    }

    func firstLeaf(atOrAfter instant: Instant) throws -> Int64 {
        // The greatest time so far never falls, and first reaches the instant where a leaf's own time does.
        let query = try query("SELECT latest FROM leaf WHERE seq = ?")
        var low: Int64 = 0
        var high = try logSize()
        while low < high {
            let middle = low + (high - low) / 2
            var values = query.parameters()
            values.put(middle)
            guard let latest = try query.first({ $0.integer() }) else { throw StoreError.damagedLog(size: middle) }
            if latest < instant.milliseconds { low = middle + 1 } else { high = middle }
        }
        return low
    }

    func checkpoint(atMost size: Int64) throws -> CheckpointRecord? {
        let query = try query("SELECT size, at, note FROM checkpoint WHERE size <= ? ORDER BY size DESC, key DESC LIMIT 1")
        var values = query.parameters()
        values.put(size)
        return try query.first { row in
            CheckpointRecord(size: row.integer(), at: row.instant(), note: row.text())
        }
    }

    func readHashes(_ indexes: [Int64]) throws -> [Hash] {
        let query = try query("SELECT hash FROM tree_hash WHERE idx = ?")
        return try indexes.map { index in
            var values = query.parameters()
            values.put(index)
            guard let hash = try query.first({ $0.hash() }) ?? nil else { throw MerkleError.missingHash(index) }
            return hash
        }
    }

    func idempotency(uid: UInt32, route: String, key: String) throws -> IdempotencyRecord? {
        let query = try query("SELECT fingerprint, at, status, body FROM idempotency WHERE uid = ? AND route = ? AND key = ?")
        var values = query.parameters()
        values.put(Int64(uid))
        values.put(route)
        values.put(key)
        return try query.first { row in
            IdempotencyRecord(
                uid: uid, route: route, key: key, fingerprint: row.text(), at: row.instant(), status: row.int(), body: row.bytes())
        }
    }
}
