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
            throw StartFailure(78, "cannot read the folder of calendars \(calendars): \(error.localizedDescription)")
        }
        return (packs, try names.map { SourceText(file: "\(calendars)/\($0)", text: try Self.text(of: "\(calendars)/\($0)")) })
    }

    static func text(of file: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw StartFailure(78, "cannot read \(file); check that it exists and that the daemon may read it")
        }
        guard let text = String(data: data, encoding: .utf8) else { throw StartFailure(78, "\(file) is not UTF-8 text") }
        return text
    }
}
