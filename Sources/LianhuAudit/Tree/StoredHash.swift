/// Numbering of the hashes of all complete subtrees of a log in the order in which they come into being, so that storage only
/// ever appends: leaf n is followed by each subtree that it completes, lowest first.
///
/// `level` 0 is leaves; hash `n` of level `l` covers leaves n·2^l … (n+1)·2^l − 1. All arguments are ≥ 0 and below 2^62.
package enum StoredHash {
    /// Position of hash `n` of a level.
    package static func index(level: Int, _ n: Int64) -> Int64 {
        // It is written right after the last leaf it covers, above that leaf's lower subtrees.
        let leaf = (n + 1) << Int64(level) - 1
        return count(leaf) + Int64(level)
    }

    /// Number of hashes stored for a log of so many leaves: the nodes of its complete subtrees, 2n − popcount(n).
    package static func count(_ leaves: Int64) -> Int64 {
        2 * leaves - Int64(leaves.nonzeroBitCount)
    }

    /// The level and number that a position holds; the reverse of `index(level:_:)`.
    package static func split(_ index: Int64) -> (level: Int, n: Int64) {
        // The leaf written at or before the position lies near index / 2 and never below it.
        var leaf = index / 2
        while count(leaf + 1) <= index { leaf += 1 }
        let level = Int(index - count(leaf))
        return (level, leaf >> Int64(level))
    }
}
