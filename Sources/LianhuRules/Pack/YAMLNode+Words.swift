import LianhuCore

extension YAMLNode {
    /// Names with their titles: what a class or kind has words for.
    ///
    /// - Parameter example: one entry.
    func words(_ name: String, example: String, sink: DiagnosticSink) -> [Vocabulary.Word] {
        guard case .mapping(let entries) = content else {
            sink.report(isMissing ? .valueMissing : .wantMapping, at: position, ["name": name, "example": "\(name): {\(example)}"])
            return []
        }
        return entries.compactMap { entry in
            if !VocabularyReader.isName(entry.key) {
                sink.report(
                    .wordMalformed, at: entry.position,
                    ["name": name, "value": entry.key, "example": String(example.prefix { $0 != ":" })])
            }
            return entry.value.localized(entry.key, sink: sink).map { Vocabulary.Word(name: entry.key, title: $0) }
        }
    }
}
