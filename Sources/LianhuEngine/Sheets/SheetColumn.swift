import LianhuCore

/// One column of a sheet, with both headings and what stands in it.
package struct SheetColumn: Hashable, Sendable {
    /// What a sheet must do about the column.
    package enum Presence: String, Hashable, Sendable {
        /// The column must be there, and filled in on every row.
        case filled
        /// The column must be there; a blank has a meaning.
        case present
        /// The column may be left out.
        case optional
    }

    /// The English heading, which is also the name in code.
    package let name: String
    /// The Chinese heading.
    package let zh: String
    /// Other headings that people use for it.
    package let aliases: [String]
    package let presence: Presence
    /// Personal data: a fault never repeats the value (S60).
    package let isPersonal: Bool
    /// What stands in it.
    package let meaning: LocalizedText

    init(
        _ name: String, _ zh: String, _ presence: Presence, aliases: [String] = [], isPersonal: Bool = false, en: String, zh meaning: String
    ) {
        self.name = name
        self.zh = zh
        self.aliases = aliases
        self.presence = presence
        self.isPersonal = isPersonal
        self.meaning = LocalizedText(zh: meaning, en: en)
    }

    /// The heading in a language.
    package func heading(in language: Language) -> String { language == .zh ? zh : name }

    /// Whether a heading means this column: blanks around it and the case of letters do not matter, and a blank is an underscore.
    package func matches(_ heading: String) -> Bool {
        let wanted = SheetColumn.normalised(heading)
        return ([name, zh] + aliases).contains { SheetColumn.normalised($0) == wanted }
    }

    private static func normalised(_ heading: String) -> String {
        String(SheetText.trimmed(heading).lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
    }
}
