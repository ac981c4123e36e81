/// The head of a log at one size (C2SP tlog-checkpoint): origin, number of leaves, root; no extension lines.
package struct Checkpoint: Hashable, Sendable {
    /// Name of the log, and of the key that signs for it.
    package let origin: String
    /// Number of leaves, ≥ 0.
    package let size: Int64
    /// Root of the tree of that size.
    package let root: Hash

    /// Origins of demonstration logs begin so, for ever.
    package static let demonstrationPrefix = "lianhu-demo/"

    /// Throws `NoteError.malformedCheckpoint` for a negative size, an invalid origin, or an empty log with another root than `emptyRoot`.
    package init(origin: String, size: Int64, root: Hash) throws(NoteError) {
        guard KeyName.isValid(origin), size >= 0, size > 0 || root == MerkleTree.emptyRoot else { throw .malformedCheckpoint }
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// Reads a note's text of exactly three lines; throws `NoteError.malformedCheckpoint`.
    package init(parsing text: String) throws(NoteError) {
        let lines = text.utf8.split(separator: 0x0a, omittingEmptySubsequences: false)
        guard lines.count == 4, lines[3].isEmpty, let origin = String(lines[0]), let size = Decimal.parse(lines[1]),
            let bytes = Base64.decode(lines[2]), let root = Hash(bytes: bytes)
        else { throw .malformedCheckpoint }
        try self.init(origin: origin, size: size, root: root)
    }

    /// The text that is signed: three lines.
    package var text: String { "\(origin)\n\(size)\n\(root.base64)\n" }

    /// Whether the log holds invented data.
    package var isDemonstration: Bool { origin.utf8.starts(with: Self.demonstrationPrefix.utf8) }

    /// The signed note; throws `NoteError.originDiffers` unless the key bears the log's name.
    package func signed(by key: SigningKey) throws -> Note {
        try requireName(of: key.verifier)
        return try Note(signing: text, with: key)
    }

    /// Reads and verifies a checkpoint note; throws `NoteError`.
    package static func open(_ note: some Collection<UInt8>, key: VerifierKey) throws(NoteError) -> Checkpoint {
        let note = try Note(parsing: note)
        try note.verify(with: [key])
        let checkpoint = try Checkpoint(parsing: note.text)
        try checkpoint.requireName(of: key)
        return checkpoint
    }

    private func requireName(of key: VerifierKey) throws(NoteError) {
        guard KeyName.same(origin, key.name) else { throw .originDiffers(origin: origin, key: key.name) }
    }
}
