/// A fault in a file that a person wrote: where it is, what is wrong, what to write.
package struct Diagnostic: Hashable, Sendable {
    /// Whether the file can be used all the same.
    package enum Severity: String, Hashable, Sendable {
        case error
        case warning
    }

    package var file: String
    /// Counted from 1.
    package var line: Int
    /// Counted from 1, in characters.
    package var column: Int
    /// Stable; the catalogue has a phrase for it.
    package var code: String
    package var args: [String: String]
    /// The word that was probably meant.
    package var suggestion: String?
    package var severity: Severity

    package init(
        file: String, line: Int, column: Int, code: String, args: [String: String] = [:], suggestion: String? = nil,
        severity: Severity = .error
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.code = code
        self.args = args
        self.suggestion = suggestion
        self.severity = severity
    }

    /// `file:line:column: what is wrong; what to write`.
    package func text(in language: Language) -> String {
        var text = "\(file):\(line):\(column): "
        if severity == .warning { text += Catalogue.text("check.warning", in: language) }
        text += Catalogue.text(code, args, in: language)
        if let suggestion { text += Catalogue.text("check.did_you_mean", ["suggestion": suggestion], in: language) }
        return text
    }
}
