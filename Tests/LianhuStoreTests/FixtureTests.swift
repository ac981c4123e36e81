import Foundation
import LianhuAudit
import LianhuCore
import LianhuEngine
import LianhuStore
import Testing

/// Databases of every schema that was ever released, for all later migrations.
@Suite("Fixture databases")
struct FixtureTests {
    /// Makes the fixture of this program's schema; done once for each, and kept.
    private static func make(_ path: String) async throws {
        let folder = try TestFolder()
        let store = try folder.open()
        try await store.write { transaction in
            var changes = Sample.registry
            changes.leaves = [Sample.leaf(after: transaction.frontier, act: "roster.import", text: "{\"n\":0}")]
            try transaction.append(changes)
        }
        try await store.write { transaction in
            var changes = Sample.duties
            changes.leaves = [Sample.leaf(after: transaction.frontier, act: "contact.record", at: Sample.instant(6), text: "{\"n\":1}")]
            try transaction.append(changes)
            var more = Changes()
            more.leaves = [Sample.leaf(after: transaction.frontier, act: "tick", at: Sample.instant(5), unit: nil, text: "{\"n\":2}")]
            more.superseded = [(2, 2)]
            try transaction.append(more)
        }
        try store.close()
        try? FileManager.default.removeItem(atPath: path)
        try FileManager.default.copyItem(atPath: folder.database, toPath: path)
    }

    /// Everything that the port can say of a store, as text.
    private static func text(of store: SQLiteStore) async throws -> String {
        try await store.read { reader in
            var lines = try StateDump.lines(of: reader)
            for leaf in try reader.leaves(from: 0, limit: 100) {
                lines.append(
                    "leaf \(leaf.seq) \(leaf.at) \(leaf.act) \(leaf.unit.map(String.init) ?? "-") \(String(decoding: leaf.body, as: UTF8.self)) "
                        + leaf.hashes.map(\.hex).joined(separator: " "))
            }
            let size = try reader.logSize()
            lines.append("root \(try MerkleTree.treeHash(size: size, reader: Hashes(reader)).hex)")
            for message in try reader.notifications(recipient: nil, after: 0, limit: 10) { lines.append("message \(message)") }
            for escalation in try reader.escalations(EscalationFilter(includesSkipped: true), after: 0, limit: 10) {
                lines.append("step \(escalation)")
            }
            let sources = try reader.adoptedRules().map { $0.packs + $0.calendars } ?? []
            for source in sources { lines.append("text \(source)") }
            for field in try reader.privateFields(of: 1) { lines.append("private \(field)") }
            let answer = try reader.idempotency(uid: 1000, route: "POST /v1/contacts", key: "k-1")
            lines.append("answer \(answer.map { "\($0)" } ?? "-")")
            return lines.map { $0 + "\n" }.joined()
        }
    }

    @Test("a database of schema 1 opens and reads as it was written") func schema1() async throws {
        let path = TestFolder.resource("Fixtures/schema-1.sqlite")
        let golden = TestFolder.resource("Fixtures/schema-1.txt")
        if TestFolder.isRecording, !FileManager.default.fileExists(atPath: path) {
            try await Self.make(path)
            Issue.record("recorded \(path)")
        }
        let folder = try TestFolder()
        try FileManager.default.copyItem(atPath: path, toPath: folder.database)
        let store = try folder.open()
        let text = try await Self.text(of: store)
        if TestFolder.isRecording, !FileManager.default.fileExists(atPath: golden) {
            try text.write(toFile: golden, atomically: true, encoding: .utf8)
            Issue.record("recorded \(golden)")
        }
        #expect(try String(contentsOfFile: golden, encoding: .utf8) == text)
        #expect(try await store.read { try $0.firstLeaf(atOrAfter: Sample.instant(5)) } == 1)
        #expect(try await store.read { try $0.firstLeaf(atOrAfter: Sample.instant(7)) } == 3)
        try store.close()
    }
}
