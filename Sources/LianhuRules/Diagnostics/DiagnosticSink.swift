import LianhuCore

/// Collects the faults of one file, all of them, for a person wants to see them at once.
package final class DiagnosticSink {
    package let file: String
    private var found: [Diagnostic] = []

    package init(file: String) { self.file = file }

    /// What was reported, in the order of the file; the same fault at the same place once.
    package var diagnostics: [Diagnostic] {
        var seen: Set<Diagnostic> = []
        return found.filter { seen.insert($0).inserted }
            .enumerated()
            .sorted { ($0.element.line, $0.element.column, $0.offset) < ($1.element.line, $1.element.column, $1.offset) }
            .map(\.element)
    }

    /// How many faults were reported so far.
    var count: Int { found.count }

    /// Whether anything but warnings was reported.
    package var hasErrors: Bool { found.contains { $0.severity == .error } }

    func report(
        _ code: DiagnosticCode, at position: Position, _ args: [String: String] = [:], suggestion: String? = nil
    ) {
        found.append(
            Diagnostic(
                file: file, line: position.line, column: position.column, code: code.rawValue, args: args, suggestion: suggestion,
                severity: code.severity))
    }

    /// Reports why an occasion cannot be used, by the code of the fault itself.
    func report(_ fault: OccasionError, at position: Position, suggestion: String? = nil) {
        found.append(
            Diagnostic(
                file: file, line: position.line, column: position.column, code: fault.code.rawValue, args: fault.args,
                suggestion: suggestion))
    }
}
