/// Why bytes are not a leaf.
package enum LeafFault: Error, Hashable, Sendable {
    /// Not canonical JSON.
    case json(JSONFault)
    /// More than 65,535 bytes.
    case tooLong
    /// A member that every leaf has is missing or malformed.
    case member(String)
    /// `seq` is not the leaf's number in the log.
    case outOfSequence(expected: Int64, found: Int64)
}
