import Crypto

/// A SHA-256 value: 32 bytes, kept as four words in memory order so that copies are cheap and need no heap.
package struct Hash: Hashable, Sendable {
    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// Number of bytes of a hash.
    package static let byteCount = 32

    /// Takes exactly 32 bytes; nil for any other number.
    package init?(bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
        self.words = words
    }

    /// Reads 64 hexadecimal digits, either case; nil for anything else.
    package init?(hex: String) {
        guard let bytes = Hex.decode(hex.utf8) else { return nil }
        self.init(bytes: bytes)
    }

    /// Reads 44 characters of canonical base64 (RFC 4648 §4); nil for anything else.
    package init?(base64: String) {
        guard let bytes = Base64.decode(base64.utf8) else { return nil }
        self.init(bytes: bytes)
    }

    init(_ digest: SHA256Digest) {
        words = digest.withUnsafeBytes { $0.loadUnaligned(as: (UInt64, UInt64, UInt64, UInt64).self) }
    }

    /// The 32 bytes.
    package var bytes: [UInt8] { withUnsafeBytes { Array($0) } }

    /// 64 lower-case hexadecimal digits.
    package var hex: String { withUnsafeBytes { Hex.encode($0) } }

    /// 44 characters of base64 (RFC 4648 §4).
    package var base64: String { withUnsafeBytes { Base64.encode($0) } }

    /// Lends the 32 bytes without copying them to the heap.
    package func withUnsafeBytes<R, Failure: Error>(_ body: (UnsafeRawBufferPointer) throws(Failure) -> R) throws(Failure) -> R {
        try Swift.withUnsafeBytes(of: words) { buffer throws(Failure) in try body(buffer) }
    }

    package static func == (a: Hash, b: Hash) -> Bool {
        a.words.0 == b.words.0 && a.words.1 == b.words.1 && a.words.2 == b.words.2 && a.words.3 == b.words.3
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
    }
}

extension Hash: CustomStringConvertible {
    package var description: String { hex }
}
