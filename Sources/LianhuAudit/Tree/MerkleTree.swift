import Crypto

/// The history tree of RFC 6962 §2.1 (RFC 9162 §2.1) over SHA-256: hashing, roots and proofs.
package enum MerkleTree {
    /// The root of a log without leaves: SHA-256 of nothing.
    package static let emptyRoot = Hash(SHA256().finalize())

    /// SHA-256(0x00 ‖ leaf).
    package static func leafHash(_ leaf: UnsafeRawBufferPointer) -> Hash {
        // One buffer costs one call into the hash; a leaf is at most 64 KiB, the usual one some hundred bytes.
        guard leaf.count < 1024 else {
            var hasher = SHA256()
            withUnsafeBytes(of: UInt8(0)) { hasher.update(bufferPointer: $0) }
            hasher.update(bufferPointer: leaf)
            return Hash(hasher.finalize())
        }
        return withUnsafeTemporaryAllocation(byteCount: leaf.count + 1, alignment: 8) { buffer in
            buffer[0] = 0
            UnsafeMutableRawBufferPointer(rebasing: buffer[1...]).copyMemory(from: leaf)
            return digest(UnsafeRawBufferPointer(buffer))
        }
    }

    /// SHA-256(0x00 ‖ leaf).
    package static func leafHash(_ leaf: [UInt8]) -> Hash {
        leaf.withUnsafeBytes { leafHash($0) }
    }

    /// SHA-256(0x01 ‖ left ‖ right).
    package static func nodeHash(_ left: Hash, _ right: Hash) -> Hash {
        withUnsafeTemporaryAllocation(byteCount: 1 + 2 * Hash.byteCount, alignment: 8) { buffer in
            buffer[0] = 1
            left.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: buffer[1..<33]).copyMemory(from: $0) }
            right.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: buffer[33..<65]).copyMemory(from: $0) }
            return digest(UnsafeRawBufferPointer(buffer))
        }
    }

    private static func digest(_ bytes: UnsafeRawBufferPointer) -> Hash {
        var hasher = SHA256()
        hasher.update(bufferPointer: bytes)
        return Hash(hasher.finalize())
    }

    /// The hashes to append to storage for leaf number `index`: its own, then each subtree that it completes.
    package static func storedHashes(forLeaf index: Int64, hash: Hash, reader: some HashReader) throws -> [Hash] {
        guard index >= 0 else { throw MerkleError.outOfRange }
        let completed = (~index).trailingZeroBitCount
        let lefts = try read((0..<completed).map { StoredHash.index(level: $0, index >> Int64($0) - 1) }, reader)
        var stored = [hash]
        for left in lefts { stored.append(nodeHash(left, stored[stored.count - 1])) }
        return stored
    }

    /// The root of the first `size` leaves; `emptyRoot` for 0.
    package static func treeHash(size: Int64, reader: some HashReader) throws -> Hash {
        guard size >= 0 else { throw MerkleError.outOfRange }
        guard size > 0 else { return emptyRoot }
        return try hashes(of: [0..<size], reader)[0]
    }

    /// Proof that leaf `index` is in the tree of `size` leaves: hashes from the leaf's sibling up (RFC 9162 §2.1.3.1).
    package static func proveInclusion(index: Int64, size: Int64, reader: some HashReader) throws -> [Hash] {
        guard index >= 0, index < size else { throw MerkleError.outOfRange }
        var siblings: [Range<Int64>] = []
        var span = 0..<size
        while span.count > 1 {
            let middle = split(span)
            if index < middle {
                siblings.append(middle..<span.upperBound)
                span = span.lowerBound..<middle
            } else {
                siblings.append(span.lowerBound..<middle)
                span = middle..<span.upperBound
            }
        }
        return try hashes(of: siblings.reversed(), reader)
    }

    /// Proof that the tree of `size` leaves only adds to that of `oldSize` (RFC 9162 §2.1.4.1); empty if they are equal or the old
    /// one is empty.
    package static func proveConsistency(oldSize: Int64, size: Int64, reader: some HashReader) throws -> [Hash] {
        guard oldSize >= 0, oldSize <= size else { throw MerkleError.outOfRange }
        guard oldSize > 0, oldSize < size else { return [] }
        var parts: [Range<Int64>] = []
        var span = 0..<size
        while span.upperBound != oldSize {
            let middle = split(span)
            if oldSize <= middle {
                parts.append(middle..<span.upperBound)
                span = span.lowerBound..<middle
            } else {
                parts.append(span.lowerBound..<middle)
                span = middle..<span.upperBound
            }
        }
        // If the old tree is a whole subtree of the new one, its root is known to the checker and left out.
        if span.lowerBound > 0 { parts.append(span) }
        return try hashes(of: parts.reversed(), reader)
    }

    /// Where RFC 6962 divides a range: after the largest power of two smaller than its length.
    private static func split(_ span: Range<Int64>) -> Int64 {
        let length = Int64(span.count)
        return span.lowerBound + 1 << Int64(63 - (length - 1).leadingZeroBitCount)
    }

    /// Positions of the complete subtrees that make up a range, largest first.
    static func subtreeIndexes(_ span: Range<Int64>) -> [Int64] {
        var indexes: [Int64] = []
        var start = span.lowerBound
        while start < span.upperBound {
            let level = 63 - (span.upperBound - start).leadingZeroBitCount
            indexes.append(StoredHash.index(level: level, start >> Int64(level)))
            start += 1 << Int64(level)
        }
        return indexes
    }

    /// The hashes of some subtrees, complete or ragged at their right edge, in one read.
    private static func hashes(of spans: [Range<Int64>], _ reader: some HashReader) throws -> [Hash] {
        let parts = spans.map(subtreeIndexes)
        let all = try read(parts.flatMap(\.self), reader)
        var position = 0
        return parts.map { part in
            defer { position += part.count }
            return fold(all[position..<position + part.count])
        }
    }

    /// The root over complete subtrees, largest first; `emptyRoot` for none.
    static func fold(_ subtrees: ArraySlice<Hash>) -> Hash {
        guard var root = subtrees.last else { return emptyRoot }
        for left in subtrees.dropLast().reversed() { root = nodeHash(left, root) }
        return root
    }

    private static func read(_ indexes: [Int64], _ reader: some HashReader) throws -> [Hash] {
        guard !indexes.isEmpty else { return [] }
        let hashes = try reader.readHashes(indexes)
        guard hashes.count == indexes.count else { throw MerkleError.wrongCount }
        return hashes
    }
}
