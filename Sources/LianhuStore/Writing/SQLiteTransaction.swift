import GRDB
import GRDBSQLite
import LianhuAudit
import LianhuCore
import LianhuEngine

/// The writer's transaction: reads what it wrote, appends facts, and can take parts back.
final class SQLiteTransaction: SQLiteReader, StoreTransaction {
    /// How a part is taken back that failed after it had written.
    enum Undo {
        /// The whole transaction is given up, to be tried again with savepoints: parts hardly ever fail once they write, and a savepoint copies
        /// every page that is touched after it.
        case retry
        case savepoint
    }

    /// As of what was written so far.
    var state: WriterState
    let places: MemberPlaces
    private let undo: Undo
    private let progress: () -> Void
    /// A part failed after it had written, and nothing but a rollback takes that back.
    private(set) var isSpoiled = false

    init(_ db: Database, shared: SharedCache, state: WriterState, places: MemberPlaces, undo: Undo, progress: @escaping () -> Void) {
        self.state = state
        self.places = places
        self.undo = undo
        self.progress = progress
        super.init(db, shared: shared)
    }

    var frontier: Frontier { state.frontier }

    override func organisation() throws -> Organisation {
        if let known = state.organisation { return known }
        // A revision that is kept for all was committed, and this transaction has changed nothing since it has that number.
        let organisation = try shared.organisation(revision: state.organisationRevision) ?? loadOrganisation()
        state.organisation = organisation
        return organisation
    }

    override func rulesVersion() throws -> RulesVersion? {
        if let known = state.rules { return known }
        let version = try super.rulesVersion()
        state.rules = version
        return version
    }

    override func lastClosure(of kind: PeriodKind) throws -> ClosureRecord? {
        guard kind == .month else { return try super.lastClosure(of: kind) }
        if let known = state.lastMonth { return known }
        let closure = try super.lastClosure(of: kind)
        state.lastMonth = .some(closure)
        return closure
    }

    // MARK: Parts

    func savepoint<Result>(_ body: () throws -> Result) throws -> Result { try savepoint("part", body) }

    /// Runs a part whose effects vanish if it throws: at once, or because the whole transaction is given up and tried again.
    func part<Result>(_ name: String, _ body: () throws -> Result) throws -> Result {
        guard undo == .retry else { return try savepoint(name, body) }
        try requireTransaction()
        let before = state
        let changes = changeCount
        do {
            let result = try body()
            try requireTransaction()
            return result
        } catch {
            state = before
            places.forget()
            if isInTransaction && changeCount != changes { isSpoiled = true }
            throw StoreError.translating(error)
        }
    }

    /// Savepoints of one name may be nested: SQL means the innermost one.
    private func savepoint<Result>(_ name: String, _ body: () throws -> Result) throws -> Result {
        try requireTransaction()
        let before = state
        try query("SAVEPOINT \(name)").run()
        do {
            let result = try body()
            try requireTransaction()
            try query("RELEASE \(name)").run()
            return result
        } catch {
            state = before
            places.forget()
            // On some failures SQLite has taken everything back by itself; then no part can be released either.
            if isInTransaction {
                try query("ROLLBACK TO \(name)").run()
                try query("RELEASE \(name)").run()
                isSpoiled = false
            }
            throw StoreError.translating(error)
        }
    }

    /// Rows that this connection ever changed.
    private var changeCount: Int64 { sqlite3_total_changes64(db.sqliteConnection) }

    /// False once SQLite has rolled everything back because of a failure.
    var isInTransaction: Bool { sqlite3_get_autocommit(db.sqliteConnection) == 0 }

    /// Nothing may be written outside the transaction, even if a body went on after a failure; throws what SQLite failed with.
    func requireTransaction() throws {
        guard !isSpoiled else { throw StoreError.stopped }
        guard !isInTransaction else { return }
        let code = sqlite3_extended_errcode(db.sqliteConnection)
        throw code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW ? .stopped : StoreError(code: code, message: "rolled back")
    }

    // MARK: Facts in

    func append(_ changes: Changes) throws {
        // A refused commit leaves nothing behind, even if its caller goes on.
        try part("append") {
            try appendRegistry(changes)
            try appendDaily(changes)
            try appendMatters(changes)
            try appendCampaigns(changes)
            try appendChecks(changes)
            try appendRules(changes)
            try appendObligations(changes.obligations)
            try appendCounters(changes.counters)
            try appendVisitDays(changes.visitDays)
            try appendEvidence(changes)
            try appendClosing(changes)
            try appendPast(changes)
            try appendEscalation(changes)
            try appendDelivery(changes)
            try appendInstance(changes)
            try appendLeaves(changes.leaves)
            if let checkpoint = changes.checkpoint { try appendCheckpoint(checkpoint) }
            state.keys.note(changes)
        }
        progress()
    }

    override func nextKey(_ space: KeySpace) throws -> Int64 {
        if let known = state.keys[space] { return known }
        let next = try super.nextKey(space)
        state.keys[space] = next
        return next
    }

    /// Runs one statement for each of some rows.
    func insert<Row>(_ rows: [Row], _ sql: String, _ bind: (inout Parameters, Row) throws -> Void) throws {
        guard !rows.isEmpty else { return }
        let query = try query(sql)
        for row in rows {
            var values = query.parameters()
            try bind(&values, row)
            try query.run()
        }
    }
}
