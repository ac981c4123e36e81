import Crypto
import Foundation
import LianhuAudit

/// A small log with two checkpoints, and a bundle of what lies between them.
struct BundleFixture {
    static let seed = [UInt8](repeating: 5, count: 32)
    let key: SigningKey
    var leaves: [[UInt8]]
    let from: Int64

    init(count: Int = 60, from: Int64 = 23, origin: String = "lianhu.example/log", seed: [UInt8] = Self.seed) throws {
        key = try SigningKey(name: origin, seed: seed)
        leaves = try (0..<count).map { try Self.leaf($0) }
        self.from = from
    }

    /// Leaves of several acts and months, with text that CSV has to quote and to guard.
    static func leaf(_ seq: Int, note: String = "") throws -> [UInt8] {
        let whys: [JSONValue] = ["=1+1", "on \"time\"", nil, "-", "a,b\nc", "\tx", "＝x", "late\u{1}", "按时"]
        let leaf: JSONValue = [
            "v": 1, "seq": .int(Int64(seq)), "ts": .string("2026-0\(7 + seq / 30)-01T01:02:03.456Z"), "boot": "b7",
            "act": .string(["contact.record", "audit.tick", "excuse.grant"][seq % 3]),
            "who": ["uid": 1003, "gid": 100, "pid": .int(Int64(4000 + seq)), "via": "socket", "right": "record", "worker": "W-12"],
            "obj": .string("H-\(seq)"), "why": whys[seq % whys.count], "ok": .bool(seq % 5 != 0),
            "facts": ["method": "home_visit", "note": .string(note), "persons": [1, 2], "delta": -3], "pii": ["summary": "00ff"],
        ]
        return try leaf.encoded()
    }

    func log(_ count: Int? = nil) -> TestLog { TestLog(leaves.prefix(count ?? leaves.count)) }

    func checkpoint(_ size: Int64) throws -> String {
        try Checkpoint(origin: key.verifier.name, size: size, root: log(Int(size)).frontier.root).signed(by: key).encoded
    }

    func input() throws -> BundleInput {
        let log = log()
        let to = Int64(leaves.count)
        return BundleInput(
            checkpoint: try checkpoint(to), previousCheckpoint: try checkpoint(from),
            compactRange: try Frontier(size: from, reader: log.store),
            consistency: try MerkleTree.proveConsistency(oldSize: from, size: to, reader: log.store), verifierKey: key.verifier,
            words: BundleWords(query: "2026-Q3", exportedBy: "uid 1003", exportedAt: "2026-10-02T00:00:00Z", tool: "lianhuctl 0.1"))
    }

    func write(to target: String, rowsPerSheet: Int = 20) throws {
        let writer = try BundleWriter(target: target, input: try input(), rowsPerSheet: rowsPerSheet)
        for leaf in leaves.dropFirst(Int(from)) { try writer.append(leaf) }
        try writer.finish()
    }
}

/// A bundle in a temporary folder that tests change and verify again.
final class TestBundle {
    let folder: TestFolder
    let path: String

    init(_ fixture: BundleFixture, rowsPerSheet: Int = 20) throws {
        folder = try TestFolder()
        path = folder.path + "/bundle"
        try fixture.write(to: path, rowsPerSheet: rowsPerSheet)
    }

    func read(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: "\(path)/\(name)"))) }

    func write(_ name: String, _ bytes: some Sequence<UInt8>) throws { try Data(bytes).write(to: URL(filePath: "\(path)/\(name)")) }

    func lines(_ name: String) throws -> [[UInt8]] {
        try read(name).split(separator: 0x0a, omittingEmptySubsequences: false).dropLast().map(Array.init)
    }

    func write(_ name: String, lines: [[UInt8]]) throws { try write(name, lines.flatMap { $0 + [0x0a] }) }

    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: "\(path)/\(name)") }

    var names: [String] {
        (FileManager.default.subpaths(atPath: path) ?? []).filter { $0 != "prev" && $0 != "range" }.sorted()
    }

    /// Makes SHA256SUMS fit again, as whoever changes a file would.
    func refreshSums() throws {
        let list = try names.filter { $0 != "SHA256SUMS" }.map { "\(Hex.encode(SHA256.hash(data: try read($0))))  \($0)\n" }
        try write("SHA256SUMS", list.joined().utf8)
    }

    /// Puts a checkpoint in place, and into the consistency file with it.
    func replaceCheckpoint(_ note: String) throws {
        try write("checkpoint", note.utf8)
        guard let proof = ConsistencyProofFile(parsing: try read("consistency")) else { return }
        let text = ConsistencyProofFile(oldSize: proof.oldSize, hashes: proof.hashes, checkpoint: note).text
        try write("consistency", text.utf8)
    }
}
