import LianhuCore
import LianhuEngine
import Testing

@Suite("The port: closed periods and what was known")
struct ClosingConformance {
    private static let july = SampleTown.obligation(20).identity.period

    private static func figures(_ number: Int) -> Compliance {
        var figures = Compliance()
        figures.expected = number
        figures.met = number / 2
        figures.void = 3
        figures.enteredInTime = 1
        return figures
    }

    private static func head(_ period: Int64, closed: Bool) -> ClosureRecord {
        ClosureRecord(
            period: period, begunAt: SampleTown.at(1), begunOn: SampleTown.day("2026-08-13"), revision: 2, rulesDigest: "ab",
            closedAt: closed ? SampleTown.at(2) : nil, closedOn: closed ? SampleTown.day("2026-08-14") : nil, obligations: closed ? 9 : 0,
            listDigest: closed ? "cd" : "")
    }

    @Test("S46 a snapshot is written again while it is open, and never after", arguments: ConformingStore.allCases)
    func snapshot(kind: ConformingStore) async throws {
        try await kind.open { store in
            var changes = Changes()
            changes.closures = [Self.head(Self.july, closed: false)]
            changes.closureFigures = [ClosureFigure(period: Self.july, unit: 5, rule: 1, figures: Self.figures(4))]
            try await store.append(changes)
            changes.closureFigures = [
                ClosureFigure(period: Self.july, unit: 5, rule: 2, figures: Self.figures(6)),
                ClosureFigure(period: Self.july, unit: 5, rule: 1, figures: Self.figures(5)),
                ClosureFigure(period: Self.july, unit: 3, rule: 1, figures: Self.figures(7)),
            ]
            changes.closures = [Self.head(Self.july, closed: true)]
            try await store.append(changes)
            let written = try await store.read { reader in
                (try reader.closures(), try reader.closureFigures(period: Self.july, units: [5, 3, 9]).map(\.figures.expected))
            }
            #expect(written.0 == [Self.head(Self.july, closed: true)] && written.1 == [7, 5, 6])
            for broken in 0..<2 {
                var changes = Changes()
                if broken == 0 { changes.closures = [Self.head(Self.july, closed: false)] }
                if broken == 1 { changes.closureFigures = [ClosureFigure(period: Self.july, unit: 5, rule: 1, figures: Self.figures(1))] }
                let refused = changes
                await #expect(throws: StoreError.self) { try await store.append(refused) }
            }
            #expect(try await store.read { try $0.closureFigures(period: Self.july, units: [5]).map(\.figures.expected) } == [5, 6])
        }
    }

    @Test("S46 the last closure of a kind, postponements once, amendments in their order", arguments: ConformingStore.allCases)
    func records(kind: ConformingStore) async throws {
        let scheme = PeriodScheme.standard
        let august = scheme.period(.month, containing: SampleTown.day("2026-08-01")).code
        let quarter = scheme.period(.quarter, containing: SampleTown.day("2026-07-01")).code
        try await kind.open { store in
            var changes = Changes()
            changes.closures = [Self.head(august, closed: false), Self.head(quarter, closed: true), Self.head(Self.july, closed: true)]
            changes.postponements = [
                PostponementRecord(period: august, until: SampleTown.day("2026-09-20"), reason: "flood", at: SampleTown.at(5))
            ]
            let item = SampleTown.obligation(20).identity
            let delta = Counts(total: 0, met: 1, metLate: -1, excused: 0, void: 0, enteredInTime: -1)
            let amendments = [EvidenceKey(7), nil].map { evidence in
                AmendmentRecord(
                    item: item, unit: 5, evidence: evidence, reason: "found", approver: 12, at: SampleTown.at(9),
                    on: SampleTown.day("2026-08-20"),
                    delta: delta)
            }
            changes.amendments = amendments
            try await store.append(changes)
            let again = changes.postponements
            await #expect(throws: StoreError.self) {
                var changes = Changes()
                changes.postponements = again
                try await store.append(changes)
            }
            try await store.read { (reader: any StoreReader) throws in
                #expect(try reader.lastClosure(of: .month)?.period == august && reader.lastClosure(of: .quarter)?.period == quarter)
                #expect(try reader.lastClosure(of: .year) == nil)
                #expect(try reader.postponements() == again)
                #expect(try reader.amendments(periods: Self.july...Self.july) == amendments)
                #expect(try reader.amendments(periods: (Self.july + 1)...Int64.max).isEmpty)
            }
        }
    }

    /// Rows that come, change and change back, day by day; what is overwritten is kept as a session keeps it.
    private struct Days {
        var numbers: SeededOperations
        var rows: [Identity: Obligation] = [:]
        var planned: [Int64: CivilDate] = [:]

        mutating func commit(on day: CivilDate) -> Changes {
            var changes = Changes()
            var seen: Set<Identity> = []
            for _ in 0..<numbers.pick(0...5) {
                let fresh = SampleTown.obligation(
                    numbers.pick(20...24), rule: 1, month: numbers.pick(6...8), slot: numbers.pick(1...2), unit: numbers.pick(3...6))
                guard seen.insert(fresh.identity).inserted else { continue }
                guard let old = rows[fresh.identity] else {
                    rows[fresh.identity] = fresh
                    changes.obligations.append(.create(fresh))
                    if let first = planned[fresh.identity.period] {
                        if first != day { changes.births.append(ObligationBirth(item: fresh.identity, day: day)) }
                    } else {
                        planned[fresh.identity.period] = day
                        changes.planDays.append(PlanDay(rule: 1, period: fresh.identity.period, day: day))
                    }
                    continue
                }
                var new = old
                switch numbers.pick(0...3) {
                case 0: new.void = old.void == nil ? .movedAway : nil
                case 1: new.unit = numbers.pick(3...6)
                case 2: new.settlement = nil
                default:
                    new.settlement = Settlement(
                        evidence: numbers.pick(1...9), day: old.window.opens, recordedOn: day.adding(days: -numbers.pick(0...1)))
                }
                rows[new.identity] = new
                changes.obligations.append(.update(old: old, new: new))
                if !old.isToldBy(new, on: day) { changes.pastObligations.append(PastObligation(row: old, knownUntil: day)) }
            }
            return changes
        }
    }

    @Test("S46 every filter as of a past day agrees with what the rows were then", arguments: ConformingStore.allCases)
    func asOf(kind: ConformingStore) async throws {
        try await kind.open { store in
            _ = try await store.seeded()
            var days = Days(numbers: SeededOperations(seed: 5))
            var known: [(day: CivilDate, rows: [Obligation])] = []
            for offset in 0..<40 {
                let day = SampleTown.day("2026-06-20").adding(days: offset)
                for _ in 0..<days.numbers.pick(1...2) { try await store.append(days.commit(on: day)) }
                known.append((day, days.rows.values.sorted { $0.identity < $1.identity }))
            }
            let remembered = known
            try await store.read { (reader: any StoreReader) throws in
                #expect(try reader.planDay(rule: 1, period: Self.july) != nil && reader.planDay(rule: 9, period: Self.july) == nil)
                #expect(try reader.dutyPeriods(from: Self.july).map(\.period).count == 2)
                for (day, rows) in remembered {
                    for units in [nil, Set<EntityKey>([5]), [3, 4]] {
                        for statuses in [Set<Status>(), [.void], [.met, .metLate], [.open, .overdue]] {
                            for about in [nil, [EntityKey(20), 23]] {
                                let filter = ObligationFilter(units: units, about: about, statuses: statuses, today: day, asOf: day)
                                let wanted = rows.filter(filter.holds(for:))
                                var paged: [Obligation] = []
                                while true {
                                    let page = try reader.obligations(filter, after: paged.last?.identity, limit: 3)
                                    guard !page.isEmpty else { break }
                                    paged += page
                                }
                                #expect(paged == wanted, "\(day) \(filter)")
                            }
                        }
                    }
                }
            }
        }
    }

    @Test("S46 a link as of a day is its earliest version that was known after it", arguments: ConformingStore.allCases)
    func links(kind: ConformingStore) async throws {
        try await kind.open { store in
            _ = try await store.seeded()
            let link = SampleTown.link(1, 20, 10)
            let ended = SampleTown.link(1, 20, 10, until: "2026-08-01")
            var changes = Changes()
            changes.pastLinks = [
                PastLink(link: ended, knownUntil: SampleTown.day("2026-07-20")),
                PastLink(link: link, knownUntil: SampleTown.day("2026-07-10")),
                PastLink(link: ended, knownUntil: SampleTown.day("2026-07-10")),
            ]
            try await store.append(changes)
            try await store.read { (reader: any StoreReader) throws in
                #expect(try reader.pastLinks(of: [20, 21], on: SampleTown.day("2026-07-09")) == [link])
                #expect(try reader.pastLinks(of: [20], on: SampleTown.day("2026-07-10")) == [ended])
                #expect(try reader.pastLinks(of: [20], on: SampleTown.day("2026-07-20")).isEmpty)
                #expect(try reader.pastLinks(of: [21], on: SampleTown.day("2026-07-01")).isEmpty)
            }
        }
    }

    @Test(
        "S45, S46 tallies with a cut count what stood then; a correction keeps the instant of its voiding",
        arguments: ConformingStore.allCases)
    func supersession(kind: ConformingStore) async throws {
        try await kind.open { store in
            _ = try await store.seeded()
            var changes = Changes()
            changes.evidence = [SampleTown.evidence(1), SampleTown.evidence(2)]
            try await store.append(changes)
            for (by, seconds) in [(EvidenceKey(1), Int64(9_000)), (2, 20_000)] {
                var changes = Changes()
                changes.superseded = [(evidence: 1, by: by)]
                changes.supersededAt = SampleTown.at(seconds)
                try await store.append(changes)
            }
            func records(_ seconds: Int64?, after: Int64? = nil) async throws -> Int {
                var filter = EvidenceFilter(recordedUpTo: seconds.map(SampleTown.at))
                filter.recordedAfter = after.map(SampleTown.at)
                let wanted = filter
                return try await store.read { try $0.tallies(wanted).reduce(0) { $0 + $1.records } }
            }
            // They were recorded at 3,601 and 3,602.
            #expect(try await records(3_600) == 0)
            #expect(try await records(3_601) == 1)
            #expect(try await records(8_999) == 2)
            #expect(try await records(9_000) == 1)
            #expect(try await records(nil) == 1)
            #expect(try await records(8_000, after: 3_601) == 1)
        }
    }
}
