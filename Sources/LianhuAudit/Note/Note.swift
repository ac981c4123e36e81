/// A text signed by one or more keys (C2SP signed-note): the text, an empty line, and lines `— name base64`.
package struct Note: Hashable, Sendable {
    /// One signature line.
    package struct Signature: Hashable, Sendable {
        package let name: String
        package let keyID: UInt32
        /// The signature without the key id in front.
        package let bytes: [UInt8]

        var line: String { "— \(name) \(Base64.encode(VerifierKey.bytes(keyID) + bytes))\n" }
    }

    /// The signed text with its final newline.
    package let text: String
    /// At least one.
    package private(set) var signatures: [Signature]

    private static let longestNote = 1_000_000
    private static let mostSignatures = 100

    /// Reads a note; throws `NoteError.malformed` for anything that the specification does not allow. Nothing is verified yet.
    package init(parsing bytes: some Collection<UInt8>) throws(NoteError) {
        let bytes = Array(bytes)
        guard bytes.count <= Self.longestNote, String(validating: bytes, as: UTF8.self) != nil,
            bytes.allSatisfy({ $0 >= 0x20 || $0 == 0x0a }), bytes.last == 0x0a,
            let gap = bytes.indices.dropLast().last(where: { bytes[$0] == 0x0a && bytes[$0 + 1] == 0x0a })
        else { throw .malformed }
        text = String(decoding: bytes[...gap], as: UTF8.self)
        signatures = []
        for line in bytes[(gap + 2)...].dropLast().split(separator: 0x0a, omittingEmptySubsequences: false) {
            guard signatures.count < Self.mostSignatures, let signature = Self.signature(line) else { throw .malformed }
            signatures.append(signature)
        }
        guard !signatures.isEmpty else { throw .malformed }
    }

    /// Reads a note; throws `NoteError.malformed`.
    package init(parsing text: String) throws(NoteError) {
        try self.init(parsing: text.utf8)
    }

    private static func signature(_ line: ArraySlice<UInt8>) -> Signature? {
        let dash = Array("— ".utf8)
        guard line.starts(with: dash) else { return nil }
        let parts = line.dropFirst(dash.count).split(separator: 0x20, maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let bytes = Base64.decode(parts[1]), bytes.count >= 5 else { return nil }
        let name = String(decoding: parts[0], as: UTF8.self)
        guard KeyName.isValid(name) else { return nil }
        return Signature(name: name, keyID: VerifierKey.number(bytes.prefix(4)), bytes: Array(bytes.dropFirst(4)))
    }

    /// A note signed with one key; the text must be valid, non-empty and end in a newline, else `NoteError.malformed`.
    package init(signing text: String, with key: SigningKey) throws {
        let bytes = Array(text.utf8)
        guard bytes.last == 0x0a, bytes.allSatisfy({ $0 >= 0x20 || $0 == 0x0a }) else { throw NoteError.malformed }
        self.text = text
        signatures = [Signature(name: key.verifier.name, keyID: key.verifier.id, bytes: try key.sign(text))]
    }

    /// Adds another key's signature, as at a change of keys.
    package mutating func add(signatureOf key: SigningKey) throws {
        signatures.append(Signature(name: key.verifier.name, keyID: key.verifier.id, bytes: try key.sign(text)))
    }

    /// The note as bytes to publish.
    package var encoded: String {
        text + "\n" + signatures.map(\.line).joined()
    }

    /// The known keys that signed. Signatures by others are ignored; one by a known key that does not fit refuses the whole note.
    ///
    /// Throws `NoteError.invalidSignature`, or `.noKnownSignature` if no known key signed.
    @discardableResult
    package func verify(with keys: [VerifierKey]) throws(NoteError) -> [VerifierKey] {
        var signers: [VerifierKey] = []
        for signature in signatures {
            for key in keys where key.id == signature.keyID && KeyName.same(key.name, signature.name) {
                guard key.isValid(signature.bytes, of: text) else { throw .invalidSignature(name: key.name) }
                if !signers.contains(key) { signers.append(key) }
            }
        }
        guard !signers.isEmpty else { throw .noKnownSignature }
        return signers
    }
}
