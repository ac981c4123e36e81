import GRDB
import LianhuCore
import LianhuEngine
import Testing

@testable import LianhuStore

/// SQLite knows nothing of the numbers here, so that a way through a large table is chosen by the statement, and watched.
@Suite("Ways through large tables")
struct QueryPlanTests {
    /// Every statement that these calls prepare.
    private static func prepared(_ folder: TestFolder) throws -> [String] {
        let pool = try DatabaseFile.open(path: folder.database, options: SQLiteStore.Options())
        var statements: [String] = []
        try pool.writeWithoutTransaction { db in
            let reader = SQLiteReader(db, shared: SharedCache())
            func watch(_ body: () throws -> Void) throws {
                db.trace(options: .statement) { event in
                    // What a trigger or a foreign key does is not a statement of ours.
                    if case .statement(let statement) = event, !statement.sql.hasPrefix("--") { statements.append(statement.sql) }
                }
                try body()
                db.trace()
            }
            try db.inTransaction {
                let transaction = SQLiteTransaction(
                    db, shared: SharedCache(), state: WriterState(), places: MemberPlaces(), undo: .retry, progress: {})
                try transaction.append(Sample.registry)
                try watch {
                    try transaction.append(Sample.duties)
                    try Self.call(reader)
                }
                return .commit
            }
        }
        return Array(Set(statements)).sorted()
    }

    private static func call(_ reader: SQLiteReader) throws {
        let item = Identity(about: 6, rule: 1, period: 1, slot: 1)
        _ = try reader.excuseRequests(of: item)
        for after in [nil, item] { _ = try reader.pendingExcuses(after: after, limit: 10) }
        // One key and several are two statements.
        for keys in [[6], [6, 600_000]] as [[EntityKey]] {
            let items = keys.map { Identity(about: $0, rule: 1, period: 1, slot: 1) }
            _ = try reader.obligations(about: keys, rule: nil, closingAfter: Sample.day)
            _ = try reader.subjectFacts(keys)
            _ = try reader.subjects(keys)
            _ = try reader.tags(of: keys)
            _ = try reader.aliases(of: keys)
            _ = try reader.aliases(into: keys)
            _ = try reader.residents(of: keys)
            _ = try reader.household(of: 6)
            _ = try reader.entities(keys: keys)
            _ = try reader.links(ofSubjects: keys)
            _ = try reader.profiles(of: keys)
            _ = try reader.handledSteps(items)
            _ = try reader.acknowledgements(items)
            _ = try reader.excuses(items)
        }
        _ = try reader.obligations([item])
        _ = try reader.obligations(rule: 1, period: 1, about: 1...9)
        _ = try reader.unsettled(rule: 1, dueBefore: Sample.day, after: item, limit: 10)
        _ = try reader.obligations(ObligationFilter(units: [2], statuses: [.open], today: Sample.day), after: nil, limit: 10)
        _ = try reader.evidence(ids: ["a"])
        _ = try reader.evidence(about: 6, from: Sample.day)
        _ = try reader.evidence(EvidenceFilter(units: [2]), after: 0, limit: 10)
        _ = try reader.evidence(EvidenceFilter(worker: 4), after: 0, limit: 10)
        _ = try reader.counters(unit: 1, rule: nil, periods: 0...9, asOf: Sample.day)
        _ = try reader.subjectFacts(kinds: ["household"], after: 0, limit: 10)
        _ = try reader.entities(kind: .subject, subkind: nil, units: [2], after: 0, limit: 10)
        _ = try reader.entities(ids: ["H-6"])
        _ = try reader.entities(named: "x", kind: .worker, limit: 2)
        _ = try reader.links(ofWorkers: [4])
        _ = try reader.leaves(from: 0, limit: 10)
        _ = try reader.checkpoint(atMost: 10)
        _ = try reader.idempotency(uid: 1, route: "", key: "")
        _ = try reader.told([4])
        _ = try reader.escalations(EscalationFilter(skip: .noRecipient), after: 0, limit: 10)
        _ = try reader.deliveryCounts(.dead)
    }

    private static func plan(_ db: Database, of sql: String) throws -> [String] {
        let statement = try db.makeStatement(sql: "EXPLAIN QUERY PLAN " + sql)
        statement.setUncheckedArguments([])
        return try Row.fetchAll(statement).map { $0["detail"] }
    }

    @Test("no statement of a hot path scans a table that grows") func noScans() async throws {
        let folder = try TestFolder()
        let statements = try Self.prepared(folder)
        #expect(statements.count > 25)
        let pool = try DatabasePool(path: folder.database)
        // Few rows: the keys asked for, periods of rules, units and workers.
        let small = [
            "k", "CONSTANT", "p", "json_each", "unit", "u", "worker", "w", "unit_parent", "worker_role", "post_holding", "unit_parameter",
            "absence", "state",
        ]
        for statement in statements {
            let plan = try await pool.read { try Self.plan($0, of: statement) }
            for step in plan where step.hasPrefix("SCAN ") {
                let table = step.split(separator: " ")[1]
                #expect(small.contains(String(table)), "\(step) in \(statement)")
            }
        }
        let walk = try await pool.read { try Self.plan($0, of: MemberWalk.sql([.open])) }
        #expect(walk.contains("SEARCH o USING PRIMARY KEY (rule=? AND period=? AND about=?)"))
        try pool.close()
    }
}
