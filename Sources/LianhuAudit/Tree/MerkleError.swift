/// Why a tree cannot be computed.
package enum MerkleError: Error, Hashable, Sendable {
    /// The store has no hash at this position.
    case missingHash(Int64)
    /// A leaf number or size outside the tree.
    case outOfRange
    /// A reader answered with another number of hashes than it was asked for.
    case wrongCount
}
