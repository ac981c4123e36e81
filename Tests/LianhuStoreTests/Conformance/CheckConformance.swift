import LianhuCore
import LianhuEngine
import Testing

@Suite("The port: checks")
struct CheckConformance {
    private static func check(_ key: CheckKey, unit: EntityKey, from: String, through: String, sample: [EvidenceKey]) -> CheckRecord {
        CheckRecord(
            key: key, kind: key % 2 + 1, unit: unit, from: SampleTown.day(from), through: SampleTown.day(through), population: 40,
            seed: String(repeating: "a\(key)", count: 32), drawer: 10, at: SampleTown.at(key * 1_000), leaf: key, sample: sample)
    }

    private static func call(
        _ check: CheckKey, _ contact: EvidenceKey, _ number: Int, _ answer: CallAnswer, matter: MatterKey? = nil
    ) -> CallBack {
        CallBack(
            check: check, contact: contact, number: number, answer: answer, caller: 11, at: SampleTown.at(9_000 + Int64(number)),
            matter: matter, leaf: Int64(number))
    }

    /// Three checks: their samples in the order of the draw, which is not that of the keys; of one contact it was asked twice.
    private static var changes: Changes {
        var changes = Changes()
        changes.newRules = [1, 2].map { RuleRef(key: $0, id: "p.check-\($0)", adoptedOn: SampleTown.day("2026-01-01")) }
        changes.checks = [
            check(1, unit: 5, from: "2026-07-01", through: "2026-07-31", sample: [30, 10, 20]),
            check(2, unit: 6, from: "2026-07-01", through: "2026-07-31", sample: [40]),
            check(3, unit: 5, from: "2026-08-01", through: "2026-08-31", sample: []),
        ]
        changes.callBacks = [
            call(1, 10, 1, .notReached), call(1, 10, 2, .confirmed), call(1, 30, 1, .untrue), call(2, 40, 1, .confirmed),
        ]
        changes.callBackTexts = [
            CallBackText(check: 1, contact: 30, number: 1, salt: [1], value: "没有来过"),
            CallBackText(check: 1, contact: 10, number: 2, salt: [2, 3], value: "来过"),
        ]
        return changes
    }

    @Test("what was put is what is read, the sample in the order of the draw", arguments: ConformingStore.allCases)
    func roundTrip(kind: ConformingStore) async throws {
        try await kind.open { store in
            _ = try await store.seeded()
            #expect(try await store.read { try $0.nextCheckKey() } == 1)
            try await store.append(Self.changes)
            try await store.read { (reader: any StoreReader) throws in
                let changes = Self.changes
                #expect(try reader.checks([3, 1, 2, 9]) == changes.checks)
                #expect(try reader.callBacks(of: [2, 1]) == changes.callBacks)
                #expect(try reader.callBackTexts(of: 1).map(\.value) == ["来过", "没有来过"])
                #expect(try reader.callBackTexts(of: 2).isEmpty && reader.nextCheckKey() == 4)
            }
        }
    }

    @Test("a list holds exactly what its filter lets through, page by page", arguments: ConformingStore.allCases)
    func filters(kind: ConformingStore) async throws {
        func span(_ from: String, _ to: String) -> DateSpan { DateSpan(from: SampleTown.day(from), to: SampleTown.day(to)) }
        let filters = [
            CheckFilter(), CheckFilter(kind: 1), CheckFilter(units: [5]), CheckFilter(units: []), CheckFilter(units: [5, 6], kind: 2),
            CheckFilter(days: span("2026-07-31", "2026-07-31")), CheckFilter(days: span("2026-07-31", "2026-08-01")),
            CheckFilter(units: [5], days: span("2026-09-01", "2026-09-02")), CheckFilter(days: span("2026-06-01", "2026-06-30")),
        ]
        try await kind.open { store in
            _ = try await store.seeded()
            try await store.append(Self.changes)
            try await store.read { (reader: any StoreReader) throws in
                for filter in filters {
                    var found: [CheckKey] = []
                    var after: CheckKey = 0
                    repeat {
                        let page = try reader.checks(filter, after: after, limit: 2)
                        found += page.map(\.key)
                        after = page.count < 2 ? 0 : page.last?.key ?? 0
                    } while after != 0
                    #expect(found == Self.changes.checks.filter(filter.holds).map(\.key), "\(filter)")
                }
            }
        }
    }

    @Test("a number with a gap, a contact outside the sample and a check drawn twice are refused", arguments: ConformingStore.allCases)
    func refusals(kind: ConformingStore) async throws {
        try await kind.open { store in
            _ = try await store.seeded()
            try await store.append(Self.changes)
            for call in [Self.call(1, 20, 2, .confirmed), Self.call(1, 10, 2, .untrue), Self.call(2, 10, 1, .untrue)] {
                var wrong = Changes()
                wrong.callBacks = [call]
                let refused = wrong
                await #expect(throws: StoreError.self, "\(call)") { try await store.append(refused) }
            }
            var again = Changes()
            again.checks = [Self.check(1, unit: 5, from: "2026-07-01", through: "2026-07-31", sample: [50])]
            let refused = again
            await #expect(throws: StoreError.self) { try await store.append(refused) }
            #expect(try await store.read { try $0.checks([1]).first?.sample } == [30, 10, 20])
        }
    }
}
