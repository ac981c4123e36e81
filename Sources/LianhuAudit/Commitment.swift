import Crypto

/// Binds a leaf to an erasable value without containing it: HMAC-SHA256(key = salt, field ‖ 0x00 ‖ value) in hexadecimal.
///
/// One salt of 32 random bytes for each record and field: names and telephone numbers can be enumerated, salts cannot (S60).
package enum Commitment {
    /// Bytes of a salt.
    package static let saltByteCount = 32

    /// A new salt from the system's random numbers.
    package static func randomSalt() -> [UInt8] {
        // A key's bytes are drawn at once; one after the other, each would be a system call.
        SymmetricKey(size: SymmetricKeySize(bitCount: 8 * saltByteCount)).withUnsafeBytes { Array($0) }
    }

    /// The commitment, 64 hexadecimal digits.
    package static func make(salt: [UInt8], field: String, value: String) -> String {
        make(salt: salt, field: field, value: Array(value.utf8))
    }

    /// The commitment, 64 hexadecimal digits.
    package static func make(salt: [UInt8], field: String, value: [UInt8]) -> String {
        let message = Array(field.utf8) + [0] + value
        return Hex.encode(HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: salt)))
    }

    /// Whether a disclosed value and salt are what the leaf committed to.
    package static func verify(_ commitment: String, salt: [UInt8], field: String, value: [UInt8]) -> Bool {
        let message = Array(field.utf8) + [0] + value
        guard let code = Hex.decode(commitment.utf8) else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: message, using: SymmetricKey(data: salt))
    }

    /// Whether a disclosed value and salt are what the leaf committed to.
    package static func verify(_ commitment: String, salt: [UInt8], field: String, value: String) -> Bool {
        verify(commitment, salt: salt, field: field, value: Array(value.utf8))
    }
}
