/// The right edge of a log: the roots of the complete subtrees that cover [0, size), largest first, at most 63.
///
/// It is all that is needed to append leaves and to know the root; nothing has to be read.
package struct Frontier: Hashable, Sendable {
    /// Number of leaves.
    package private(set) var size: Int64
    /// One hash for each bit set in `size`, highest bit first.
    package private(set) var hashes: [Hash]

    /// The frontier of an empty log.
    package init() {
        size = 0
        hashes = []
        hashes.reserveCapacity(63)
    }

    /// Reads the frontier of the first `size` leaves; throws `MerkleError` or what the reader throws.
    package init(size: Int64, reader: some HashReader) throws {
        guard size >= 0 else { throw MerkleError.outOfRange }
        self.init()
        guard size > 0 else { return }
        let read = try reader.readHashes(MerkleTree.subtreeIndexes(0..<size))
        guard read.count == size.nonzeroBitCount else { throw MerkleError.wrongCount }
        hashes.append(contentsOf: read)
        self.size = size
    }

    /// Reads lines of "level hash", levels strictly descending and below 63, hashes as 64 lower-case hexadecimal digits; nil for
    /// anything else.
    package init?(text: some Collection<UInt8>) {
        self.init()
        var previous = 63
        var rest = text[...]
        while !rest.isEmpty {
            guard let end = rest.firstIndex(of: UInt8(ascii: "\n")), let space = rest[..<end].firstIndex(of: UInt8(ascii: " ")),
                let level = Decimal.parse(rest[..<space]), level < previous,
                let bytes = Hex.decode(rest[rest.index(after: space)..<end]), let hash = Hash(bytes: bytes),
                hash.hex.utf8.elementsEqual(rest[rest.index(after: space)..<end])
            else { return nil }
            size += 1 << level
            hashes.append(hash)
            previous = Int(level)
            rest = rest[rest.index(after: end)...]
        }
    }

    /// One line "level hash" per subtree, each ended by a newline; empty for an empty log.
    package var text: String {
        var text = ""
        var left = size
        for hash in hashes {
            let level = 63 - left.leadingZeroBitCount
            left -= 1 << Int64(level)
            text += "\(level) \(hash.hex)\n"
        }
        return text
    }

    /// The root of the log.
    package var root: Hash { MerkleTree.fold(hashes[...]) }

    /// Appends a leaf's hash.
    package mutating func append(_ leaf: Hash) {
        var hash = leaf
        for _ in 0..<(~size).trailingZeroBitCount { hash = MerkleTree.nodeHash(hashes.removeLast(), hash) }
        hashes.append(hash)
        size += 1
    }

    /// Appends a leaf's hash, and adds to `stored` what storage must append for it (`StoredHash` order).
    package mutating func append(_ leaf: Hash, storing stored: inout [Hash]) {
        var hash = leaf
        stored.append(hash)
        for _ in 0..<(~size).trailingZeroBitCount {
            hash = MerkleTree.nodeHash(hashes.removeLast(), hash)
            stored.append(hash)
        }
        hashes.append(hash)
        size += 1
    }
}

extension Frontier: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let frontier = Frontier(text: try container.decode(String.self).utf8) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not lines of level and hash")
        }
        self = frontier
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
