import LianhuAudit
import LianhuCore
import LianhuEngine
import Testing

@Suite("The port: log")
struct LogConformance {
    private func append(_ bodies: [String], to store: any Store) async throws {
        try await store.write { transaction in
            var changes = Changes()
            changes.leaves = SampleTown.leaves(bodies, after: transaction.frontier)
            try transaction.append(changes)
        }
    }

    @Test("RFC 6962 leaves continue the log, and the tree over them is that of RFC 9162", arguments: ConformingStore.allCases)
    func leaves(kind: ConformingStore) async throws {
        let bodies = (0..<40).map { "{\"n\":\($0)}" }
        var expected = HashArray()
        var frontier = Frontier()
        for body in bodies { frontier.append(MerkleTree.leafHash(Array(body.utf8)), storing: &expected.hashes) }
        let (tree, edge) = (expected, frontier)
        try await kind.open { store in
            for part in [0..<1, 1..<8, 8..<9, 9..<40] { try await append(Array(bodies[part]), to: store) }
            try await store.write { (transaction: any StoreTransaction) throws in #expect(transaction.frontier == edge) }
            try await store.read { (reader: any StoreReader) throws in
                #expect(try reader.logSize() == 40)
                let all = try reader.leaves(from: 0, limit: 100)
                #expect(all == SampleTown.leaves(bodies, after: Frontier()))
                #expect(try reader.leaves(from: 7, limit: 5) == Array(all[7..<12]))
                #expect(try reader.leaves(from: 39, limit: 5) == [all[39]])
                #expect(try reader.leaves(from: 40, limit: 5).isEmpty)
                let indexes = (0..<Int64(tree.hashes.count)).reversed().map { $0 }
                #expect(try reader.readHashes(indexes) == tree.hashes.reversed())
                #expect(throws: (any Error).self) { try reader.readHashes([Int64(tree.hashes.count)]) }
                for at in [Int64(-5), 0, 17, 39] { #expect(try reader.firstLeaf(atOrAfter: SampleTown.at(at)) == max(0, at)) }
                #expect(try reader.firstLeaf(atOrAfter: SampleTown.at(40)) == 40)
            }
        }
    }

    @Test("A leaf with a wrong number or wrong hashes is refused, and the log stays as it was", arguments: ConformingStore.allCases)
    func refused(kind: ConformingStore) async throws {
        try await kind.open { store in
            try await append(["a", "b"], to: store)
            for broken in 0..<5 {
                await #expect(throws: (any Error).self) {
                    try await store.write { transaction in
                        var leaves = SampleTown.leaves(["c", "d"], after: transaction.frontier)
                        switch broken {
                        case 0: leaves[0].seq += 1
                        case 1: leaves[0].seq -= 1
                        case 2: leaves.reverse()
                        case 3: leaves[1].hashes.removeLast()
                        default: leaves[1].hashes[0] = leaves[0].hashes[0]
                        }
                        var changes = Changes()
                        changes.leaves = leaves
                        try transaction.append(changes)
                    }
                }
                #expect(try await store.read { try $0.logSize() } == 2)
            }
            try await append(["c"], to: store)
            let frontier = try await store.write { $0.frontier }
            #expect(frontier.size == 3)
            #expect(try await store.read { try Frontier(size: 3, reader: AnyHashReader(reader: $0)) } == frontier)
        }
    }

    @Test(
        "Leaves of a savepoint that was taken back leave no trace, and their numbers are given again", arguments: ConformingStore.allCases)
    func rolledBack(kind: ConformingStore) async throws {
        struct Refused: Error {}
        try await kind.open { store in
            try await append(["a"], to: store)
            try await store.write { (transaction: any StoreTransaction) throws in
                let before = transaction.frontier
                try? transaction.savepoint {
                    var changes = Changes()
                    changes.leaves = SampleTown.leaves(["b", "c"], after: transaction.frontier)
                    try transaction.append(changes)
                    #expect(try transaction.logSize() == 3)
                    #expect(try transaction.leaves(from: 1, limit: 9).map(\.seq) == [1, 2])
                    #expect(try transaction.firstLeaf(atOrAfter: SampleTown.at(2)) == 2)
                    #expect(try transaction.readHashes([3]).count == 1)
                    throw Refused()
                }
                #expect(transaction.frontier == before)
                #expect(try transaction.logSize() == 1)
                var changes = Changes()
                changes.leaves = SampleTown.leaves(["refused"], after: transaction.frontier)
                try transaction.append(changes)
            }
            let leaves = try await store.read { try $0.leaves(from: 0, limit: 9) }
            #expect(leaves == SampleTown.leaves(["a", "refused"], after: Frontier()))
        }
    }

    @Test("The newest checkpoint of at most a size; none beyond the log", arguments: ConformingStore.allCases)
    func checkpoints(kind: ConformingStore) async throws {
        try await kind.open { store in
            try await append((0..<10).map { "\($0)" }, to: store)
            for size in [Int64(3), 7] {
                var changes = Changes()
                changes.checkpoint = CheckpointRecord(size: size, at: SampleTown.at(size), note: "note \(size)\n")
                try await store.append(changes)
            }
            try await store.read { (reader: any StoreReader) throws in
                #expect(try reader.checkpoint(atMost: 2) == nil)
                for (most, size) in [(Int64(3), Int64(3)), (6, 3), (7, 7), (.max, 7)] {
                    #expect(try reader.checkpoint(atMost: most)?.size == size)
                    #expect(try reader.checkpoint(atMost: most)?.note == "note \(size)\n")
                }
            }
            var beyond = Changes()
            beyond.checkpoint = CheckpointRecord(size: 11, at: SampleTown.at(11), note: "")
            let changes = beyond
            await #expect(throws: (any Error).self) { try await store.append(changes) }
        }
    }

    @Test("Answers are kept for a day under uid, route and key", arguments: ConformingStore.allCases)
    func idempotency(kind: ConformingStore) async throws {
        func answer(_ uid: UInt32, _ key: String, at: Int64, status: Int = 200) -> Changes {
            var changes = Changes()
            changes.idempotency = IdempotencyRecord(
                uid: uid, route: "POST /v1/contacts", key: key, fingerprint: "f", at: SampleTown.at(at), status: status, body: [0, 255])
            return changes
        }
        try await kind.open { store in
            let first = answer(1000, "a", at: 0)
            for changes in [first, answer(1000, "b", at: 10), answer(1001, "a", at: 20, status: 201)] { try await store.append(changes) }
            try await store.read { (reader: any StoreReader) throws in
                #expect(try reader.idempotency(uid: 1000, route: "POST /v1/contacts", key: "a") == first.idempotency)
                #expect(try reader.idempotency(uid: 1001, route: "POST /v1/contacts", key: "a")?.status == 201)
                #expect(try reader.idempotency(uid: 1000, route: "POST /v1/activities", key: "a") == nil)
                #expect(try reader.idempotency(uid: 1000, route: "POST /v1/contacts", key: "c") == nil)
            }
            try await store.append(answer(1000, "c", at: 86_400 + 5))
            try await store.read { (reader: any StoreReader) throws in
                #expect(try reader.idempotency(uid: 1000, route: "POST /v1/contacts", key: "a") == nil)
                #expect(try reader.idempotency(uid: 1000, route: "POST /v1/contacts", key: "b") != nil)
            }
        }
    }
}

/// A reader of the port as a reader of hashes, for generic code.
private struct AnyHashReader: HashReader {
    let reader: any StoreReader

    func readHashes(_ indexes: [Int64]) throws -> [Hash] { try reader.readHashes(indexes) }
}
