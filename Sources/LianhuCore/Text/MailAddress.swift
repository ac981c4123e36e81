/// Addresses of mail as this program writes them: the plain part of RFC 5321, without quotes or comments.
package enum MailAddress {
    /// Whether a text is one address in ASCII, with nothing that could end a line or begin another address.
    package static func isPlain(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].utf8.count), (1...255).contains(parts[1].utf8.count) else { return false }
        let marks = Set("!#$%&'*+-/=?^_`{|}~.".utf8)
        let isLocal = parts[0].utf8.allSatisfy { isLetterOrDigit($0) || marks.contains($0) }
        let isHost = parts[1].utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
        return isLocal && isHost && parts.allSatisfy { !$0.hasPrefix(".") && !$0.hasSuffix(".") && !$0.contains("..") }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
