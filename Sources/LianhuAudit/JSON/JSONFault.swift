/// Why a document cannot be written or read.
package enum JSONFault: Error, Hashable, Sendable {
    /// An integer of 2^53 or more.
    case integerTooLarge
    /// A number with a fraction, an exponent, leading zeros, or −0.
    case notAnInteger
    /// A key with other characters than printable ASCII, or with `"` or `\`.
    case badKey
    case duplicateKey
    /// Keys out of order, spaces, or an escape that RFC 8785 writes otherwise.
    case notCanonical
    /// U+0000, a raw control character, a lone surrogate, an unknown escape.
    case badString
    case invalidUTF8
    case tooDeep
    case unexpectedByte
    case unexpectedEnd
}
