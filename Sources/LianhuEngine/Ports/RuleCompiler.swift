import LianhuCore

/// A text of the configuration with the name of its file.
package struct SourceText: Hashable, Sendable {
    package var file: String
    package var text: String
    /// The unit that a pack governs, by id; nil: the whole tree (S44).
    package var governs: String?

    package init(file: String, text: String, governs: String? = nil) {
        self.file = file
        self.text = text
        self.governs = governs
    }
}

/// Turns adopted texts into rules. The engine stores texts and compiles them again after a restart (S44).
package protocol RuleCompiler: Sendable {
    /// Compiles packs and calendars together; nil with at least one error, or a rule set whose digest
    /// covers every text, perhaps with warnings.
    func compile(packs: [SourceText], calendars: [SourceText]) -> (rules: RuleSet?, faults: [Diagnostic])
}
