/// The consistency of a bundle's two checkpoints.
enum BundleProof {
    /// Whether the proof leads from one to the other. From an empty log there is nothing to prove, and all leaves are in the bundle.
    static func holds(_ proof: [Hash], from old: Checkpoint, to new: Checkpoint) -> Bool {
        if old.size == 0, new.size > 0 { return proof.isEmpty && old.root == MerkleTree.emptyRoot }
        return MerkleTree.checkConsistency(oldSize: old.size, size: new.size, oldRoot: old.root, root: new.root, proof: proof)
    }
}
