import LianhuCore
import LianhuEngine
import Testing

@Suite("The port: what sessions covered")
struct CoverConformance {
    private static func session(_ key: EvidenceKey, about: EntityKey, covers: [EntityKey], on day: String) -> Evidence {
        Evidence(
            key: key, id: "s\(key)", kind: .activity, about: about, unit: 5, worker: 10, participants: [10], method: "lecture",
            direction: .outbound, occurredAt: SampleTown.at(key), occurredOn: SampleTown.day(day), recordedAt: SampleTown.at(key + 1),
            recordedOn: SampleTown.day(day), covers: covers)
    }

    @Test("a session is found by what it is about and by each that it covered, once, in key order", arguments: ConformingStore.allCases)
    func covers(kind: ConformingStore) async throws {
        let first = Self.session(101, about: 5, covers: [6, 3], on: "2026-07-01")
        let second = Self.session(102, about: 6, covers: [], on: "2026-07-05")
        let third = Self.session(103, about: 5, covers: [3], on: "2026-07-06")
        try await kind.open { store in
            _ = try await store.seeded()
            var changes = Changes()
            changes.evidence = [first, second, third]
            try await store.append(changes)
            try await store.read { (reader: any StoreReader) throws in
                #expect(try reader.evidence(keys: [101, 103]) == [first, third])
                #expect(try reader.evidence(about: 6, from: SampleTown.day("2026-07-01")).map(\.key).suffix(2) == [101, 102])
                #expect(try reader.evidence(about: 3, from: SampleTown.day("2026-07-02")).map(\.key).last == 103)
                // A list about somebody holds what is about him, not what covered him.
                #expect(try reader.evidence(EvidenceFilter(about: 6, kinds: [.activity]), after: 100, limit: 9).map(\.key) == [102])
            }
            var voided = Changes()
            voided.superseded = [(evidence: 101, by: 101)]
            try await store.append(voided)
            let standing = try await store.read { try $0.evidence(about: 6, from: SampleTown.day("2026-07-01")).map(\.key) }
            #expect(!standing.contains(101) && standing.contains(102))
        }
    }
}
