import Crypto
import LianhuAudit
import Testing

@Suite("Merkle tree: published vectors")
struct MerkleVectorTests {
    let vectors: Vectors

    init() throws { vectors = try Vectors.load() }

    @Test("Leaves, nodes and the empty tree hash as published")
    func hashing() {
        #expect(MerkleTree.emptyRoot.hex == vectors.hashing.empty_root)
        #expect(MerkleTree.leafHash([]).hex == vectors.hashing.empty_leaf)
        #expect(MerkleTree.leafHash(Array("L123456".utf8)).hex == vectors.hashing.leaf_L123456)
        let long = [UInt8](repeating: 7, count: 5000)
        #expect(MerkleTree.leafHash(long).bytes == Array(SHA256.hash(data: [0] + long)))
    }

    @Test("The reference tree has the published roots and nodes at every size")
    func referenceTree() throws {
        let leaves = try vectors.reference_tree.leaf_inputs_hex.map { try #require(Hex.decode($0.utf8)) }
        for size in 0...leaves.count {
            let log = TestLog(leaves.prefix(size))
            #expect(log.frontier.root.hex == vectors.reference_tree.roots_by_size_hex[size])
            #expect(try MerkleTree.treeHash(size: Int64(size), reader: log.store).hex == vectors.reference_tree.roots_by_size_hex[size])
        }
        let log = TestLog(leaves)
        for (level, row) in vectors.reference_tree.perfect_node_hashes_by_level_hex.enumerated() {
            for (n, hex) in row.enumerated() {
                #expect(log.store.hashes[Int(StoredHash.index(level: level, Int64(n)))].hex == hex)
            }
        }
    }

    @Test("All inclusion probes are accepted or refused as published")
    func inclusionProbes() throws {
        #expect(vectors.inclusion_probes.count == 49)
        for probe in vectors.inclusion_probes {
            #expect(try check(probe) == probe.ok, "\(probe.id)")
        }
    }

    @Test("All consistency probes are accepted or refused as published")
    func consistencyProbes() throws {
        #expect(vectors.consistency_probes.count == 49)
        for probe in vectors.consistency_probes {
            #expect(try check(probe) == probe.ok, "\(probe.id)")
        }
    }

    /// A hash of a wrong length cannot be written as a `Hash`, which is refusing it.
    private func check(_ probe: Vectors.Inclusion) throws -> Bool {
        guard let root = Hash(base64: probe.root), let leaf = Hash(base64: probe.leafHash) else { return false }
        let proof = (probe.proof ?? []).map { Hash(base64: $0) }
        guard !proof.contains(nil) else { return false }
        return MerkleTree.checkInclusion(
            index: Int64(truncatingIfNeeded: probe.leafIdx), size: Int64(truncatingIfNeeded: probe.treeSize), leaf: leaf, root: root,
            proof: proof.compactMap(\.self))
    }

    private func check(_ probe: Vectors.Consistency) throws -> Bool {
        guard let old = Hash(base64: probe.root1), let new = Hash(base64: probe.root2) else { return false }
        let proof = (probe.proof ?? []).map { Hash(base64: $0) }
        guard !proof.contains(nil) else { return false }
        return MerkleTree.checkConsistency(
            oldSize: Int64(truncatingIfNeeded: probe.size1), size: Int64(truncatingIfNeeded: probe.size2), oldRoot: old, root: new,
            proof: proof.compactMap(\.self))
    }

    @Test("Roots, inclusion and consistency proofs of all logs up to 300 leaves are those of three other implementations")
    func accumulators() throws {
        let expected = vectors.accumulated
        let log = TestLog(count: 300)
        var roots = SHA256()
        for size in 0...300 {
            let root = try MerkleTree.treeHash(size: Int64(size), reader: log.store)
            root.withUnsafeBytes { roots.update(bufferPointer: $0) }
            if let known = expected.some_roots[String(size)] { #expect(root.hex == known) }
        }
        #expect(Hex.encode(roots.finalize()) == expected.roots_0_to_300_sha256)
        var inclusion = SHA256()
        var consistency = SHA256()
        var counts = (0, 0)
        for size in Int64(1)...300 {
            for index in 0..<size {
                for hash in try MerkleTree.proveInclusion(index: index, size: size, reader: log.store) {
                    hash.withUnsafeBytes { inclusion.update(bufferPointer: $0) }
                    counts.0 += 1
                }
                for hash in try MerkleTree.proveConsistency(oldSize: index + 1, size: size, reader: log.store) {
                    hash.withUnsafeBytes { consistency.update(bufferPointer: $0) }
                    counts.1 += 1
                }
            }
        }
        #expect(counts == (expected.inclusion_all_hashes, expected.consistency_all_hashes))
        #expect(Hex.encode(inclusion.finalize()) == expected.inclusion_all_sha256)
        #expect(Hex.encode(consistency.finalize()) == expected.consistency_all_sha256)
    }
}
