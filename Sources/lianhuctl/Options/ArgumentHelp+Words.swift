import ArgumentParser
import LianhuCore

extension ArgumentHelp {
    /// Help from the catalogue, with the name of the value as usage lines show it.
    static func text(_ code: String, _ valueName: String? = nil) -> ArgumentHelp {
        ArgumentHelp(stringLiteral: words(code)).naming(valueName)
    }

    private func naming(_ valueName: String?) -> ArgumentHelp {
        var help = self
        help.valueName = valueName
        return help
    }
}

extension CommandConfiguration {
    /// A noun with its verbs.
    static func noun(_ name: String, _ verbs: [any ParsableCommand.Type]) -> CommandConfiguration {
        CommandConfiguration(commandName: name, abstract: words("help.\(name)"), subcommands: verbs)
    }

    /// A verb of a noun; what it does stands in the catalogue under `help.noun.verb`, more of it under `help.noun.verb.more`.
    static func verb(_ noun: String, _ name: String) -> CommandConfiguration {
        single(name, code: "help.\(noun).\(name)")
    }

    /// A command that is a word by itself.
    static func word(_ name: String) -> CommandConfiguration { single(name, code: "help.\(name)") }

    private static func single(_ name: String, code: String) -> CommandConfiguration {
        CommandConfiguration(
            commandName: name, abstract: words(code), discussion: Catalogue.knows(code + ".more") ? words(code + ".more") : "")
    }
}
