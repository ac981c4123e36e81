import LianhuAudit
import Testing

@Suite("Merkle tree: all logs up to 100 leaves")
struct MerkleExhaustiveTests {
    static let most: Int64 = 100
    let log = TestLog(count: Int(most))

    /// The definition of RFC 6962 §2.1, word for word.
    private func root(_ hashes: ArraySlice<Hash>) -> Hash {
        guard hashes.count > 1 else { return hashes.first ?? MerkleTree.emptyRoot }
        var half = 1
        while half * 2 < hashes.count { half *= 2 }
        return MerkleTree.nodeHash(root(hashes.prefix(half)), root(hashes.dropFirst(half)))
    }

    @Test("Every root is that of the definition, from storage and from the frontier")
    func roots() throws {
        let leaves = (0..<Int(Self.most)).map { MerkleTree.leafHash(Array("leaf \($0)".utf8)) }
        for size in 0...Self.most {
            let expected = root(leaves.prefix(Int(size)))
            #expect(try MerkleTree.treeHash(size: size, reader: log.store) == expected)
            #expect(try Frontier(size: size, reader: log.store).root == expected)
        }
    }

    @Test("Every leaf of every log is proved, and the proof fits no other index, size, leaf or root")
    func inclusion() throws {
        for size in 1...Self.most {
            let root = try MerkleTree.treeHash(size: size, reader: log.store)
            for index in 0..<size {
                let proof = try MerkleTree.proveInclusion(index: index, size: size, reader: log.store)
                let leaf = MerkleTree.leafHash(Array("leaf \(index)".utf8))
                #expect(MerkleTree.checkInclusion(index: index, size: size, leaf: leaf, root: root, proof: proof))
                #expect(!MerkleTree.checkInclusion(index: index ^ 1, size: size, leaf: leaf, root: root, proof: proof))
                #expect(!MerkleTree.checkInclusion(index: index, size: size, leaf: root, root: root, proof: proof) || size == 1)
                #expect(!MerkleTree.checkInclusion(index: index, size: size, leaf: leaf, root: root, proof: proof + [leaf]))
                if !proof.isEmpty {
                    let short = Array(proof.dropLast())
                    #expect(!MerkleTree.checkInclusion(index: index, size: size, leaf: leaf, root: root, proof: short))
                }
            }
        }
    }

    @Test("Every pair of sizes is consistent, and the proof fits no other roots")
    func consistency() throws {
        for size in 1...Self.most {
            let root = try MerkleTree.treeHash(size: size, reader: log.store)
            for old in 1...size {
                let oldRoot = try MerkleTree.treeHash(size: old, reader: log.store)
                let proof = try MerkleTree.proveConsistency(oldSize: old, size: size, reader: log.store)
                func check(_ a: Int64, _ b: Int64, _ x: Hash, _ y: Hash, _ proof: [Hash]) -> Bool {
                    MerkleTree.checkConsistency(oldSize: a, size: b, oldRoot: x, root: y, proof: proof)
                }
                #expect(check(old, size, oldRoot, root, proof))
                #expect(!check(old, size, oldRoot, root, proof + [root]))
                #expect(!check(old, size, MerkleTree.emptyRoot, root, proof))
                #expect(!check(old, size, oldRoot, MerkleTree.emptyRoot, proof))
                if old < size { #expect(!check(old, size, root, oldRoot, proof)) }
                if !proof.isEmpty { #expect(!check(old, size, oldRoot, root, Array(proof.dropFirst()))) }
            }
        }
    }

    @Test("Stored hashes are numbered without gap, and numbering can be undone")
    func storedHashes() throws {
        var next: Int64 = 0
        for leaf in Int64(0)..<2000 {
            #expect(StoredHash.count(leaf) == next)
            for level in 0...(~leaf).trailingZeroBitCount {
                let n = leaf >> Int64(level)
                #expect(StoredHash.index(level: level, n) == next)
                #expect(StoredHash.split(next) == (level, n))
                next += 1
            }
        }
        #expect(StoredHash.split(StoredHash.index(level: 40, 1 << 20)) == (40, 1 << 20))
    }

    @Test("A frontier appends what a log without one would store, and survives its text")
    func frontier() throws {
        var store = HashArray()
        var frontier = Frontier()
        for index in Int64(0)..<Self.most {
            let leaf = MerkleTree.leafHash(Array("leaf \(index)".utf8))
            let expected = try MerkleTree.storedHashes(forLeaf: index, hash: leaf, reader: store)
            var stored: [Hash] = []
            frontier.append(leaf, storing: &stored)
            #expect(stored == expected)
            store.hashes += stored
            #expect(Frontier(text: frontier.text.utf8) == frontier)
            #expect(try Frontier(size: index + 1, reader: store) == frontier)
        }
        #expect(store.hashes == log.store.hashes)
    }

    @Test(
        "A frontier's text is read strictly",
        arguments: [
            "0 00\n", "x\n", "\n", "0 \(String(repeating: "a", count: 64))", "00 \(String(repeating: "a", count: 64))\n",
            "63 \(String(repeating: "a", count: 64))\n", "0 \(String(repeating: "A", count: 64))\n",
            "0 \(String(repeating: "a", count: 64))\n0 \(String(repeating: "a", count: 64))\n",
            "0 \(String(repeating: "a", count: 64))\n1 \(String(repeating: "a", count: 64))\n",
        ])
    func frontierText(text: String) {
        #expect(Frontier(text: text.utf8) == nil)
    }

    @Test("Missing hashes and sizes outside the log are errors")
    func errors() {
        #expect(throws: MerkleError.missingHash(StoredHash.index(level: 5, 2))) {
            try MerkleTree.treeHash(size: 100, reader: HashArray(Array(log.store.hashes.prefix(130))))
        }
        #expect(throws: MerkleError.outOfRange) { try MerkleTree.proveInclusion(index: 5, size: 5, reader: log.store) }
        #expect(throws: MerkleError.outOfRange) { try MerkleTree.proveConsistency(oldSize: 6, size: 5, reader: log.store) }
        #expect(throws: MerkleError.outOfRange) { try MerkleTree.treeHash(size: -1, reader: log.store) }
    }
}
