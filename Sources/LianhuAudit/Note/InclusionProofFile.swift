/// Proof that one leaf is in the log, with the checkpoint it leads to (C2SP tlog-proof@v1).
package struct InclusionProofFile: Hashable, Sendable {
    package let index: Int64
    package let hashes: [Hash]
    /// The signed note, exact text.
    package let checkpoint: String

    private static let heading = "c2sp.org/tlog-proof@v1"

    package init(index: Int64, hashes: [Hash], checkpoint: String) {
        self.index = index
        self.hashes = hashes
        self.checkpoint = checkpoint
    }

    /// Reads the file; nil if it is malformed. Extra data is skipped, being unauthenticated. Nothing is verified.
    package init?(parsing bytes: some Collection<UInt8>) {
        var lines = ProofLines(bytes)
        guard lines.next()?.elementsEqual(Self.heading.utf8) == true else { return nil }
        if lines.peek()?.starts(with: "extra ".utf8) == true {
            guard let extra = lines.next(), Base64.decode(extra.dropFirst(6)) != nil else { return nil }
        }
        guard let index = lines.number(after: "index "), let hashes = lines.hashes() else { return nil }
        self.init(index: index, hashes: hashes, checkpoint: lines.rest)
    }

    /// The file's text.
    package var text: String {
        "\(Self.heading)\nindex \(index)\n" + hashes.map { $0.base64 + "\n" }.joined() + "\n" + checkpoint
    }

    /// The verified checkpoint that contains this leaf; throws `NoteError`, or `MerkleError.outOfRange` if the proof does not hold.
    package func verify(leaf: [UInt8], key: VerifierKey) throws -> Checkpoint {
        let head = try Checkpoint.open(checkpoint.utf8, key: key)
        let leaf = MerkleTree.leafHash(leaf)
        guard MerkleTree.checkInclusion(index: index, size: head.size, leaf: leaf, root: head.root, proof: hashes) else {
            throw MerkleError.outOfRange
        }
        return head
    }
}
