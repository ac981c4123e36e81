import ArgumentParser
import LianhuAPI
import LianhuCore
import LianhuEngine

/// Writes the sheet that a cadre fills in; `contact import` takes it back.
struct AgendaExport: AsyncParsableCommand {
    static var configuration: CommandConfiguration { .verb("agenda", "export") }

    @Option(help: .text("option.unit", "UNIT"))
    var unit: String?

    @Option(help: .text("option.out_sheet", "FILE"))
    var out: String

    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        guard !LocalFiles.exists(out) else { throw Failure.refused("cli.exists", ["path": out], next: "ls -l \(out)") }
        let answer = try await connection.client.call(.showAgendaSheet, query: [("unit", unit)], as: Wire.AgendaSheet.self)
        let rows = answer.value.rows.map {
            AgendaRow(
                key: $0.key, subject: $0.subject, name: $0.name, head: $0.head, group: $0.group, telephone: $0.telephone,
                owedUntil: $0.owedUntil, worker: $0.worker)
        }
        let methods = answer.value.methods.mapValues { LocalizedText(zh: $0.zh, en: $0.en) }
        try LocalFiles.create(out, AgendaSheet.write(rows, language: Console.current.language, methods: methods))
        Console.current.put(out + "\n")
        guard !rows.isEmpty else {
            Console.current.say(words("cli.sheet_empty"))
            Console.current.say(words("cli.next", ["command": "lianhuctl status"]))
            return
        }
        Console.current.say(words("cli.sheet_written", ["rows": String(rows.count)]))
        Console.current.say(words("cli.next", ["command": "lianhuctl contact import \(out)"]))
    }
}
