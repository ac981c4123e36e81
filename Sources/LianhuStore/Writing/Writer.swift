import Dispatch
import GRDB
import LianhuAudit
import LianhuCore
import LianhuEngine
import Synchronization

/// The one writer: whatever has queued is written in one transaction, and everybody is answered after its COMMIT.
///
/// Unchecked, because `state`, `places` and what belongs to the mark are touched on `queue` only.
final class Writer: @unchecked Sendable {
    private let pool: DatabasePool
    private let shared: SharedCache
    private let folder: String
    private let onMarkFailure: (@Sendable (any Error) -> Void)?
    private let queue = DispatchQueue(label: "lianhu.store.writer", qos: .userInitiated)
    private let pending = Mutex(Pending())

    /// Moves whenever a piece of work or a part of one is done: for the watchdog.
    let progress: Atomic<UInt64> = Atomic(0)
    /// Callers that wait for an answer.
    let depth: Atomic<Int> = Atomic(0)

    private var state: WriterState
    private let places = MemberPlaces()
    private var isStopped = false
    private var marked: HighWaterMark?
    private var markedAt: ContinuousClock.Instant?
    private var isMarkScheduled = false

    private struct Pending {
        var jobs: [WriteJob] = []
        var isDraining = false
        var isClosed = false
    }

    /// The most that share a commit.
    private static let batch = 256

    init(
        pool: DatabasePool, shared: SharedCache, folder: String, state: WriterState, mark: HighWaterMark?,
        onMarkFailure: (@Sendable (any Error) -> Void)?
    ) {
        self.pool = pool
        self.shared = shared
        self.folder = folder
        self.state = state
        self.onMarkFailure = onMarkFailure
        marked = mark
    }

    // MARK: Queue

    func submit(_ job: WriteJob) {
        let (isTaken, mustStart) = pending.withLock { pending in
            guard !pending.isClosed else { return (false, false) }
            pending.jobs.append(job)
            defer { pending.isDraining = true }
            return (true, !pending.isDraining)
        }
        guard isTaken else { return job.fail(StoreError.closed) }
        depth.add(1, ordering: .relaxed)
        if mustStart { queue.async { self.drain() } }
    }

    private func drain() {
        while true {
            let jobs = pending.withLock { pending in
                let jobs = Array(pending.jobs.prefix(Self.batch))
                pending.jobs.removeFirst(jobs.count)
                pending.isDraining = !jobs.isEmpty
                return jobs
            }
            guard !jobs.isEmpty else { return }
            var left = jobs[...]
            while !left.isEmpty { left = commit(left) }
            markIfDue()
        }
    }

    /// Finishes what has queued, refuses what comes later, and leaves the mark.
    func close() throws {
        pending.withLock { $0.isClosed = true }
        try queue.sync {
            drain()
            try mark()
        }
    }

    // MARK: Commit

    private enum Outcome {
        case answered(WriteJob.Answer)
        case failed(WriteJob, any Error)
    }

    /// Writes a batch; returns what is left of it, if a failure ended the transaction before all of it was tried.
    private func commit(_ jobs: ArraySlice<WriteJob>) -> ArraySlice<WriteJob> {
        var outcomes: [Outcome] = []
        var failure: (any Error)?
        do {
            guard !isStopped else { throw StoreError.stopped }
            let written = try pool.writeWithoutTransaction { db in try write(jobs, db, &outcomes) }
            if let organisation = written.organisation {
                shared.keep(organisation, revision: written.organisationRevision)
            }
            state = written
        } catch {
            failure = StoreError.translating(error)
            places.forget()
            if case .io = failure as? StoreError { isStopped = true }
            // Nothing could even begin: everybody is told.
            if outcomes.isEmpty { outcomes = jobs.map { .failed($0, failure ?? error) } }
        }
        progress.add(1, ordering: .relaxed)
        depth.subtract(outcomes.count, ordering: .relaxed)
        for outcome in outcomes {
            switch outcome {
            case .answered(let answer): answer(failure)
            case .failed(let job, let error): job.fail(error)
            }
        }
        return jobs.dropFirst(outcomes.count)
    }

    /// Writes a batch without savepoints, and once more with them if a job failed after it had written: work is decided anew, so nothing of
    /// the first attempt is left.
    private func write(_ jobs: ArraySlice<WriteJob>, _ db: Database, _ outcomes: inout [Outcome]) throws -> WriterState {
        do {
            return try write(jobs, db, .retry, &outcomes)
        } catch is Spoiled {
            outcomes = []
            places.forget()
            return try write(jobs, db, .savepoint, &outcomes)
        }
    }

    private struct Spoiled: Error {}

    private func write(
        _ jobs: ArraySlice<WriteJob>, _ db: Database, _ undo: SQLiteTransaction.Undo, _ outcomes: inout [Outcome]
    ) throws -> WriterState {
        let progress = { _ = self.progress.add(1, ordering: .relaxed) }
        try db.cachedStatement(sql: "BEGIN IMMEDIATE").execute()
        let transaction = SQLiteTransaction(db, shared: shared, state: state, places: places, undo: undo, progress: progress)
        do {
            for job in jobs {
                do {
                    let answer = try jobs.count == 1 ? job.perform(transaction) : transaction.part("job") { try job.perform(transaction) }
                    try transaction.requireTransaction()
                    outcomes.append(.answered(answer))
                } catch {
                    // Alone, it needs no part of its own: there is nothing else to keep. But a part of it may have failed that it could do without.
                    if transaction.isSpoiled { throw Spoiled() }
                    let error = StoreError.translating(error)
                    outcomes.append(.failed(job, error))
                    if jobs.count == 1 { throw error }
                    if case .io = error as? StoreError { throw error }
                    guard transaction.isInTransaction else { throw error }
                }
                progress()
            }
            try db.cachedStatement(sql: "COMMIT").execute()
        } catch {
            if transaction.isInTransaction { try? db.cachedStatement(sql: "ROLLBACK").execute() }
            throw error
        }
        return transaction.state
    }

    // MARK: Mark

    private static let markInterval = Duration.seconds(1)

    /// Leaves a mark at most once a second; what comes in between is marked when the second is over.
    private func markIfDue() {
        guard state.frontier.size != marked?.size else { return }
        let now = ContinuousClock.now
        if let markedAt, now - markedAt < Self.markInterval {
            guard !isMarkScheduled else { return }
            isMarkScheduled = true
            queue.asyncAfter(deadline: .now() + .seconds(1)) { [weak self] in
                self?.isMarkScheduled = false
                self?.markIfDue()
            }
            return
        }
        markedAt = now
        // A mark that cannot be left costs protection, not data: the commit stands.
        do { try mark() } catch { onMarkFailure?(error) }
    }

    private func mark() throws {
        guard state.frontier.size != marked?.size else { return }
        let mark = HighWaterMark(size: state.frontier.size, root: state.frontier.root)
        try mark.write(in: folder)
        marked = mark
    }
}
