import Foundation
import LianhuCore
import LianhuRules

/// The scenario files that are to be played, with what they name.
enum ScenarioFiles {
    /// Files as named; of folders every `.test.yaml` below them, by name.
    static func read(_ paths: [String]) throws -> [RuleFiles.Source] {
        let folders = paths.filter(LocalFiles.isFolder)
        let named = paths.filter { !LocalFiles.isFolder($0) }
        var sources: [RuleFiles.Source] = try named.map { ($0, try LocalFiles.text($0)) }
        for folder in folders {
            sources += try RuleFiles.read([folder]).filter { LianhuRules.RulesCheck.kind(of: $0) == .scenario }
        }
        guard !sources.isEmpty else { throw Failure.usage("cli.no_scenarios", ["path": paths.joined(separator: ", ")]) }
        var seen: Set<String> = []
        return sources.filter { seen.insert($0.file).inserted }
    }

    /// The scenarios of all good files, and the faults of the others.
    static func compile(_ sources: [RuleFiles.Source], calendars: String?) -> (files: [ScenarioFile], faults: [Diagnostic]) {
        var files: [ScenarioFile] = []
        var faults: [Diagnostic] = []
        for source in sources {
            let surroundings = ScenarioCompiler.Surroundings(
                text: { try? LocalFiles.text($0) },
                calendars: { folder in
                    let found = try? RuleFiles.calendars(calendars ?? folder, beside: [source.file])
                    return (found ?? []).map { ScenarioFile.Source(file: $0.file, text: $0.text) }
                },
                sheets: { sheets(in: $0) })
            let (file, found) = ScenarioCompiler.compile(text: source.text, file: source.file, surroundings: surroundings)
            faults += found
            if let file { files.append(file) }
        }
        return (files, faults)
    }

    /// The CSV files of a folder; nil if there are none.
    static func sheets(in folder: String) -> [String: [UInt8]]? {
        guard LocalFiles.isFolder(folder), let names = try? LocalFiles.names(in: folder) else { return nil }
        var files: [String: [UInt8]] = [:]
        for name in names where name.lowercased().hasSuffix(".csv") { files[name] = try? LocalFiles.bytes("\(folder)/\(name)") }
        return files.isEmpty ? nil : files
    }
}
