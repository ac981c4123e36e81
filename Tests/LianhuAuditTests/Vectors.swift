import Foundation
import LianhuAudit

/// The published vectors in Vectors/merkle.json.
struct Vectors: Decodable {
    struct Hashing: Decodable {
        let empty_root, empty_leaf, leaf_L123456, node_N123_N456: String
    }
    struct Reference: Decodable {
        let leaf_inputs_hex, roots_by_size_hex: [String]
        let perfect_node_hashes_by_level_hex: [[String]]
    }
    struct NoteVector: Decodable {
        let src: String
        let vkey, note, bad_vkey: String?
    }
    struct Accumulated: Decodable {
        let roots_0_to_300_sha256, inclusion_all_sha256, consistency_all_sha256: String
        let some_roots: [String: String]
        let inclusion_all_hashes, consistency_all_hashes: Int
    }
    struct Inclusion: Decodable {
        let id: String
        let leafIdx, treeSize: UInt64
        let root, leafHash: String
        let proof: [String]?
        let ok: Bool
    }
    struct Consistency: Decodable {
        let id: String
        let size1, size2: UInt64
        let root1, root2: String
        let proof: [String]?
        let ok: Bool
    }
    let hashing: Hashing
    let reference_tree: Reference
    let note_vectors: [NoteVector]
    let accumulated: Accumulated
    let inclusion_probes: [Inclusion]
    let consistency_probes: [Consistency]

    static func load() throws -> Vectors {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        return try JSONDecoder().decode(Vectors.self, from: Data(contentsOf: folder.appending(path: "Vectors/merkle.json")))
    }
}

/// A log in memory.
struct TestLog {
    var store = HashArray()
    var frontier = Frontier()

    init(_ leaves: some Sequence<[UInt8]> = []) {
        for leaf in leaves { frontier.append(MerkleTree.leafHash(leaf), storing: &store.hashes) }
    }

    /// Leaves "leaf 0", "leaf 1", …
    init(count: Int) { self.init((0..<count).map { Array("leaf \($0)".utf8) }) }
}
