import LianhuAudit

/// Where MemoryStore sends its leaves: a full log in tests, a counter in simulations.
package protocol LogSink: AnyObject, Sendable {
    func append(_ leaf: SealedLeaf)
}

/// A leaf as stored: its exact bytes and the tree hashes that it completes.
package struct SealedLeaf: Hashable, Sendable {
    /// Its index in the tree, from 0.
    package var seq: Int64
    /// Milliseconds since 1970 of its `ts`.
    package var at: Int64
    package var act: String
    /// The unit whose scope may see it as an event; nil: the whole tree only (S57).
    package var unit: Int64?
    package var body: [UInt8]
    /// Hashes to store, in layout order: the leaf's own first.
    package var hashes: [Hash]

    package init(seq: Int64, at: Int64, act: String, unit: Int64?, body: [UInt8], hashes: [Hash]) {
        self.seq = seq
        self.at = at
        self.act = act
        self.unit = unit
        self.body = body
        self.hashes = hashes
    }
}
