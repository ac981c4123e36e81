import LianhuCore
import LianhuEngine
import Testing

@Suite("The port: obligations")
struct ObligationConformance {
    private static let today = SampleTown.day("2026-07-20")

    /// Two rules, three months, two slots, seven members: 84 rows in shuffled order, some of them settled, excused or void.
    private static func rows() -> [Obligation] {
        var rows: [Obligation] = []
        for month in 6...8 {
            for rule in RuleKey(1)...2 {
                for about in SampleTown.households + [26] {
                    for slot in 1...2 { rows.append(SampleTown.obligation(about, rule: rule, month: month, slot: slot)) }
                }
            }
        }
        for index in rows.indices {
            let opens = rows[index].window.opens
            switch index % 7 {
            case 1:
                rows[index].settlement = Settlement(evidence: Int64(index), day: opens.adding(days: 3), recordedOn: opens.adding(days: 5))
            case 2:
                rows[index].settlement = Settlement(evidence: Int64(index), day: opens.adding(days: 31), recordedOn: opens.adding(days: 33))
            case 3: rows[index].isExcused = true
            case 4: rows[index].void = VoidReason.allCases[index % VoidReason.allCases.count]
            default: break
            }
            rows[index].isBackfilled = index % 5 == 0
        }
        var numbers = SeededOperations(seed: 3)
        return rows.shuffled(using: &numbers)
    }

    @Test("who has something unsettled under a rule is told, whatever its period", arguments: ConformingStore.allCases)
    func waiting(kind: ConformingStore) async throws {
        try await withRows(kind) { (reader: any StoreReader, rows: [Obligation]) throws in
            for rule in RuleKey(1)...3 {
                for range: ClosedRange<EntityKey> in [0...100, 21...23, 26...26, 90...99] {
                    let wanted = rows.filter {
                        $0.identity.rule == rule && range.contains($0.identity.about) && !$0.isSettled && !$0.isExcused && $0.void == nil
                    }
                    #expect(try reader.waiting(rule: rule, about: range) == Set(wanted.map(\.identity.about)))
                }
            }
        }
    }

    private func withRows(_ kind: ConformingStore, _ body: @escaping @Sendable (any StoreReader, [Obligation]) throws -> Void) async throws
    {
        let rows = Self.rows()
        try await kind.open { store in
            _ = try await store.seeded()
            for part in stride(from: 0, to: rows.count, by: 20) {
                try await store.append(SampleTown.create(Array(rows[part..<min(part + 20, rows.count)])))
            }
            try await store.read { try body($0, rows.sorted { $0.identity < $1.identity }) }
        }
    }

    @Test("S3 rows of a rule and period come in key order within a range of members", arguments: ConformingStore.allCases)
    func byPeriod(kind: ConformingStore) async throws {
        try await withRows(kind) { (reader: any StoreReader, rows: [Obligation]) throws -> Void in
            let period = SampleTown.obligation(20).identity.period
            for (low, high) in [(EntityKey(0), EntityKey(99)), (21, 23), (22, 22), (27, 99), (0, 19)] {
                let wanted = rows.filter {
                    $0.identity.rule == 1 && $0.identity.period == period && (low...high).contains($0.identity.about)
                }
                #expect(try reader.obligations(rule: 1, period: period, about: low...high) == wanted)
            }
            #expect(try reader.obligations(rule: 3, period: period, about: 0...99).isEmpty)
            #expect(try reader.obligations(rule: 1, period: period + 1, about: 0...99).isEmpty)
        }
    }

    @Test("S8 rows about members whose windows close after a day", arguments: ConformingStore.allCases)
    func byAbout(kind: ConformingStore) async throws {
        try await withRows(kind) { (reader: any StoreReader, rows: [Obligation]) throws -> Void in
            let closing = SampleTown.obligation(20, month: 7).window.closesBefore
            for day in [closing.adding(days: -1), closing, SampleTown.day("2026-01-01"), SampleTown.day("2027-01-01")] {
                for rule in [nil, RuleKey(1), 2, 3] {
                    let wanted = rows.filter {
                        [20, 24].contains($0.identity.about) && (rule == nil || $0.identity.rule == rule) && $0.window.closesBefore > day
                    }
                    #expect(try reader.obligations(about: [24, 20, 99], rule: rule, closingAfter: day) == wanted)
                }
            }
            #expect(try reader.obligations(about: [], rule: nil, closingAfter: SampleTown.day("2026-01-01")).isEmpty)
        }
    }

    @Test("S3 rows are found by identity, in key order, unknown ones left out", arguments: ConformingStore.allCases)
    func byIdentity(kind: ConformingStore) async throws {
        try await withRows(kind) { (reader: any StoreReader, rows: [Obligation]) throws -> Void in
            let wanted = [rows[40], rows[3], rows[70]].map(\.identity)
            #expect(try reader.obligations(wanted + [Identity(about: 99, rule: 1, period: 1, slot: 1)]) == [rows[3], rows[40], rows[70]])
            #expect(try reader.obligations([Identity]()).isEmpty)
        }
    }

    /// Filters over every member of the filter, alone and together.
    private static func filters() -> [ObligationFilter] {
        let july = SampleTown.obligation(20, month: 7).identity.period
        let august = SampleTown.obligation(20, month: 8).identity.period
        var filters = [ObligationFilter(today: today)]
        for status in Status.allCases {
            for day in [
                "2026-05-31", "2026-06-01", "2026-06-30", "2026-07-01", "2026-07-02", "2026-07-07", "2026-07-08", "2026-08-20",
                "2026-09-30",
            ] {
                filters.append(ObligationFilter(statuses: [status], today: SampleTown.day(day)))
            }
        }
        for units in [nil, Set<EntityKey>([5]), [6, 99], []] {
            for about in [nil, [EntityKey(25), 20], [], [99]] {
                for rule in [nil, RuleKey(1), 7] {
                    for periods in [nil, july...july, july...august] {
                        for statuses in [Set<Status>(), [.overdue, .open], [.met, .metLate, .void]] {
                            filters.append(
                                ObligationFilter(units: units, about: about, rule: rule, periods: periods, statuses: statuses, today: today)
                            )
                        }
                    }
                }
            }
        }
        return filters
    }

    @Test("S4 every filter agrees with its predicate, page by page, in key order", arguments: ConformingStore.allCases)
    func filters(kind: ConformingStore) async throws {
        let filters = Self.filters()
        try await withRows(kind) { (reader: any StoreReader, rows: [Obligation]) throws -> Void in
            for filter in filters {
                let wanted = rows.filter(filter.holds(for:))
                #expect(try reader.obligations(filter, after: nil, limit: 1_000) == wanted, "\(filter)")
                for limit in [1, 7] {
                    var paged: [Obligation] = []
                    while true {
                        let page = try reader.obligations(filter, after: paged.last?.identity, limit: limit)
                        guard !page.isEmpty, page.count <= limit else { break }
                        paged += page
                    }
                    #expect(paged == wanted, "\(filter) by \(limit)")
                }
            }
        }
    }

    @Test("S36 what waits for evidence and is due on one day, in key order by pages", arguments: ConformingStore.allCases)
    func unsettled(kind: ConformingStore) async throws {
        try await withRows(kind) { (reader: any StoreReader, rows: [Obligation]) throws -> Void in
            for rule in RuleKey(1)...3 {
                for day in ["2026-07-01", "2026-07-31", "2026-08-01", "2026-09-01"].map(SampleTown.day) {
                    let wanted = rows.filter {
                        $0.identity.rule == rule && $0.window.dueBefore == day && !$0.isSettled && !$0.isExcused && $0.void == nil
                    }
                    #expect(try reader.unsettled(rule: rule, dueBefore: day, after: nil, limit: 100) == wanted)
                    var paged: [Obligation] = []
                    while true {
                        let page = try reader.unsettled(rule: rule, dueBefore: day, after: paged.last?.identity, limit: 3)
                        guard !page.isEmpty, page.count <= 3 else { break }
                        paged += page
                    }
                    #expect(paged == wanted)
                }
            }
        }
    }

    @Test("S36 due on one day means of whatever period: a re-dated row moves to its new day", arguments: ConformingStore.allCases)
    func redated(kind: ConformingStore) async throws {
        try await kind.open { store in
            _ = try await store.seeded()
            let row = SampleTown.obligation(20)
            try await store.append(SampleTown.create([row, SampleTown.obligation(21), SampleTown.obligation(22, month: 8)]))
            let august = SampleTown.obligation(20, month: 8).window
            try await store.append(
                SampleTown.update(row) {
                    $0.window = august
                    $0.unit = 6
                })
            try await store.read { (reader: any StoreReader) throws in
                #expect(try reader.unsettled(rule: 1, dueBefore: row.window.dueBefore, after: nil, limit: 9).map(\.identity.about) == [21])
                #expect(try reader.unsettled(rule: 1, dueBefore: august.dueBefore, after: nil, limit: 9).map(\.identity.about) == [20, 22])
                let about = try reader.obligations(about: [20], rule: 1, closingAfter: row.window.closesBefore)
                #expect(about.map(\.window) == [august] && about.map(\.unit) == [6])
                let filter = ObligationFilter(units: [6], today: Self.today)
                #expect(try reader.obligations(filter, after: nil, limit: 9).map(\.identity.about) == [20])
            }
        }
    }

    @Test("S7 every field of an update is stored, and taken back by the next", arguments: ConformingStore.allCases)
    func updates(kind: ConformingStore) async throws {
        try await kind.open { store in
            _ = try await store.seeded()
            let row = SampleTown.obligation(20)
            try await store.append(SampleTown.create([row]))
            var changed = row
            changed.unit = 6
            changed.window = Window(
                opens: SampleTown.day("2026-07-02"), dueBefore: SampleTown.day("2026-08-05"), graceBefore: SampleTown.day("2026-08-06"),
                closesBefore: SampleTown.day("2026-08-09"))
            changed.settlement = Settlement(evidence: 7, day: SampleTown.day("2026-07-04"), recordedOn: SampleTown.day("2026-07-05"))
            changed.isExcused = true
            changed.void = .superseded
            changed.isBackfilled = true
            changed.entryBefore = SampleTown.day("2026-08-20")
            let wanted = changed
            try await store.append(SampleTown.update(row) { $0 = wanted })
            #expect(try await store.read { try $0.obligations([row.identity]) } == [wanted])
            try await store.append(SampleTown.update(wanted) { $0 = row })
            #expect(try await store.read { try $0.obligations([row.identity]) } == [row])
            // Several changes of one row in one commit apply in their order.
            var chain = SampleTown.update(row) { $0 = wanted }
            chain.obligations.append(.update(old: wanted, new: row))
            try await store.append(chain)
            #expect(try await store.read { try $0.obligations([row.identity]) } == [row])
        }
    }

    @Test(
        "S3 an identity exists once; what was not decided on the stored row is refused, and leaves nothing behind",
        arguments: ConformingStore.allCases)
    func refused(kind: ConformingStore) async throws {
        try await kind.open { store in
            _ = try await store.seeded()
            let row = SampleTown.obligation(20)
            try await store.append(SampleTown.create([row]))
            let before = try await store.dump()
            var twin = row
            twin.unit = 6
            for changes in [
                SampleTown.create([SampleTown.obligation(21), twin]),
                SampleTown.create([SampleTown.obligation(22), SampleTown.obligation(22)]),
                SampleTown.update(SampleTown.obligation(23)) { $0.void = .movedAway }, SampleTown.update(twin) { $0.void = .movedAway },
            ] {
                await #expect(throws: (any Error).self) { try await store.append(changes) }
                #expect(try await store.dump() == before)
            }
        }
    }
}
