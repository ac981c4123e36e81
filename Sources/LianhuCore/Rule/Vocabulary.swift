/// The words that a pack declares, with their titles; what is not declared is a slip of the pen.
package struct Vocabulary: Hashable, Sendable {
    /// The kinds of words; the raw value is the key in the file.
    package enum Section: String, CaseIterable, Hashable, Sendable {
        case unitKinds = "unit_kinds"
        case subjectKinds = "subject_kinds"
        case linkKinds = "link_kinds"
        case roles
        case posts
        case methods
        case activities
        case parameters
        case tags
    }

    /// A word and its title.
    package struct Word: Hashable, Sendable {
        package var name: String
        package var title: LocalizedText

        package init(name: String, title: LocalizedText) {
            self.name = name
            self.title = title
        }
    }

    private var sections: [Section: [Word]]

    /// Words by section, in the order in which they were declared.
    package init(_ sections: [Section: [Word]]) { self.sections = sections }

    package static let empty = Vocabulary([:])

    /// The words of a section, as declared.
    package func words(_ section: Section) -> [Word] { sections[section] ?? [] }

    /// The names of a section, as declared.
    package func names(_ section: Section) -> [String] { words(section).map(\.name) }

    /// Whether a section declares the name.
    package func knows(_ name: String, in section: Section) -> Bool { words(section).contains { $0.name == name } }

    /// The title of a name; the name itself where it was not declared.
    package func title(_ name: String, in section: Section, _ language: Language) -> String {
        words(section).first { $0.name == name }?.title[language] ?? name
    }

    /// The title of a name that is a kind of subject or of unit, for both may be linked.
    package func kindTitle(_ name: String, _ language: Language) -> String {
        title(name, in: knows(name, in: .subjectKinds) ? .subjectKinds : .unitKinds, language)
    }
}
