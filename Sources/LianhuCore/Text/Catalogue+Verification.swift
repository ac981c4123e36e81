extension Catalogue {
    /// What the verification of a bundle says.
    static let verificationPhrases: [Phrase] = [
    ]
}
