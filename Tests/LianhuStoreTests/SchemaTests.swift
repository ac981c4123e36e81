import Foundation
import GRDB
import LianhuEngine
import Testing

@testable import LianhuStore

@Suite("Schema and opening")
struct SchemaTests {
    @Test("the schema is as it was frozen") func golden() async throws {
        let folder = try TestFolder()
        try folder.open().close()
        let texts = try await DatabaseQueue(path: folder.database).read { db in
            try String.fetchAll(db, sql: "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")
        }
        let schema = texts.map { $0 + ";\n" }.joined(separator: "\n")
        let path = TestFolder.resource("Golden/schema.sql")
        if TestFolder.isRecording {
            try schema.write(toFile: path, atomically: true, encoding: .utf8)
            Issue.record("recorded \(path)")
        }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == schema)
    }

    @Test("the writer waits for the disk, and keeps foreign keys") func pragmas() throws {
        let folder = try TestFolder()
        let pool = try DatabaseFile.open(path: folder.database, options: SQLiteStore.Options())
        func pragma(_ name: String) throws -> String? {
            try pool.writeWithoutTransaction { try String.fetchOne($0, sql: "PRAGMA \(name)") }
        }
        #expect(try pragma("synchronous") == "2")
        #expect(try pragma("journal_mode") == "wal")
        #expect(try pragma("foreign_keys") == "1")
        #expect(try pragma("secure_delete") == "1")
        #expect(try pragma("user_version") == "\(Migrations.known)")
        #expect(try pool.read { try Bool.fetchOne($0, sql: "PRAGMA foreign_keys") } == true)
        #expect(throws: DatabaseError.self, "readers cannot write") {
            try pool.read { try $0.execute(sql: "DELETE FROM evidence") }
        }
        let mode = try FileManager.default.attributesOfItem(atPath: folder.database)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test("a writer that does not wait for the disk is refused") func notDurable() throws {
        let folder = try TestFolder()
        var options = SQLiteStore.Options()
        options.setsSynchronous = false
        #expect(throws: StoreError.notDurable(synchronous: 1)) { try folder.open(options) }
    }

    @Test(
        "a newer database is refused and left as it is",
        arguments: ["PRAGMA user_version = \(Migrations.known + 1)", "INSERT INTO grdb_migrations VALUES ('later')"])
    func newer(change: String) throws {
        let folder = try TestFolder()
        try folder.open().close()
        let queue = try DatabaseQueue(path: folder.database)
        try queue.writeWithoutTransaction { try $0.execute(sql: change) }
        try queue.close()
        let before = try Data(contentsOf: URL(fileURLWithPath: folder.database))
        #expect(throws: StoreError.newerSchema(found: Migrations.known + 1, known: Migrations.known)) { try folder.open() }
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.database)) == before)
    }

    @Test("what is no database of ours is refused") func foreign() throws {
        let folder = try TestFolder()
        let queue = try DatabaseQueue(path: folder.database)
        try queue.write { try $0.execute(sql: "CREATE TABLE other (x)") }
        try queue.close()
        #expect(throws: StoreError.foreignDatabase) { try folder.open() }
        let text = try TestFolder()
        try String(repeating: "no database", count: 1000).write(toFile: text.database, atomically: true, encoding: .utf8)
        #expect(throws: StoreError.foreignDatabase) { try text.open() }
    }

    @Test("a folder that is not there is named so") func missingFolder() {
        #expect(throws: StoreError.cannotOpen) { try SQLiteStore(path: "/nowhere/at/all/lianhu.sqlite") }
    }

    @Test(
        "leaves, hashes and checkpoints cannot be changed or taken out",
        arguments: ["leaf", "tree_hash", "checkpoint"], ["UPDATE %@ SET rowid = rowid + 1", "DELETE FROM %@"])
    func guards(table: String, statement: String) async throws {
        let folder = try TestFolder()
        let store = try folder.open()
        try await store.write { transaction in
            var changes = Changes()
            changes.leaves = [Sample.leaf(after: transaction.frontier)]
            try transaction.append(changes)
            var head = Changes()
            head.checkpoint = CheckpointRecord(size: 1, at: Sample.instant(0), note: "note")
            try transaction.append(head)
        }
        let pool = try DatabasePool(path: folder.database)
        await #expect(throws: DatabaseError.self) {
            try await pool.write { try $0.execute(sql: statement.replacingOccurrences(of: "%@", with: table)) }
        }
        try pool.close()
        try store.close()
    }
}
