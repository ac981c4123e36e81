import LianhuCore

/// The texts of the configuration, some of them as somebody would have them.
package enum ConfiguredTexts {
    package typealias Texts = (packs: [SourceText], calendars: [SourceText])

    /// The configured texts with others in the place of those that have their names: the whole path, or the last part of it alone.
    ///
    /// Throws for a name that no configured file has, or several.
    package static func replacing(_ texts: Texts, with others: [SourceText]) throws -> Texts {
        var texts = texts
        var known = (texts.packs + texts.calendars).map(\.file)
        for (index, other) in others.enumerated() {
            let exact = known.filter { $0 == other.file }
            let fitting = exact.isEmpty ? known.filter { last(of: $0) == last(of: other.file) } : exact
            guard fitting.count == 1, let file = fitting.first else {
                let code = fitting.isEmpty ? "plan.unknown_file" : "plan.ambiguous_file"
                let shown = (fitting.isEmpty ? (texts.packs + texts.calendars).map(\.file) : fitting).joined(separator: ", ")
                throw CommandProblem.member("/files/\(index)/name", code, ["value": other.file, "known": shown.isEmpty ? "—" : shown])
            }
            // Two texts for one file are one too many: the second finds no file.
            known.removeAll { $0 == file }
            // Faults are told at the file that somebody edits; the digest does not know folders.
            for place in texts.packs.indices where texts.packs[place].file == file {
                (texts.packs[place].file, texts.packs[place].text) = (other.file, other.text)
            }
            for place in texts.calendars.indices where texts.calendars[place].file == file {
                (texts.calendars[place].file, texts.calendars[place].text) = (other.file, other.text)
            }
        }
        return texts
    }

    private static func last(of path: String) -> Substring { path.split(separator: "/").last ?? "" }
}
