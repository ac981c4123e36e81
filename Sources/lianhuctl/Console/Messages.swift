import LianhuCore

/// Which language the user reads.
enum Messages {
    /// Looked at in this order; the first that names a known language decides.
    static let variables = ["LIANHU_LANG", "LC_ALL", "LC_MESSAGES", "LANG"]

    /// The user's language; English if the environment names none that there is.
    static func language(in environment: [String: String]) -> Language {
        for name in variables {
            guard let value = environment[name], !value.isEmpty else { continue }
            if let language = Language(matching: value) { return language }
        }
        return .en
    }
}

/// A message of the catalogue in the user's language.
func words(_ code: String, _ args: [String: String] = [:]) -> String {
    Catalogue.text(code, args, in: Console.current.language)
}

/// A word of the rules or of an enumeration, `status` + `overdue`; the word itself if the catalogue has none.
func word(_ kind: String, _ value: String) -> String {
    let code = "\(kind).\(value)"
    return Catalogue.knows(code) ? words(code) : value
}
