import LianhuCore

/// What MemoryStore refuses: each is a fault of its caller, which a database's constraints would refuse too.
package enum MemoryStoreError: Error, Hashable, Sendable {
    /// An obligation of this identity exists (S3).
    case duplicateObligation(Identity)
    /// There is no such obligation to update, or it is no longer what the change was decided on.
    case staleObligation(Identity)
    /// Evidence with this key or client's key exists (S58).
    case duplicateEvidence(String)
    /// There is no such evidence to supersede.
    case unknownEvidence(EvidenceKey)
    /// Another member has this id.
    case duplicateID(String)
    /// A registry row of no known member.
    case unknownEntity(EntityKey)
    /// The step was done with before (S36).
    case duplicateStep(Identity, step: Int)
    /// A row with this key exists.
    case duplicateKey(Int64)
    /// A leaf that does not continue the log: the sequence number that was expected, and the one that came.
    case brokenLog(expected: Int64, got: Int64)
    /// The log sink keeps no leaves.
    case logNotKept
}
