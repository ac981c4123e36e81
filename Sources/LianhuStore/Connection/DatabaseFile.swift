import GRDB
import Glibc
import LianhuAudit
import LianhuCore
import LianhuEngine

/// Opens the database, and refuses one that is not as it was left.
enum DatabaseFile {
    /// The folder that holds a file.
    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Opens or creates the database of the newest schema; throws `StoreError`.
    static func open(path: String, options: SQLiteStore.Options) throws -> DatabasePool {
        guard access(folder(of: path), W_OK | X_OK) == 0 else {
            throw errno == ENOENT || errno == ENOTDIR ? StoreError.cannotOpen : StoreError.readOnly
        }
        do {
            try create(path)
            // Looked at before it is opened for writing: what is not ours, or not yet, stays as it is.
            var looking = Configuration()
            looking.readonly = true
            try DatabaseQueue(path: path, configuration: looking).read(Migrations.check)
            let pool = try DatabasePool(path: path, configuration: configuration(options))
            try pool.writeWithoutTransaction { try requireDurability($0, options: options) }
            try Migrations.migrator.migrate(pool)
            return pool
        } catch {
            throw StoreError.translating(error)
        }
    }

    /// Creates an empty file that only its owner can read; SQLite gives its companions the same mode.
    private static func create(_ path: String) throws {
        let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw errno == EROFS || errno == EACCES ? StoreError.readOnly : StoreError.cannotOpen }
        close(descriptor)
    }

    private static func configuration(_ options: SQLiteStore.Options) -> Configuration {
        var configuration = Configuration()
        configuration.label = "lianhu"
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = options.readers
        configuration.persistentReadOnlyConnections = true
        configuration.prepareDatabase { db in
            // Parts of a transaction are remembered in memory, not in a file beside the database.
            try db.execute(sql: "PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF")
            guard !db.configuration.readonly else {
                try db.execute(sql: "PRAGMA cache_size = -16384")
                return
            }
            // The log is folded into the database every 16 MiB; what is erased is overwritten (S60).
            try db.execute(
                sql: """
                    PRAGMA cache_size = -65536;
                    PRAGMA secure_delete = ON;
                    PRAGMA wal_autocheckpoint = 4000;
                    PRAGMA journal_size_limit = 67108864
                    """)
            if let pages = options.maximumPages { try db.execute(sql: "PRAGMA max_page_count = \(pages)") }
        }
        return configuration
    }

    /// GRDB sets NORMAL when it opens a pool, which loses acknowledged work on power loss: FULL is set after that, and read back.
    private static func requireDurability(_ db: Database, options: SQLiteStore.Options) throws {
        if options.setsSynchronous { try db.execute(sql: "PRAGMA synchronous = FULL") }
        let synchronous = try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? 0
        guard synchronous == 2 else { throw StoreError.notDurable(synchronous: synchronous) }
    }

    // MARK: The log

    /// Reads what the writer keeps in memory, and compares leaves, tree, last checkpoint and mark at their ends: O(log n).
    static func loadState(_ reader: SQLiteReader, mark: HighWaterMark?) throws -> WriterState {
        let size = try reader.logSize()
        if let mark, mark.size > size { throw StoreError.behindMark(leaves: size, mark: mark.size) }
        var state = WriterState()
        do {
            state.frontier = try Frontier(size: size, reader: reader)
            try checkLog(reader, size: size, mark: mark)
        } catch is MerkleError {
            throw StoreError.damagedLog(size: size)
        }
        state.latest = try reader.query("SELECT latest FROM leaf ORDER BY seq DESC LIMIT 1").first { $0.integer() } ?? .min
        state.organisationRevision = try reader.organisationRevision()
        try reader.query("SELECT rule, period, closes_before FROM rule_period").forEach { row in
            state.periods[WriterState.RulePeriod(rule: row.integer(), period: row.integer())] = row.day()
            return true
        }
        return state
    }

    private static func checkLog(_ reader: SQLiteReader, size: Int64, mark: HighWaterMark?) throws {
        let hashes = try reader.query("SELECT max(idx) FROM tree_hash").first { $0.optionalInteger() ?? -1 } ?? -1
        guard hashes + 1 == StoredHash.count(size) else { throw StoreError.damagedLog(size: size) }
        if let last = try reader.leaves(from: size - 1, limit: 1).first {
            guard try [MerkleTree.leafHash(last.body)] == reader.readHashes([StoredHash.index(level: 0, size - 1)]) else {
                throw StoreError.damagedLog(size: size)
            }
        }
        if let checkpoint = try reader.checkpoint(atMost: .max) {
            guard checkpoint.size <= size, let head = try? Checkpoint(parsing: Note(parsing: checkpoint.note).text),
                try head.size == checkpoint.size && head.root == MerkleTree.treeHash(size: head.size, reader: reader)
            else { throw StoreError.damagedLog(size: checkpoint.size) }
        }
        if let mark {
            guard try mark.root == MerkleTree.treeHash(size: mark.size, reader: reader) else {
                throw StoreError.damagedLog(size: mark.size)
            }
        }
    }
}
