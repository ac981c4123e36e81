import Foundation
import LianhuAudit

/// Finds the key that signs the log: systemd's credential, else the configured file; nil means unsigned.
enum SigningKeyFile {
    static func load(configured: String?, environment: [String: String]) throws -> SigningKey? {
        if let folder = environment["CREDENTIALS_DIRECTORY"] {
            let text = try? String(contentsOfFile: "\(folder)/audit.key", encoding: .utf8)
            // The unit sets the text `none` where no key was made.
            if let text, text.trimmingCharacters(in: .whitespacesAndNewlines) != "none" { return try SigningKey(text: text) }
        }
        guard let configured, FileManager.default.fileExists(atPath: configured) else { return nil }
        return try SigningKey.load(from: configured)
    }
}
