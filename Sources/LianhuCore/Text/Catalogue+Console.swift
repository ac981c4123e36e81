extension Catalogue {
    /// What the command line says.
    static let consolePhrases: [Phrase] = [
    ]
}
