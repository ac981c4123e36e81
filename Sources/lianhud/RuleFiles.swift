import Foundation
import LianhuEngine

/// Reads the rule packs and calendars that the configuration names.
struct RuleFiles: Sendable {
    struct Pack: Sendable {
        var file: String
        var governs: String?
    }

    var packs: [Pack]
    /// Folder of calendars; nil: none.
    var calendars: String?

    /// All texts; a file that cannot be read is told by its name.
    func read() throws -> (packs: [SourceText], calendars: [SourceText]) {
        let packs = try packs.map { SourceText(file: $0.file, text: try Self.text(of: $0.file), governs: $0.governs) }
        guard let calendars else { return (packs, []) }
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: calendars).filter { $0.hasSuffix(".yaml") }.sorted()
        } catch {
            throw ConfigurationFault(unreadable: calendars, reason: Self.reason(of: calendars))
        }
        return (packs, try names.map { SourceText(file: "\(calendars)/\($0)", text: try Self.text(of: "\(calendars)/\($0)")) })
    }

    static func text(of file: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw ConfigurationFault(unreadable: file, reason: reason(of: file))
        }
        guard let text = String(data: data, encoding: .utf8) else { throw ConfigurationFault(unreadable: file, reason: "≠ UTF-8") }
        return text
    }

    /// Why the kernel does not let us read it.
    private static func reason(of path: String) -> String {
        String(cString: strerror(access(path, R_OK) == 0 ? EISDIR : errno))
    }
}
