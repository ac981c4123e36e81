import GRDB
import LianhuCore
import LianhuEngine
import Testing

@testable import LianhuStore

@Suite("Status in SQL")
struct StatusPredicateTests {
    /// Every window of five days or fewer with every settlement, excuse and void.
    static var obligations: [Obligation] {
        var found: [Obligation] = []
        for opens in 0...1 {
            for due in 1...2 {
                for grace in 0...1 {
                    for closes in 0...1 {
                        let dueBefore = opens + due
                        let window = Window(
                            opens: Sample.date(opens), dueBefore: Sample.date(dueBefore), graceBefore: Sample.date(dueBefore + grace),
                            closesBefore: Sample.date(dueBefore + grace + closes))
                        for settled in -1...5 {
                            for flags in 0..<4 {
                                var obligation = Obligation(
                                    identity: Identity(about: EntityKey(found.count + 1), rule: 1, period: 1, slot: 1), unit: 2,
                                    window: window,
                                    entryBefore: Sample.date(9))
                                if settled >= 0 {
                                    obligation.settlement = Settlement(
                                        evidence: 1, day: Sample.date(settled), recordedOn: Sample.date(settled))
                                }
                                obligation.isExcused = flags & 1 == 1
                                obligation.void = flags & 2 == 2 ? .unlinked : nil
                                found.append(obligation)
                            }
                        }
                    }
                }
            }
        }
        return found
    }

    @Test("each predicate selects what Core says, on every day of all small cases (S4)") func translation() async throws {
        let folder = try TestFolder()
        let store = try folder.open()
        let all = Self.obligations
        try await store.write { transaction in
            var changes = Changes()
            changes.obligations = all.map { .create($0) }
            try transaction.append(changes)
        }
        let pool = try DatabasePool(path: folder.database)
        for today in -1...7 {
            let today = Sample.date(today)
            for status in Status.allCases {
                let predicate = StatusPredicate.of(status)
                let found = try await pool.read { db in
                    try Int64.fetchAll(
                        db, sql: "SELECT about FROM obligation o WHERE \(predicate.sql) AND ?1 IS NOT NULL ORDER BY about",
                        arguments: [today.day])
                }
                #expect(found == all.filter { predicate.holds(for: $0, on: today) }.map(\.identity.about))
                #expect(found == all.filter { $0.status(on: today) == status }.map(\.identity.about))
                let listed = try await store.read {
                    try $0.obligations(ObligationFilter(statuses: [status], today: today), after: nil, limit: 10_000)
                }
                #expect(listed.map(\.identity.about) == found)
            }
        }
        try pool.close()
        try store.close()
    }
}
