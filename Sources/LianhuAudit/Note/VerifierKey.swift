import Crypto

/// The public Ed25519 key of a log, written `name+id+base64` ("vkey", C2SP signed-note and Go's sumdb/note).
package struct VerifierKey: Sendable {
    /// Name of the key; for a log's key, the origin of its checkpoints.
    package let name: String
    /// First four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key), big-endian.
    package let id: UInt32
    /// The public key, 32 bytes (RFC 8032).
    package let publicKey: [UInt8]

    static let ed25519: UInt8 = 1

    /// Throws `NoteError.malformedKey` unless the name is valid and the key has 32 bytes.
    package init(name: String, publicKey: [UInt8]) throws(NoteError) {
        guard KeyName.isValid(name), publicKey.count == 32,
            (try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)) != nil
        else { throw .malformedKey }
        self.name = name
        self.publicKey = publicKey
        id = Self.id(name: name, publicKey: publicKey)
    }

    /// Reads a vkey line without line break; throws `NoteError.malformedKey`, also if the id does not belong to the key.
    package init(_ vkey: String) throws(NoteError) {
        let parts = vkey.utf8.split(separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[1].count == 8, let name = String(parts[0]), let idBytes = Hex.decode(parts[1]),
            let key = Base64.decode(parts[2]), key.first == Self.ed25519
        else { throw .malformedKey }
        try self.init(name: name, publicKey: Array(key.dropFirst()))
        guard id == Self.number(idBytes) else { throw .malformedKey }
    }

    /// The key as one line: `name+id+base64`.
    package var text: String { "\(name)+\(idText)+\(Base64.encode([Self.ed25519] + publicKey))" }

    /// The id as eight lower-case hexadecimal digits.
    package var idText: String { Hex.encode(Self.bytes(id)) }

    /// The key as openssl reads it: SubjectPublicKeyInfo in PEM (RFC 8410).
    package var pem: String {
        let prefix: [UInt8] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00]
        return "-----BEGIN PUBLIC KEY-----\n\(Base64.encode(prefix + publicKey))\n-----END PUBLIC KEY-----\n"
    }

    /// Whether these 64 bytes are this key's signature of the text.
    package func isValid(_ signature: [UInt8], of text: String) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
        return key.isValidSignature(signature, for: Array(text.utf8))
    }

    static func id(name: String, publicKey: [UInt8]) -> UInt32 {
        let digest = SHA256.hash(data: Array(name.utf8) + [0x0a, ed25519] + publicKey)
        return number(digest.prefix(4))
    }

    static func number(_ bytes: some Sequence<UInt8>) -> UInt32 { bytes.reduce(0) { $0 << 8 | UInt32($1) } }

    static func bytes(_ number: UInt32) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) } }
}

extension VerifierKey: Hashable {
    package static func == (a: VerifierKey, b: VerifierKey) -> Bool {
        a.id == b.id && a.publicKey == b.publicKey && KeyName.same(a.name, b.name)
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(publicKey) }
}
