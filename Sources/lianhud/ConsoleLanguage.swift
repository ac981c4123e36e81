import ArgumentParser
import Foundation
import LianhuCore

/// The language of what the daemon prints on a terminal.
enum ConsoleLanguage {
    static var current: Language {
        let environment = ProcessInfo.processInfo.environment
        for name in ["LIANHU_LANG", "LC_ALL", "LANG"] {
            if let text = environment[name], !text.isEmpty, let language = Language(matching: text) { return language }
        }
        return .en
    }

    /// A sentence of the catalogue for a terminal.
    static func words(_ code: String) -> String { Catalogue.text(code, in: current) }
}

extension ArgumentHelp {
    /// Help from the catalogue.
    static func words(_ code: String) -> ArgumentHelp { ArgumentHelp(stringLiteral: ConsoleLanguage.words(code)) }
}
