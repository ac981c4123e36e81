extension MerkleTree {
    /// Whether the proof shows that `leaf` is leaf number `index` of the tree with this size and root (RFC 9162 §2.1.3.2).
    package static func checkInclusion(index: Int64, size: Int64, leaf: Hash, root: Hash, proof: [Hash]) -> Bool {
        guard index >= 0, index < size else { return false }
        var node = index
        var last = size - 1
        var hash = leaf
        for sibling in proof {
            guard last != 0 else { return false }
            if node & 1 == 1 || node == last {
                hash = nodeHash(sibling, hash)
                // A node at the ragged right edge has no sibling on the levels where it is a left child.
                while node & 1 == 0, node != 0 {
                    node >>= 1
                    last >>= 1
                }
            } else {
                hash = nodeHash(hash, sibling)
            }
            node >>= 1
            last >>= 1
        }
        return last == 0 && hash == root
    }

    /// Whether the proof shows that the new tree only adds to the old one (RFC 9162 §2.1.4.2).
    ///
    /// Every tree adds to the empty one, which therefore proves nothing and is refused unless both are empty.
    package static func checkConsistency(oldSize: Int64, size: Int64, oldRoot: Hash, root: Hash, proof: [Hash]) -> Bool {
        guard oldSize >= 0, oldSize <= size else { return false }
        if oldSize == size {
            return proof.isEmpty && oldRoot == root && (size > 0 || root == emptyRoot)
        }
        guard oldSize > 0 else { return false }
        var path = proof[...]
        // The old root itself begins the path if the old tree is one complete subtree.
        if oldSize.nonzeroBitCount == 1 { path = [oldRoot] + proof }
        guard var oldHash = path.popFirst() else { return false }
        var hash = oldHash
        var node = oldSize - 1
        var last = size - 1
        while node & 1 == 1 {
            node >>= 1
            last >>= 1
        }
        for sibling in path {
            guard last != 0 else { return false }
            if node & 1 == 1 || node == last {
                oldHash = nodeHash(sibling, oldHash)
                hash = nodeHash(sibling, hash)
                while node & 1 == 0, node != 0 {
                    node >>= 1
                    last >>= 1
                }
            } else {
                hash = nodeHash(hash, sibling)
            }
            node >>= 1
            last >>= 1
        }
        return last == 0 && oldHash == oldRoot && hash == root
    }
}
