import LianhuCore
import LianhuEngine
import Testing

@Suite("The port: evidence")
struct EvidenceConformance {
    private static func rows() -> [Evidence] {
        var numbers = SeededOperations(seed: 5)
        return (1...60).map { key in
            let worker = EntityKey(10 + numbers.pick(0...2))
            let participants: [EntityKey] = [[worker], [worker, 12], [11, 10], []][numbers.pick(0...3)]
            return SampleTown.evidence(
                EvidenceKey(key), about: EntityKey(20 + numbers.pick(0...5)), worker: worker, participants: participants,
                on: "2026-0\(numbers.pick(6...8))-1\(numbers.pick(0...9))", kind: EvidenceKind.allCases[numbers.pick(0...2)],
                method: ["home_visit", "phone", "会议"][numbers.pick(0...2)], met: numbers.pick(0...4))
        }
    }

    /// The rows as they stand after some were superseded or voided.
    private static func standing() -> [Evidence] {
        var rows = rows()
        rows[3].supersededBy = 40
        rows[8].supersededBy = 9
        return rows
    }

    private func withRows(_ kind: ConformingStore, _ body: @escaping @Sendable (any StoreReader, [Evidence]) throws -> Void) async throws {
        try await kind.open { store in
            _ = try await store.seeded()
            var changes = Changes()
            changes.evidence = Self.rows()
            try await store.append(changes)
            changes = Changes()
            changes.superseded = [(4, 40), (9, 9)]
            try await store.append(changes)
            try await store.read { try body($0, Self.standing()) }
        }
    }

    @Test("S58 evidence is found by the client's key and by number, in key order, with all its fields", arguments: ConformingStore.allCases)
    func byKey(kind: ConformingStore) async throws {
        try await withRows(kind) { (reader: any StoreReader, rows: [Evidence]) throws -> Void in
            #expect(try reader.nextEvidenceKey() == 61)
            #expect(try reader.evidence(ids: ["evidence-30", "nobody", "evidence-4", "evidence-4"]) == [rows[3], rows[29]])
            #expect(try reader.evidence(keys: [60, 1, 99, 1]) == [rows[0], rows[59]])
            #expect(try reader.evidence(keys: rows.map(\.key)) == rows)
        }
    }

    @Test("S8 standing evidence about a member since a day", arguments: ConformingStore.allCases)
    func byAbout(kind: ConformingStore) async throws {
        try await withRows(kind) { (reader: any StoreReader, rows: [Evidence]) throws -> Void in
            for about in EntityKey(19)...26 {
                for day in ["2026-01-01", "2026-07-15", "2026-09-01"].map(SampleTown.day) {
                    let wanted = rows.filter { $0.about == about && $0.occurredOn >= day && $0.supersededBy == nil }
                    #expect(try reader.evidence(about: about, from: day) == wanted)
                }
            }
        }
    }

    private static func filters() -> [EvidenceFilter] {
        var filters: [EvidenceFilter] = []
        for units in [nil, Set<EntityKey>([6]), [5, 6], []] {
            for about in [nil, EntityKey(22)] {
                for worker in [nil, EntityKey(12), 99] {
                    for kinds in [Set<EvidenceKind>(), [.contact], [.attempt, .activity]] {
                        for (from, before) in [(nil, nil), ("2026-07-01", nil), ("2026-06-12", "2026-07-15")] as [(String?, String?)] {
                            for cut in [nil, SampleTown.at(3_600 + 30)] {
                                for all in [false, true] {
                                    filters.append(
                                        EvidenceFilter(
                                            units: units, about: about, worker: worker, kinds: kinds, from: from.map(SampleTown.day),
                                            before: before.map(SampleTown.day), recordedUpTo: cut, includesSuperseded: all))
                                }
                            }
                        }
                    }
                }
            }
        }
        return filters
    }

    @Test("S46 every filter agrees with its predicate, page by page, oldest first", arguments: ConformingStore.allCases)
    func filters(kind: ConformingStore) async throws {
        let filters = Self.filters()
        try await withRows(kind) { (reader: any StoreReader, rows: [Evidence]) throws -> Void in
            for filter in filters {
                let wanted = rows.filter(filter.holds(for:))
                var paged: [Evidence] = []
                while true {
                    let page = try reader.evidence(filter, after: paged.last?.key ?? 0, limit: 7)
                    guard !page.isEmpty, page.count <= 7 else { break }
                    paged += page
                }
                #expect(paged == wanted, "\(filter)")
            }
        }
    }

    @Test(
        "S45 tallies count standing records, distinct subjects and persons met, by kind, method and source",
        arguments: ConformingStore.allCases)
    func tallies(kind: ConformingStore) async throws {
        let filters = Self.filters()
        try await withRows(kind) { (reader: any StoreReader, rows: [Evidence]) throws -> Void in
            for filter in filters {
                var wanted: [TallyRow] = []
                for evidenceKind in EvidenceKind.allCases {
                    for method in ["home_visit", "phone", "会议"] {
                        for isImported in [false, true] {
                            let group = rows.filter {
                                $0.kind == evidenceKind && $0.method == method && $0.isImported == isImported && $0.supersededBy == nil
                                    && filter.holds(for: $0)
                            }
                            guard !group.isEmpty else { continue }
                            wanted.append(
                                TallyRow(
                                    kind: evidenceKind, method: method, isImported: isImported, records: group.count,
                                    subjects: Set(group.map(\.about)).count, personsMet: group.reduce(0) { $0 + $1.personsMet }))
                        }
                    }
                }
                #expect(try reader.tallies(filter) == wanted, "\(filter)")
                for total in try reader.tallyTotals(filter) {
                    let group = rows.filter { $0.isImported == total.isImported && $0.supersededBy == nil && filter.holds(for: $0) }
                    let contacts = group.filter { $0.kind == .contact }
                    #expect(!group.isEmpty && total.visits == contacts.count && total.households == Set(contacts.map(\.about)).count)
                    #expect(total.personsMet == contacts.reduce(0) { $0 + $1.personsMet })
                    #expect(total.attempts == group.count { $0.kind == .attempt } && total.sessions == group.count { $0.kind == .activity })
                }
            }
        }
    }

    @Test("S60 private fields belong to their evidence and are read back in order of leaf and field", arguments: ConformingStore.allCases)
    func privateFields(kind: ConformingStore) async throws {
        try await kind.open { store in
            _ = try await store.seeded()
            var changes = Changes()
            changes.evidence = [SampleTown.evidence(1), SampleTown.evidence(2)]
            changes.privateFields = [
                PrivateField(seq: 1, evidence: 1, field: "summary", salt: [1, 2], value: "平安"),
                PrivateField(seq: 0, evidence: 1, field: "summary", salt: [0, 255], value: ""),
                PrivateField(seq: 1, evidence: 1, field: "matter", salt: [], value: "路灯"),
                PrivateField(seq: 1, evidence: 2, field: "matter", salt: [9], value: "x"),
            ]
            try await store.append(changes)
            let fields = changes.privateFields
            try await store.read { (reader: any StoreReader) throws in
                #expect(try reader.privateFields(of: 1) == [fields[1], fields[2], fields[0]])
                #expect(try reader.privateFields(of: 2) == [fields[3]])
                #expect(try reader.privateFields(of: 3).isEmpty)
            }
        }
    }

    @Test("S58 the client's key is unique for ever; nothing is left of what is refused", arguments: ConformingStore.allCases)
    func refused(kind: ConformingStore) async throws {
        try await kind.open { store in
            _ = try await store.seeded()
            var first = Changes()
            first.evidence = [SampleTown.evidence(1)]
            try await store.append(first)
            let before = try await store.dump()
            var twin = Changes()
            twin.evidence = [SampleTown.evidence(2), SampleTown.evidence(3, id: "evidence-1")]
            var unknown = Changes()
            unknown.superseded = [(9, 1)]
            for changes in [first, twin, unknown] {
                await #expect(throws: (any Error).self) { try await store.append(changes) }
                #expect(try await store.dump() == before)
            }
            #expect(try await store.read { try $0.nextEvidenceKey() } == 2)
        }
    }
}
