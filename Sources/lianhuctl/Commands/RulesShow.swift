import ArgumentParser
import LianhuAPI
import LianhuCore

/// A rule in plain words with its next due days.
struct RulesShow: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("rules", "show") }

    @Argument(help: .text("argument.rule", "RULE"))
    var rule: String

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let answer = try await connection.client.call(.showRule, [rule], as: Wire.RuleDetail.self)
        let value = answer.value
        let lines = Console.current.language == .zh ? value.lines.zh : value.lines.en
        if format == .table {
            let title = words("describe.pack", ["name": value.rule.id, "title": Cells.title(value.rule.title).text])
            Console.current.put(([title] + lines.map { "  " + $0 }).joined(separator: "\n") + "\n")
        } else {
            var table = Table([
                Table.Column("column.period"), Table.Column("column.opens"), Table.Column("column.due"), Table.Column("column.closes"),
            ])
            for due in value.nextDues {
                let days = [due.window.opens.description, due.window.due.description, Cells.closes(due.window)].map { Table.Cell($0) }
                table.append([Table.Cell(due.period)] + days, id: value.rule.id)
            }
            Presentation(json: answer.bytes, table: table).print(as: format)
        }
    }
}
