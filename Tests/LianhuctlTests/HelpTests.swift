import ArgumentParser
import LianhuCore
import Testing

@testable import lianhuctl

@Suite("Help")
struct HelpTests {
    private func commands(under command: any ParsableCommand.Type) -> [any ParsableCommand.Type] {
        [command] + command.configuration.subcommands.flatMap { commands(under: $0) }
    }

    @Test("every command's help is as it was", arguments: Language.allCases) func golden(_ language: Language) throws {
        let text = Console.$current.withValue(Transcript().console(language)) {
            commands(under: Lianhuctl.self).map { Lianhuctl.helpMessage(for: $0, columns: 100) }.joined(separator: "\n\n")
        }
        // a code without words would be shown as it is
        #expect(!text.contains(/\b(?:help|option|argument)\.[a-z]/))
        try Repository.expectGolden(text + "\n", "help.\(language.rawValue).txt")
    }

    @Test("all the commands that were promised are there") func promised() {
        let names = Console.$current.withValue(Transcript().console()) {
            Set(
                Lianhuctl.configuration.subcommands.flatMap { noun -> [String] in
                    let name = noun.configuration.commandName ?? ""
                    let verbs = noun.configuration.subcommands.compactMap { $0.configuration.commandName }
                    return verbs.isEmpty ? [name] : verbs.map { "\(name) \($0)" }
                })
        }
        let wanted = """
            status,whoami,api,rules check,rules list,rules show,rules reload,roster generate,roster import,unit list,unit show,worker list,\
            worker show,subject list,subject show,obligation list,obligation show,obligation excuse,agenda show,agenda export,contact record,\
            contact correct,contact void,contact import,contact list,attempt record,activity record,activity list,compliance show,tally show,\
            finding list,period list,period show,period postpone,period amend,report month,report quarter,report year,escalation list,escalation acknowledge,notification list,daemon status,daemon reload,daemon stop,audit keygen,\
            audit checkpoint,audit export,audit verify,events follow
            """
        #expect(names == Set(wanted.split(separator: ",").map(String.init)))
    }
}
