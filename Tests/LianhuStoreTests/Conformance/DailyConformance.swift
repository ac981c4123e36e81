import LianhuCore
import LianhuEngine
import Testing

@Suite("The port: tags, merged subjects and requests for waivers")
struct DailyConformance {
    private static func tag(_ entity: EntityKey, _ word: String, _ from: String, _ until: String? = nil) -> TagRecord {
        TagRecord(entity: entity, tag: word, tenure: SampleTown.tenure(from, until), recordedOn: SampleTown.day("2026-07-02"))
    }

    @Test("Tags of subjects and residents, by first day and word; the same one again replaces its end", arguments: ConformingStore.allCases)
    func tags(kind: ConformingStore) async throws {
        let tags = [
            Self.tag(20, "alone", "2026-02-01"), Self.tag(20, "over_60", "2026-01-01"), Self.tag(30, "alone", "2026-01-01", "2026-03-01"),
        ]
        try await kind.open { store in
            _ = try await store.seeded()
            var changes = Changes()
            changes.tags = tags
            try await store.append(changes)
            changes.tags = [Self.tag(20, "alone", "2026-02-01", "2026-06-01")]
            try await store.append(changes)
            try await store.read { (reader: any StoreReader) throws in
                #expect(
                    try reader.tags(of: [30, 20, 21, 20])
                        == [tags[1], Self.tag(20, "alone", "2026-02-01", "2026-06-01"), tags[2]])
                #expect(try reader.tags(of: []).isEmpty)
            }
        }
    }

    @Test(
        "S24 an alias leads to what stands in one step, also when that one is merged itself, and evidence follows",
        arguments: ConformingStore.allCases)
    func aliases(kind: ConformingStore) async throws {
        let day = SampleTown.day("2026-07-01")
        try await kind.open { store in
            _ = try await store.seeded()
            var changes = Changes()
            changes.evidence = [SampleTown.evidence(1, about: 20), SampleTown.evidence(2, about: 21), SampleTown.evidence(3, about: 22)]
            changes.aliases = [AliasRecord(entity: 20, target: 21, mergedOn: day)]
            try await store.append(changes)
            try await store.read { (reader: any StoreReader) throws in
                #expect(try reader.aliases(of: [22, 21, 20]) == [AliasRecord(entity: 20, target: 21, mergedOn: day)])
                #expect(try reader.evidence(about: 21, from: day).map(\.key) == [1, 2])
                #expect(try reader.evidence(about: 20, from: day).map(\.key) == [1])
            }
            var more = Changes()
            more.aliases = [AliasRecord(entity: 21, target: 22, mergedOn: day.adding(days: 1))]
            try await store.append(more)
            try await store.read { (reader: any StoreReader) throws in
                #expect(try reader.aliases(of: [20, 21]).map(\.target) == [22, 22])
                #expect(try reader.aliases(into: [22, 21]).map(\.entity) == [20, 21])
                #expect(try reader.evidence(about: 22, from: day).map(\.key) == [1, 2, 3])
                #expect(try reader.evidence(about: 22, from: SampleTown.day("2026-07-11")).isEmpty)
            }
        }
    }

    @Test("S14 requests for a waiver as they came, and those that nobody decided, by pages", arguments: ConformingStore.allCases)
    func requests(kind: ConformingStore) async throws {
        let items = [20, 21, 22].map { SampleTown.obligation($0).identity }
        @Sendable func request(_ item: Int, _ second: Int64, _ decision: ExcuseRequestRecord.Decision? = nil) -> ExcuseRequestRecord {
            ExcuseRequestRecord(
                item: items[item], reason: "unreachable", worker: 10, askedAt: SampleTown.at(second), decision: decision)
        }
        let denied = ExcuseRequestRecord.Decision(approver: 12, isApproved: false, at: SampleTown.at(9))
        try await kind.open { store in
            _ = try await store.seeded()
            var changes = Changes()
            changes.excuseRequests = [request(2, 3), request(0, 1), request(1, 2)]
            try await store.append(changes)
            changes.excuseRequests = [request(1, 2, denied)]
            try await store.append(changes)
            changes.excuseRequests = [request(1, 11)]
            try await store.append(changes)
            try await store.read { (reader: any StoreReader) throws in
                #expect(try reader.excuseRequests(of: items[1]) == [request(1, 2, denied), request(1, 11)])
                #expect(try reader.excuseRequests(of: SampleTown.obligation(23).identity).isEmpty)
                #expect(try reader.pendingExcuses(after: nil, limit: 9) == [request(0, 1), request(1, 11), request(2, 3)])
                #expect(try reader.pendingExcuses(after: items[0], limit: 1) == [request(1, 11)])
                #expect(try reader.pendingExcuses(after: items[2], limit: 9).isEmpty)
                #expect(try reader.pendingExcuses(after: nil, limit: 0).isEmpty)
            }
        }
    }
}
