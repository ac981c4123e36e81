import Crypto
import Glibc

/// The private Ed25519 key of a log; its text is that of Go's sumdb/note: `PRIVATE+KEY+name+id+base64`.
package struct SigningKey: Sendable {
    /// What others verify with.
    package let verifier: VerifierKey
    private let seed: [UInt8]
    private let key: Curve25519.Signing.PrivateKey

    /// The key made from a 32-byte seed (RFC 8032); throws `NoteError.malformedKey`.
    package init(name: String, seed: [UInt8]) throws(NoteError) {
        guard seed.count == 32, let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else { throw .malformedKey }
        self.key = key
        self.seed = seed
        verifier = try VerifierKey(name: name, publicKey: Array(key.publicKey.rawRepresentation))
    }

    /// A new key from the system's random numbers; throws `NoteError.malformedKey` for a name that C2SP forbids.
    package static func generate(name: String) throws(NoteError) -> SigningKey {
        try SigningKey(name: name, seed: Array(Curve25519.Signing.PrivateKey().rawRepresentation))
    }

    /// Reads the private text, a line break at its end allowed; throws `NoteError.malformedKey`.
    package init(text: String) throws(NoteError) {
        var line = text.utf8[...]
        if line.last == UInt8(ascii: "\n") { line = line.dropLast() }
        let parts = line.split(separator: UInt8(ascii: "+"), maxSplits: 4, omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].elementsEqual("PRIVATE".utf8), parts[1].elementsEqual("KEY".utf8),
            let name = String(parts[2]), parts[3].count == 8, let id = Hex.decode(parts[3]), let bytes = Base64.decode(parts[4]),
            bytes.count == 33, bytes[0] == VerifierKey.ed25519
        else { throw .malformedKey }
        try self.init(name: name, seed: Array(bytes.dropFirst()))
        guard verifier.id == VerifierKey.number(id) else { throw .malformedKey }
    }

    /// The private text, without line break. Never log it.
    package var text: String {
        "PRIVATE+KEY+\(verifier.name)+\(verifier.idText)+\(Base64.encode([VerifierKey.ed25519] + seed))"
    }

    /// Ed25519 signature of the text, 64 bytes.
    package func sign(_ text: String) throws -> [UInt8] {
        Array(try key.signature(for: Array(text.utf8)))
    }

    /// Writes a new file with mode 0600; throws `FileFault`, also if there is a file of that name already.
    package func save(to path: String) throws {
        let file = try FileOutput(path: path, mode: 0o600)
        try file.write(Array(text.utf8) + [UInt8(ascii: "\n")])
        _ = try file.finish()
    }

    /// Reads a key file; throws `FileFault` if it cannot be read or others than owner and group may use it, `NoteError.malformedKey`
    /// if it holds no key.
    package static func load(from path: String) throws -> SigningKey {
        var status = stat()
        guard stat(path, &status) == 0 else { throw FileFault(.read, path) }
        guard status.st_mode & 0o007 == 0 else { throw FileFault(operation: .readPrivate, path: path, code: EPERM) }
        return try SigningKey(text: String(decoding: try FileInput.contents(of: path, limit: 4096, followLinks: true), as: UTF8.self))
    }
}
