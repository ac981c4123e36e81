/// The languages in which everything that a person reads exists.
package enum Language: String, Sendable, CaseIterable {
    case zh
    case en

    /// From `LIANHU_LANG`, `LANG` or an Accept-Language value; nil if it names neither.
    package init?(matching text: String) {
        let lower = text.lowercased()
        if lower.hasPrefix("zh") || lower.hasPrefix("cn") {
            self = .zh
        } else if lower.hasPrefix("en") || lower == "c" || lower.hasPrefix("c.") || lower == "posix" {
            self = .en
        } else {
            return nil
        }
    }
}

/// A text written in both languages by the author of a pack.
package struct LocalizedText: Hashable, Sendable {
    package var zh: String
    package var en: String

    package init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    package subscript(language: Language) -> String { language == .zh ? zh : en }
}
