import Foundation

/// A secret that can be used and not printed: whatever describes it says nothing.
package struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package let text: String

    package init(_ text: String) { self.text = text }

    package var description: String { "…" }
    package var debugDescription: String { "…" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// The folder of credentials that systemd made for the service.
package struct Credentials: Sendable {
    /// Nil: there is none.
    let folder: String?
    /// The longest secret, in bytes.
    static let longest = 4_096

    package init(folder: String?) { self.folder = folder }

    /// The secret of a name, without the line break at its end; nil if there is none, or nothing in it.
    package func secret(_ name: String) -> Secret? {
        guard let folder, let data = FileManager.default.contents(atPath: folder + "/" + name), data.count <= Self.longest,
            let text = String(bytes: data, encoding: .utf8)
        else { return nil }
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        // What systemd hands over where the file is missing and the unit says so (SetCredential=).
        return trimmed.isEmpty || trimmed == "none" ? nil : Secret(trimmed)
    }
}
