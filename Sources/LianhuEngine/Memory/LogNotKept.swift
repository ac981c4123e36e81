/// A MemoryStore was asked for leaves or hashes, but its log sink keeps none.
package struct LogNotKept: Error, Hashable, Sendable {}
