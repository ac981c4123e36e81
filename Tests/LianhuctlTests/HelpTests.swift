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
            activity list,activity record,\
            agenda export,agenda fix,agenda show,agenda week,\
            api,\
            attempt record,\
            audit checkpoint,audit export,audit keygen,audit verify,\
            calendar add,calendar day,calendar list,calendar show,calendar template,\
            campaign answer,campaign close,campaign list,campaign roll-up,campaign show,campaign silent,campaign start,\
            check list,check record,check show,check start,\
            compliance show,\
            contact correct,contact explain,contact import,contact list,contact record,contact void,\
            coverage show,\
            daemon reload,daemon status,daemon stop,\
            diary show,\
            escalation acknowledge,escalation list,\
            events follow,\
            finding list,\
            link end,link hand-over,link start,\
            matter accept,matter approve,matter assign,matter close,matter extend,matter figures,matter handle,matter join,matter list,\
            matter part,matter raise,matter reopen,matter reply,matter resume,matter return,matter review,matter shelve,matter show,matter verify,\
            notification deliver,notification list,notification retry,notification show,\
            obligation approve,obligation ask,obligation excuse,obligation explain,obligation list,obligation requests,obligation show,\
            period amend,period list,period postpone,period show,\
            report month,report quarter,report year,\
            roster generate,roster import,roster revert,\
            rules check,rules expand,rules list,rules plan,rules reload,rules show,rules test,\
            simulate,\
            status,\
            subject leave,subject list,subject merge,subject move,subject resume,subject show,subject split,subject suspend,subject tag,subject tier,subject untag,\
            tally show,\
            unit list,unit move,unit post,unit set,unit show,\
            whoami,\
            worker absent,worker back,worker list,worker role,worker show
            """
        #expect(names == Set(wanted.split(separator: ",").map(String.init)))
    }

    @Test("every command is in the manual, in both languages", arguments: ["docs/lianhuctl.md", "docs/lianhuctl.zh-CN.md"])
    func manual(_ path: String) throws {
        let rows = try Repository.text(path).split(separator: "\n").filter { $0.hasPrefix("| `") }.map { row in
            Set(row.split { !($0.isASCII && ($0.isLetter || $0 == "-")) }.map(String.init))
        }
        let commands = Console.$current.withValue(Transcript().console()) {
            Lianhuctl.configuration.subcommands.flatMap { noun -> [[String]] in
                let name = noun.configuration.commandName ?? ""
                let verbs = noun.configuration.subcommands.compactMap { $0.configuration.commandName }
                return verbs.isEmpty ? [[name]] : verbs.map { [name, $0] }
            }
        }
        #expect(commands.filter { command in !rows.contains { $0.isSuperset(of: command) } } == [])
    }
}
