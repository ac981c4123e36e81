/// The key that lets a write be repeated without happening twice (draft-ietf-httpapi-idempotency-key-07).
package enum IdempotencyKey {
    /// The header's name.
    package static let header = "Idempotency-Key"

    /// A random UUID, version 4 (RFC 9562 §5.4), in lower case.
    package static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        return make(using: &generator)
    }

    /// The same from a given source of random numbers.
    package static func make(using generator: inout some RandomNumberGenerator) -> String {
        let high = (generator.next() as UInt64) & ~0xF000 | 0x4000
        let low = (generator.next() as UInt64) & ~(0b11 << 62) | (0b10 << 62)
        let digits = [high, low].map { half in
            let text = String(half, radix: 16)
            return String(repeating: "0", count: 16 - text.count) + text
        }.joined()
        let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
        let characters = Array(digits)
        return parts.map { String(characters[$0]) }.joined(separator: "-")
    }
}
