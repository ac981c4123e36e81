import LianhuCore
import LianhuEngine
import Testing

@Suite("The port: matters")
struct MatterConformance {
    private static func event(
        _ matter: MatterKey, _ number: Int, _ act: MatterAct, stage: String = "handle", party: EntityKey? = nil, joined: MatterKey? = nil,
        parts: [EntityKey] = []
    ) -> MatterEvent {
        MatterEvent(
            matter: matter, number: number, act: act, at: SampleTown.at(matter * 1_000 + Int64(number)), actor: 10, party: party,
            joined: joined, reason: act == .giveBack ? "not_done" : nil, until: act == .shelve ? SampleTown.at(90_000) : nil, parts: parts,
            stage: stage, cycle: 1,
            dues: MatterDues(
                stage: SampleTown.at(matter * 2_000), total: SampleTown.at(matter * 3_000), original: SampleTown.at(matter * 2_500),
                reply: matter % 2 == 0 ? nil : SampleTown.at(5_000)),
            leaf: matter * 10 + Int64(number))
    }

    /// Six matters in every phase, with all that a row can hold and all that it may lack.
    private static let stories: [[MatterEvent]] = [
        [event(1, 1, .raise)], [event(2, 1, .raise, stage: "assign"), event(2, 2, .assign, party: 3, parts: [4, 11])],
        [event(3, 1, .raise), event(3, 2, .shelve)],
        [event(4, 1, .raise), event(4, 2, .handle, stage: "close"), event(4, 3, .close, stage: "close")],
        [event(5, 1, .raise), event(5, 2, .join, joined: 1)],
        [event(6, 1, .raise), event(6, 2, .handle, stage: "close"), event(6, 3, .giveBack, party: 11)],
    ]

    private static func changes() throws -> Changes {
        var changes = Changes()
        changes.newRules = [1, 2].map { RuleRef(key: $0, id: "p.class-\($0)", adoptedOn: SampleTown.day("2026-01-01")) }
        for (index, story) in stories.enumerated() {
            let key = MatterKey(index + 1)
            let state = try #require(MatterState(story))
            changes.matters.append(
                MatterRecord(
                    key: key, kind: key % 2 + 1, unit: key < 4 ? 5 : 6, about: 20 + key % 3, field: key == 1 ? "safety" : nil,
                    source: key == 1 ? .patrol : .other, evidence: key == 2 ? 77 : nil, finder: 10, reporter: key == 3 ? nil : 20,
                    foundAt: SampleTown.at(key), raisedAt: SampleTown.at(key * 1_000 + 1), state: state,
                    wakeAt: state.isOpen || state.phase == .shelved ? SampleTown.at(key * 10) : nil))
            changes.matterEvents += story
        }
        changes.matterTexts = [
            MatterText(matter: 2, number: 2, field: "part.1", salt: [1, 2], value: "换灯"),
            MatterText(matter: 2, number: 1, field: "summary", salt: [3], value: ""),
        ]
        return changes
    }

    @Test("what was put is what is read, events and parts in order", arguments: ConformingStore.allCases)
    func roundTrip(kind: ConformingStore) async throws {
        let changes = try Self.changes()
        try await kind.open { store in
            _ = try await store.seeded()
            #expect(try await store.read { try $0.nextMatterKey() } == 1)
            try await store.append(changes)
            try await store.read { (reader: any StoreReader) throws in
                #expect(try reader.matters([6, 1, 2, 3, 4, 5, 9]) == changes.matters)
                #expect(try reader.matterEvents(of: [2, 1]) == Self.stories[0] + Self.stories[1])
                #expect(try reader.matterTexts(of: [2]).map(\.field) == ["summary", "part.1"])
                #expect(try reader.matterTexts(of: [99, 2, 2]).last?.value == "换灯")
                #expect(try reader.nextMatterKey() == 7 && reader.nextMatterWake() == SampleTown.at(10))
                #expect(try reader.mattersAsleep() == 0)
            }
            var asleep = Changes()
            asleep.matters = [changes.matters[0]]
            asleep.matters[0].wakeAt = nil
            try await store.append(asleep)
            #expect(try await store.read { try $0.mattersAsleep() } == 1)
        }
    }

    @Test("a list holds exactly what its filter lets through, page by page", arguments: ConformingStore.allCases)
    func filters(kind: ConformingStore) async throws {
        let changes = try Self.changes()
        var filters: [MatterFilter] = [
            MatterFilter(), MatterFilter(kind: 1), MatterFilter(about: 21), MatterFilter(holder: 3), MatterFilter(evidence: 77),
            MatterFilter(joinedInto: 1), MatterFilter(wakesUpTo: SampleTown.at(20)), MatterFilter(raisedUpTo: SampleTown.at(3_001)),
        ]
        filters += [Set([EntityKey(5)]), [6], [5, 6], []].map { MatterFilter(units: $0) }
        filters += MatterState.Phase.allCases.map { MatterFilter(phases: [$0]) }
        filters += [0, 4_002, 4_003, 4_004, 12_000, 12_001, 90_000].map { MatterFilter(touchedFrom: SampleTown.at($0)) }
        filters.append(MatterFilter(units: [5], kind: 2, phases: [.open, .shelved], touchedFrom: SampleTown.at(9)))
        let wanted = filters
        try await kind.open { store in
            _ = try await store.seeded()
            try await store.append(changes)
            try await store.read { (reader: any StoreReader) throws in
                for filter in wanted {
                    var found: [MatterKey] = []
                    var after: MatterKey = 0
                    repeat {
                        let page = try reader.matters(filter, after: after, limit: 2)
                        found += page.map(\.key)
                        after = page.count < 2 ? 0 : page.last?.key ?? 0
                    } while after != 0
                    #expect(found == changes.matters.filter(filter.holds).map(\.key), "\(filter)")
                }
            }
        }
    }

    @Test("an event with a number that is taken is refused and nothing is kept", arguments: ConformingStore.allCases)
    func numbers(kind: ConformingStore) async throws {
        let changes = try Self.changes()
        try await kind.open { store in
            _ = try await store.seeded()
            try await store.append(changes)
            var again = Changes()
            again.matterEvents = [Self.event(1, 1, .accept)]
            let refused = again
            await #expect(throws: StoreError.self) { try await store.append(refused) }
            #expect(try await store.read { try $0.matterEvents(of: [1]).count } == 1)
        }
    }
}
