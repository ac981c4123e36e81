/// A log's hashes in an array; for tests, and for logs small enough to keep in memory.
package struct HashArray: HashReader, Sendable {
    package var hashes: [Hash]

    package init(_ hashes: [Hash] = []) { self.hashes = hashes }

    package func readHashes(_ indexes: [Int64]) throws -> [Hash] {
        try indexes.map { index in
            guard index >= 0, index < Int64(hashes.count) else { throw MerkleError.missingHash(index) }
            return hashes[Int(index)]
        }
    }
}
