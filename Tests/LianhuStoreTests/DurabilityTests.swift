import Foundation
import GRDB
import LianhuAudit
import LianhuCore
import LianhuEngine
import LianhuStore
import Testing

@Suite("Crashes, full disks, older copies")
struct DurabilityTests {
    private static func write(_ store: SQLiteStore, _ count: Int) async throws {
        for _ in 0..<count {
            try await store.write { transaction in
                var changes = Changes()
                changes.leaves = [Sample.leaf(after: transaction.frontier, text: "{\"n\":\(transaction.frontier.size)}")]
                changes.evidence = [Sample.evidence(transaction.frontier.size + 1)]
                try transaction.append(changes)
            }
        }
    }

    private static func sizes(_ store: SQLiteStore) async throws -> [Int64] {
        try await store.read { [try $0.logSize(), try $0.nextEvidenceKey() - 1] }
    }

    @Test("everything acknowledged is there after a crash") func crash() async throws {
        let folder = try TestFolder()
        let store = try folder.open()
        try await Self.write(store, 50)
        let copy = try folder.copy(without: ["lianhu.sqlite-shm"])
        let reopened = try copy.open()
        #expect(try await Self.sizes(reopened) == [50, 50])
        try await Self.write(reopened, 3)
        #expect(try await Self.sizes(reopened) == [53, 53])
        try reopened.close()
        try store.close()
    }

    @Test("a commit that a crash cut off is absent, whole") func torn() async throws {
        let folder = try TestFolder()
        let store = try folder.open()
        try await Self.write(store, 20)
        let copy = try folder.copy(without: ["lianhu.sqlite-shm", "high-water"])
        let log = try FileHandle(forUpdating: URL(fileURLWithPath: copy.database + "-wal"))
        let end = try log.seekToEnd()
        try log.truncate(atOffset: end - 1000)
        try log.close()
        let reopened = try copy.open()
        #expect(try await Self.sizes(reopened) == [19, 19])
        try reopened.close()
        try store.close()
    }

    @Test("a database put back to an older state is refused") func behindMark() async throws {
        let folder = try TestFolder()
        let store = try folder.open()
        try await Self.write(store, 5)
        try store.close()
        let old = try folder.copy()
        let again = try folder.open()
        try await Self.write(again, 5)
        try again.close()
        let mark = "/high-water"
        #expect(try String(contentsOfFile: folder.path + mark, encoding: .utf8).contains("\n10\n"))
        try FileManager.default.removeItem(atPath: old.path + mark)
        try FileManager.default.copyItem(atPath: folder.path + mark, toPath: old.path + mark)
        #expect(throws: StoreError.behindMark(leaves: 5, mark: 10)) { try old.open() }
    }

    @Test("a log that is not the marked one is refused") func forked() async throws {
        let folder = try TestFolder()
        let store = try folder.open()
        try await Self.write(store, 5)
        try store.close()
        let path = folder.path + "/high-water"
        let mark = try String(contentsOfFile: path, encoding: .utf8)
        let root = try #require(mark.split(separator: "\n").last)
        try mark.replacingOccurrences(of: root, with: MerkleTree.emptyRoot.base64).write(toFile: path, atomically: true, encoding: .utf8)
        #expect(throws: StoreError.damagedLog(size: 5)) { try folder.open() }
        try "nonsense".write(toFile: path, atomically: true, encoding: .utf8)
        #expect(throws: StoreError.damagedLog(size: 0)) { try folder.open() }
    }

    @Test(
        "a log whose end contradicts itself is refused",
        arguments: [
            "DROP TRIGGER leaf_no_update; UPDATE leaf SET body = x'00' WHERE seq = 4",
            "DROP TRIGGER tree_hash_no_delete; DELETE FROM tree_hash WHERE idx = 7",
            "DROP TRIGGER leaf_no_delete; DELETE FROM leaf WHERE seq = 4",
            "INSERT INTO checkpoint (size, at, note) VALUES (5, 0, 'not one')",
        ])
    func damaged(change: String) async throws {
        let folder = try TestFolder()
        let store = try folder.open()
        try await Self.write(store, 5)
        try store.close()
        try FileManager.default.removeItem(atPath: folder.path + "/high-water")
        let queue = try DatabaseQueue(path: folder.database)
        try await queue.write { try $0.execute(sql: change) }
        try queue.close()
        do {
            _ = try folder.open()
            Issue.record("was opened")
        } catch StoreError.damagedLog {}
    }

    @Test("a checkpoint that fits its log opens") func checkpoint() async throws {
        let folder = try TestFolder()
        let store = try folder.open()
        try await Self.write(store, 5)
        let key = try SigningKey(name: "lianhu-demo/test", seed: [UInt8](repeating: 7, count: 32))
        try await store.write { transaction in
            let head = try Checkpoint(origin: "lianhu-demo/test", size: 5, root: transaction.frontier.root)
            var changes = Changes()
            changes.checkpoint = CheckpointRecord(size: 5, at: Sample.instant(1), note: try head.signed(by: key).encoded)
            try transaction.append(changes)
        }
        try await Self.write(store, 2)
        try store.close()
        let reopened = try folder.open()
        #expect(try await reopened.read { try $0.checkpoint(atMost: 6) }?.size == 5)
        #expect(try await reopened.read { try $0.checkpoint(atMost: 4) } == nil)
        try reopened.close()
    }

    @Test("a database that may not grow says so, and keeps what was acknowledged") func full() async throws {
        let folder = try TestFolder()
        try folder.open().close()
        let pages = try await DatabaseQueue(path: folder.database).read { try Int.fetchOne($0, sql: "PRAGMA page_count") ?? 0 }
        var options = SQLiteStore.Options()
        options.maximumPages = pages + 12
        let store = try folder.open(options)
        var written: Int64 = 0
        await #expect(throws: StoreError.full) {
            while true {
                try await Self.write(store, 1)
                written += 1
            }
        }
        #expect(written > 5)
        #expect(try await Self.sizes(store) == [written, written])
        await #expect(throws: StoreError.full) { for _ in 0..<40 { try await Self.write(store, 1) } }
        let kept = try await Self.sizes(store)
        #expect(kept[0] == kept[1])
        try store.close()
        let reopened = try folder.open()
        try await Self.write(reopened, 30)
        #expect(try await Self.sizes(reopened) == kept.map { $0 + 30 })
        try reopened.close()
    }

    @Test("a full disk and a read-only one are told apart, and nothing is half written", .enabled(if: Mount.isPossible))
    func disk() async throws {
        let mount = try Mount(kibibytes: 2_048)
        let path = mount.path + "/lianhu.sqlite"
        let store = try SQLiteStore(path: path)
        try await Self.write(store, 10)
        let filler = mount.path + "/filler"
        _ = FileManager.default.createFile(atPath: filler, contents: nil)
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: filler))
        while (try? handle.write(contentsOf: Data(count: 4096))) != nil {}
        try handle.close()
        await #expect(throws: StoreError.full) { for _ in 0..<1000 { try await Self.write(store, 1) } }
        let kept = try await Self.sizes(store)
        #expect(kept[0] == kept[1] && kept[0] >= 10)
        try FileManager.default.removeItem(atPath: filler)
        try await Self.write(store, 5)
        #expect(try await Self.sizes(store) == kept.map { $0 + 5 })
        try store.close()

        try mount.makeReadOnly()
        #expect(throws: StoreError.readOnly) { try SQLiteStore(path: path) }
    }
}

/// A small file system in memory; only root can have one.
private final class Mount {
    let path: String

    static var isPossible: Bool {
        geteuid() == 0 && (try? Mount(kibibytes: 64)) != nil
    }

    struct Failed: Error {}

    init(kibibytes: Int) throws {
        path = FileManager.default.temporaryDirectory.appending(path: "lianhu-mount-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard try Self.run("mount", "-t", "tmpfs", "-o", "size=\(kibibytes)k", "none", path) else {
            try? FileManager.default.removeItem(atPath: path)
            throw Failed()
        }
    }

    func makeReadOnly() throws {
        guard try Self.run("mount", "-o", "remount,ro", path) else { throw Failed() }
    }

    deinit {
        _ = try? Self.run("umount", "-l", path)
        try? FileManager.default.removeItem(atPath: path)
    }

    private static func run(_ command: String...) throws -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
