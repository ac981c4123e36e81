import Crypto
import Foundation

/// Signatures by the Standard Webhooks convention: HMAC-SHA256 over id, time and body.
package struct WebhookSignature: Sendable {
    private let key: SymmetricKey

    /// A secret `whsec_` and base64 of 24 to 64 bytes; nil for any other text.
    package init?(_ secret: Secret) {
        let text = secret.text.hasPrefix("whsec_") ? String(secret.text.dropFirst(6)) : secret.text
        guard let bytes = Data(base64Encoded: text), (24...64).contains(bytes.count) else { return nil }
        key = SymmetricKey(data: bytes)
    }

    /// The value of `webhook-signature`.
    package func sign(id: String, timestamp: Int64, body: [UInt8]) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Data("\(id).\(timestamp).".utf8) + Data(body), using: key)
        return "v1," + Data(code).base64EncodedString()
    }
}
