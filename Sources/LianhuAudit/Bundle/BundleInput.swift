/// All of a bundle but its entries: an export covers the leaves [m, n) between two checkpoints.
package struct BundleInput: Sendable {
    /// The signed note at size n.
    package let checkpoint: String
    /// The signed note at size m; for a log's first export, a note of size 0.
    package let previousCheckpoint: String
    /// The frontier at size m.
    package let compactRange: Frontier
    /// The consistency proof from m to n; empty if m is 0 or n.
    package let consistency: [Hash]
    /// The log's key.
    package let verifierKey: VerifierKey
    package let words: BundleWords

    package init(
        checkpoint: String, previousCheckpoint: String, compactRange: Frontier, consistency: [Hash], verifierKey: VerifierKey,
        words: BundleWords
    ) {
        self.checkpoint = checkpoint
        self.previousCheckpoint = previousCheckpoint
        self.compactRange = compactRange
        self.consistency = consistency
        self.verifierKey = verifierKey
        self.words = words
    }
}
