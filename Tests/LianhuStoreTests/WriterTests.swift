import Dispatch
import LianhuAudit
import LianhuCore
import LianhuEngine
import LianhuStore
import Synchronization
import Testing

@Suite("The writer")
struct WriterTests {
    private struct Refused: Error, Equatable {
        var number: Int
    }

    private final class Seen: Sendable {
        let ids: Mutex<Set<ObjectIdentifier>> = Mutex([])
    }

    @Test("64 writers share commits; one that fails takes back only its own") func groupCommit() async throws {
        let folder = try TestFolder()
        let store = try folder.open()
        let transactions = Seen()
        let gate = DispatchSemaphore(value: 0)
        let running = Mutex(false)
        let first = Task {
            try await store.write { _ in
                running.withLock { $0 = true }
                gate.wait()
            }
        }
        // Alone in its batch: in one with the refused write it would be run twice, and wait for a gate that opens once.
        while !running.withLock({ $0 }) { await Task.yield() }
        let results = await withTaskGroup(of: (Int, Result<Int64, any Error>).self) { group in
            for number in 1...64 {
                group.addTask {
                    do {
                        let seq = try await store.write { transaction in
                            transactions.ids.withLock { _ = $0.insert(ObjectIdentifier(transaction as AnyObject)) }
                            let seq = transaction.frontier.size
                            var changes = Changes()
                            changes.leaves = [Sample.leaf(after: transaction.frontier, text: "{\"n\":\(number)}")]
                            changes.evidence = [Sample.evidence(Int64(number))]
                            try transaction.append(changes)
                            if number == 13 { throw Refused(number: number) }
                            return seq
                        }
                        return (number, .success(seq))
                    } catch {
                        return (number, .failure(error))
                    }
                }
            }
            // The gate opens once all have queued behind it.
            while store.queueDepth < 65 { await Task.yield() }
            gate.signal()
            return await group.reduce(into: [Int: Result<Int64, any Error>]()) { $0[$1.0] = $1.1 }
        }
        try await first.value
        #expect(transactions.ids.withLock(\.count) <= 2, "nearly all shared a transaction")
        #expect(throws: Refused(number: 13)) { try results[13]?.get() }
        let seqs = try results.filter { $0.key != 13 }.mapValues { try $0.get() }
        #expect(Set(seqs.values) == Set(0..<63))
        let (size, root, keys) = try await store.read { reader in
            let size = try reader.logSize()
            // Each answer names the leaf that holds it.
            for (number, seq) in seqs {
                let leaf = try reader.leaves(from: seq, limit: 1)
                #expect(leaf.first?.body == Array("{\"n\":\(number)}".utf8))
            }
            return (size, try MerkleTree.treeHash(size: size, reader: Hashes(reader)), try reader.evidence(keys: Array(1...64)).map(\.key))
        }
        #expect(size == 63)
        #expect(keys == (1...64).filter { $0 != 13 }.map(Int64.init))
        let frontier = try await store.write { $0.frontier }
        #expect(frontier.root == root)
        #expect(store.queueDepth == 0)
        #expect(store.progress >= 64)
        try store.close()
    }

    @Test("what is taken back leaves rows, log and organisation as they were", arguments: [false, true])
    func rollback(inSavepoint: Bool) async throws {
        let folder = try TestFolder()
        let store = try folder.open()
        try await store.write { transaction in
            var changes = Sample.registry
            changes.leaves = [Sample.leaf(after: transaction.frontier)]
            try transaction.append(changes)
        }
        let before = try await store.read { (try $0.organisation(), try $0.logSize(), try StateDump.lines(of: $0)) }
        let body: @Sendable (any StoreTransaction) throws -> Void = { transaction in
            _ = try transaction.organisation()
            var changes = Sample.duties
            changes.units = [UnitRecord(key: 2, id: "V-1", kind: "village", name: "别名", parents: [Dated(3, Sample.start)])]
            changes.leaves = [Sample.leaf(after: transaction.frontier)]
            try transaction.append(changes)
            let name = try transaction.organisation().units[2]?.name
            #expect(name == "别名")
            #expect(transaction.frontier.size == 2)
            throw Refused(number: 1)
        }
        if inSavepoint {
            let frontier = try await store.write { transaction in
                #expect(throws: Refused.self) { try transaction.savepoint { try body(transaction) } }
                let name = try transaction.organisation().units[2]?.name
                #expect(name == "古城村")
                return transaction.frontier
            }
            #expect(frontier.size == 1)
        } else {
            await #expect(throws: Refused.self) { try await store.write(body) }
        }
        let after = try await store.read { (try $0.organisation(), try $0.logSize(), try StateDump.lines(of: $0)) }
        #expect(after == before)
        // What was taken back can be done again.
        try await store.write { transaction in
            var changes = Sample.duties
            changes.leaves = [Sample.leaf(after: transaction.frontier)]
            try transaction.append(changes)
        }
        #expect(
            try await store.read { try $0.obligations(ObligationFilter(units: [2], today: Sample.day), after: nil, limit: 10) }.count == 5)
        try store.close()
    }

    @Test("a refused append leaves nothing, even if its caller goes on") func swallowed() async throws {
        let folder = try TestFolder()
        let store = try folder.open()
        try await store.write { transaction in
            try transaction.append(Sample.registry)
            var changes = Sample.duties
            changes.leaves = [Sample.leaf(after: Frontier(), text: "a"), Sample.leaf(after: Frontier(), text: "b")]
            let refused = changes
            #expect(throws: StoreError.brokenLog(expected: 1, got: 0)) { try transaction.append(refused) }
        }
        #expect(try await store.read { try $0.logSize() } == 0)
        #expect(try await store.read { try $0.nextEvidenceKey() } == 1)
        try store.close()
    }

    @Test("duplicates and changes of something else are refused") func refused() async throws {
        let folder = try TestFolder()
        let store = try folder.open()
        try await store.write { transaction in
            try transaction.append(Sample.registry)
            try transaction.append(Sample.duties)
        }
        let known = Sample.obligation(about: 6, period: 17, opens: 30)
        var stale = known
        stale.isExcused = true
        let (old, new) = (stale, known)
        await #expect(throws: StoreError.staleObligation(known.identity)) {
            try await store.write { transaction in
                var changes = Changes()
                changes.obligations = [.update(old: old, new: new)]
                try transaction.append(changes)
            }
        }
        let parts: [@Sendable (inout Changes) -> Void] = [
            { $0.obligations = [.create(known)] }, { $0.evidence = [Sample.evidence(1)] }, { $0.escalations = Sample.duties.escalations },
            { $0.notifications = Sample.duties.notifications },
            { $0.entities = [EntityRef(key: 99, id: "H-6", kind: .subject, name: "", subkind: "", unit: 2)] },
        ]
        for part in parts {
            do {
                try await store.write { transaction in
                    var changes = Changes()
                    part(&changes)
                    try transaction.append(changes)
                }
                Issue.record("was taken twice")
            } catch StoreError.constraint {}
        }
        await #expect(throws: StoreError.unknownEvidence(77)) {
            try await store.write { transaction in
                var changes = Changes()
                changes.superseded = [(77, 1)]
                try transaction.append(changes)
            }
        }
        try store.close()
    }

    @Test("an organisation kept up by changes is the one that its rows make") func organisation() async throws {
        let folder = try TestFolder()
        let store = try folder.open()
        try await store.write { try $0.append(Sample.registry) }
        let kept = try await store.write { transaction in
            _ = try transaction.organisation()
            var changes = Changes()
            changes.posts = [
                PostHolding(unit: 2, post: "head", worker: 4, tenure: Tenure(from: Sample.start.from, until: Sample.date(9))),
                PostHolding(unit: 2, post: "head", worker: 5, tenure: Tenure(from: Sample.date(9))),
            ]
            changes.absences = [AbsenceRecord(worker: 5, substitute: nil, tenure: Tenure(from: Sample.date(1)))]
            changes.workers = [WorkerRecord(key: 4, id: "W-1", name: "王芳", telephone: "", unit: 3, roles: [])]
            try transaction.append(changes)
            return try transaction.organisation()
        }
        let read = try await store.read { try $0.organisation() }
        try store.close()
        let reopened = try folder.open()
        let loaded = try await reopened.read { try $0.organisation() }
        #expect(kept == read)
        #expect(kept == loaded)
        #expect(loaded.holder(of: "head", at: 2, on: Sample.date(9)) == 5)
        try reopened.close()
    }

    @Test("a closed store refuses work") func closed() async throws {
        let folder = try TestFolder()
        let store = try folder.open()
        try store.close()
        await #expect(throws: StoreError.closed) { try await store.write { _ in } }
    }
}

/// Lends a reader to what wants a concrete one.
struct Hashes: HashReader {
    let reader: any StoreReader

    init(_ reader: any StoreReader) { self.reader = reader }

    func readHashes(_ indexes: [Int64]) throws -> [Hash] { try reader.readHashes(indexes) }
}
