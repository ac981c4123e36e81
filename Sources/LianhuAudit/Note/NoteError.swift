/// Why a note, a key or a checkpoint is refused.
package enum NoteError: Error, Hashable, Sendable {
    /// Not a signed note, or a line in it that no writer may produce.
    case malformed
    /// Not a verifier key line, or one of another kind than Ed25519.
    case malformedKey
    /// A known key's signature does not fit the text.
    case invalidSignature(name: String)
    /// None of the signatures is by a known key.
    case noKnownSignature
    /// A checkpoint's text has something else than origin, size and root.
    case malformedCheckpoint
    /// A checkpoint's origin is not the name of the key.
    case originDiffers(origin: String, key: String)
}
