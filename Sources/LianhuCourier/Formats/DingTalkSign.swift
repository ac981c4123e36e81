import Crypto
import Foundation

/// The signature of a DingTalk robot's call: HMAC-SHA256 of time and key with the key, in base64, percent-encoded.
package enum DingTalkSign {
    /// The parameters `timestamp` and `sign` of the call.
    package static func query(milliseconds: Int64, key: Secret) -> String {
        let text = "\(milliseconds)\n\(key.text)"
        let code = HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: SymmetricKey(data: Data(key.text.utf8)))
        return "timestamp=\(milliseconds)&sign=" + encoded(Data(code).base64EncodedString())
    }

    /// Everything but unreserved characters as `%XX`.
    package static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
                bytes.append(byte)
            default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
