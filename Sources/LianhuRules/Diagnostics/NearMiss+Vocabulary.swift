import LianhuCore

extension NearMiss {
    /// The same among declared words, which may also have been written by their title in either language.
    static func best(for word: String, among words: [Vocabulary.Word]) -> String? {
        let written = word.lowercased()
        if let titled = words.first(where: { $0.title.zh == word || $0.title.en.lowercased() == written }) { return titled.name }
        return best(for: word, among: words.map(\.name))
    }
}
