/// A consistency proof with the checkpoint it leads to, in the form that a C2SP witness takes (tlog-witness, add-checkpoint).
package struct ConsistencyProofFile: Hashable, Sendable {
    package let oldSize: Int64
    package let hashes: [Hash]
    /// The signed note, exact text.
    package let checkpoint: String

    package init(oldSize: Int64, hashes: [Hash], checkpoint: String) {
        self.oldSize = oldSize
        self.hashes = hashes
        self.checkpoint = checkpoint
    }

    /// Reads the file; nil if it is malformed. Nothing is verified.
    package init?(parsing bytes: some Collection<UInt8>) {
        var lines = ProofLines(bytes)
        guard let oldSize = lines.number(after: "old "), let hashes = lines.hashes() else { return nil }
        self.init(oldSize: oldSize, hashes: hashes, checkpoint: lines.rest)
    }

    /// The file's text.
    package var text: String {
        "old \(oldSize)\n" + hashes.map { $0.base64 + "\n" }.joined() + "\n" + checkpoint
    }
}
