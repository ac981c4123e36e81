import LianhuCore
import LianhuEngine
import Testing

@Suite("The port: both stores side by side")
struct RandomConformance {
    private struct Refused: Error {}

    /// Runs a seed's operations and dumps the state after every tenth commit.
    private func run(_ kind: ConformingStore, seed: UInt64, commits: Int) async throws -> [[String]] {
        try await kind.open { store in
            _ = try await store.seeded()
            var operations = RandomOperations(seed: seed)
            var dumps: [[String]] = []
            for commit in 1...commits {
                let state = operations
                operations = try await store.write { transaction in
                    var operations = state
                    let (changes, isRefused) = try operations.next(transaction)
                    try? transaction.savepoint {
                        try transaction.append(changes)
                        if isRefused { throw Refused() }
                    }
                    return operations
                }
                if commit % 10 == 0 || commit < 5 { dumps.append(try await store.dump()) }
            }
            return dumps
        }
    }

    @Test("S4 random commits, some taken back, leave every store in the same state at every step", arguments: 1...12 as ClosedRange<UInt64>)
    func sideBySide(seed: UInt64) async throws {
        let reference = try await run(.memory, seed: seed, commits: 80)
        #expect((reference.last?.count ?? 0) > 150)
        for kind in ConformingStore.allCases where kind != .memory {
            for (index, (left, right)) in zip(reference, try await run(kind, seed: seed, commits: 80)).enumerated() {
                let difference = StateDump.difference(left, right)
                #expect(difference == nil, "seed \(seed), dump \(index), memory against \(kind):\n\(difference ?? "")")
                if difference != nil { return }
            }
        }
    }

    @Test("S3 S45 after random commits identities are unique, and counters equal a full count", arguments: ConformingStore.allCases)
    func invariants(kind: ConformingStore) async throws {
        try await kind.open { store in
            _ = try await store.seeded()
            var operations = RandomOperations(seed: 99)
            for _ in 0..<120 {
                let state = operations
                operations = try await store.write { transaction in
                    var operations = state
                    try transaction.append(try operations.next(transaction).changes)
                    return operations
                }
            }
            try await store.read { (reader: any StoreReader) throws in
                let today = SampleTown.day("2026-08-03")
                let rows = try reader.obligations(ObligationFilter(today: today), after: nil, limit: 9_999)
                #expect(Set(rows.map(\.identity)).count == rows.count && rows.count > 40)
                let end = SampleTown.day("2027-01-01")
                var counted = Compliance()
                for row in rows { counted.add(row, on: today) }
                var summed = Compliance()
                for (group, counts) in try reader.counters(unit: 1, rule: nil, periods: nil, asOf: end) {
                    summed.add(counts, window: group.window, on: today)
                }
                #expect(summed == counted)
            }
        }
    }
}
