import LianhuCore

/// Why a store cannot do what it was asked; the same words for every store, so that callers can answer without knowing which it is.
package enum StoreError: Error, Hashable, Sendable {
    // MARK: At start
    /// The database was written by a newer program.
    case newerSchema(found: Int, known: Int)
    /// The file is a database of something else, or none.
    case foreignDatabase
    /// The database or its folder cannot be opened.
    case cannotOpen
    /// The writer would not wait for the disk: `PRAGMA synchronous` as read back.
    case notDurable(synchronous: Int)
    /// The database holds fewer leaves than were acknowledged: it was put back to an older state.
    case behindMark(leaves: Int64, mark: Int64)
    /// The log, its tree, a checkpoint and the mark file contradict each other at this size.
    case damagedLog(size: Int64)

    // MARK: Running
    /// No space is left, or the database may not grow further.
    case full
    case readOnly
    /// The disk failed; SQLite's extended code.
    case io(code: Int)
    /// Another program holds the database.
    case busy
    /// The file is damaged; SQLite's extended code.
    case corrupt(code: Int)
    /// No writes are taken any more since the disk failed: what it holds is not known until a restart.
    case stopped
    /// The store was closed.
    case closed
    /// Any other failure of the database; SQLite's extended code.
    case database(code: Int, message: String)

    // MARK: Faults of the caller
    /// A row breaks a constraint: which one.
    case constraint(String)
    /// There is no such obligation, or it is no longer what the change was decided on.
    case staleObligation(Identity)
    /// There is no such evidence.
    case unknownEvidence(EvidenceKey)
    /// A registry row of no known member.
    case unknownEntity(EntityKey)
    /// A leaf that does not continue the log: the number that was expected, and the one that came.
    case brokenLog(expected: Int64, got: Int64)
}
