import LianhuAudit

/// SHA-256 of bytes, as the leaves write it.
package enum Digest256 {
    /// 64 lower-case hexadecimal digits.
    ///
    /// It is the Merkle leaf hash, that is SHA-256 with a zero byte before the data: the one hash that the log's readers have anyway.
    package static func hex(_ bytes: [UInt8]) -> String { MerkleTree.leafHash(bytes).hex }
}
