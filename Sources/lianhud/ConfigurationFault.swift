import LianhuCore
import LianhuEngine

/// Files of the configuration that cannot be used: every fault with its place.
///
/// At start it ends the daemon with status 78; at a reload it is a refusal, and what was in force stays (S44).
struct ConfigurationFault: Error {
    let faults: [Diagnostic]

    init(_ faults: [Diagnostic]) { self.faults = faults }

    /// A file or folder that cannot be read.
    init(unreadable path: String, reason: String) {
        let args = ["path": path, "reason": reason]
        faults = [Diagnostic(file: path, line: 1, column: 1, code: "client.unreadable_file", args: args)]
    }

    /// As a reload refuses it.
    var problem: CommandProblem {
        let items = faults.map { CommandProblem.Item(pointer: "\($0.file):\($0.line):\($0.column)", code: $0.code, args: $0.args) }
        return CommandProblem(.invalid, "rules.faulty", ["count": String(faults.count)], items: items)
    }

    func text(in language: Language) -> String {
        faults.map { $0.text(in: language) }.joined(separator: "\n")
    }
}
