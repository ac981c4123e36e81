import FoundationEssentials
import GRDB
import LianhuCore
import LianhuEngine
import Synchronization

/// The Store port on one SQLite file: facts, messages and audit log in one transaction, durable before anybody is answered.
///
/// One connection writes, and it alone checkpoints: SQLite before 3.51.3 can lose commits when several do. Whoever opens a store holds the lock of
/// its folder.
package final class SQLiteStore: Store {
    /// How a store is opened; the defaults are for the daemon, the others for tests.
    package struct Options: Sendable {
        /// Reading connections, at least 1.
        package var readers = 4
        /// Threads that callers share; all but one of them may be lent to brief reads.
        package var processors = ProcessInfo.processInfo.activeProcessorCount
        /// The database may not grow beyond so many pages of 4 KiB; nil: the disk decides.
        package var maximumPages: Int?
        /// False leaves the writer as GRDB opens it, which must then be refused.
        package var setsSynchronous = true
        /// Told when the mark beside the database could not be written.
        package var onMarkFailure: (@Sendable (any Error) -> Void)?

        package init() {}
    }

    private let pool: DatabasePool
    private let shared = SharedCache()
    private let readers: ReadQueue
    private let writer: Writer

    /// Opens or creates the database at a path, in a folder that exists.
    ///
    /// Throws `StoreError`: `.newerSchema`, `.foreignDatabase`, `.behindMark`, `.damagedLog`, `.notDurable`, `.readOnly`, `.cannotOpen`, `.full`,
    /// `.io`.
    package init(path: String, options: Options = Options()) throws {
        let folder = DatabaseFile.folder(of: path)
        pool = try DatabaseFile.open(path: path, options: options)
        readers = ReadQueue(limit: options.readers, processors: options.processors)
        let mark = try HighWaterMark.read(in: folder)
        let shared = shared
        do {
            let state = try pool.read { db in try DatabaseFile.loadState(SQLiteReader(db, shared: shared), mark: mark) }
            writer = Writer(
                pool: pool, shared: shared, folder: folder, state: state, mark: mark, onMarkFailure: options.onMarkFailure)
        } catch {
            throw StoreError.translating(error)
        }
    }

    package func write<Result: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            writer.submit(WriteJob(body, continuation: continuation))
        }
    }

    package func readBriefly<Result: Sendable>(
        _ body: @escaping @Sendable (any StoreReader) throws -> Result
    ) async throws -> Result {
        do {
            let result = try readers.runHere { try pool.read { db in try body(SQLiteReader(db, shared: shared)) } }
            if let result { return result }
        } catch {
            throw StoreError.translating(error)
        }
        return try await read(body)
    }

    package func read<Result: Sendable>(_ body: @escaping @Sendable (any StoreReader) throws -> Result) async throws -> Result {
        // GRDB's own asynchronous read takes twice as long to begin.
        try await withCheckedThrowingContinuation { continuation in
            readers.run { [pool, shared] in
                do {
                    continuation.resume(returning: try pool.read { db in try body(SQLiteReader(db, shared: shared)) })
                } catch {
                    continuation.resume(throwing: StoreError.translating(error))
                }
            }
        }
    }

    /// Moves whenever the writer gets something done: for the watchdog.
    package var progress: UInt64 { writer.progress.load(ordering: .relaxed) }

    /// Callers that wait for the writer.
    package var queueDepth: Int { writer.depth.load(ordering: .relaxed) }

    /// Writes what has queued, leaves the mark, folds the write-ahead log into the database and closes it; later calls throw
    /// `StoreError.closed`. Throws what the mark or the database failed with.
    package func close() throws {
        try writer.close()
        do {
            _ = try pool.writeWithoutTransaction { db in try db.checkpoint(.truncate) }
            try pool.close()
        } catch {
            throw StoreError.translating(error)
        }
    }
}
