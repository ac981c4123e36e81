import ArgumentParser
import LianhuAPI

/// The rules in force.
struct RulesList: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("rules", "list") }

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let answer = try await connection.client.call(.listRules, as: Wire.RuleSet.self)
        var table = Table([
            Table.Column("column.id"), Table.Column("column.title"), Table.Column("column.duty"), Table.Column("column.per"),
            Table.Column("column.ladder"), Table.Column("column.adopted_on"),
        ])
        for rule in answer.value.items {
            let per = rule.per.map { Table.Cell(word("period", $0)) } ?? Table.Cell("—", .faint)
            let cells = [
                Table.Cell(rule.id), Cells.title(rule.title), Table.Cell(word("duty", rule.duty)), per, Cells.optional(rule.ladder),
                Cells.optional(rule.adoptedOn),
            ]
            table.append(cells, id: rule.id)
        }
        let notes = [words("cli.revision", ["revision": String(answer.value.revision), "digest": String(answer.value.digest.prefix(12))])]
        Presentation(json: answer.bytes, table: table, notes: format == .table ? notes : []).print(as: format)
    }
}
