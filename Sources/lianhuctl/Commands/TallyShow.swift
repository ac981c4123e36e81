import ArgumentParser
import LianhuAPI
import LianhuCore

/// Plain counts as bulletins print them, extras included.
struct TallyShow: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("tally", "show") }

    @Option(help: .text("option.period", "PERIOD"))
    var period: String

    @Option(help: .text("option.unit", "UNIT"))
    var unit: String?

    @Option(help: .text("option.as_of", "DATE"), transform: DayArgument.parse)
    var asOf: CivilDate?

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let query: APIPath.Query = [("period", period), ("unit", unit), ("asOf", asOf?.description)]
        let answer = try await connection.client.call(.showTallies, query: query, as: Wire.Tallies.self)
        var table = Table([
            Table.Column("column.kind"), Table.Column("column.method"), Table.Column("column.records", .right),
            Table.Column("column.subjects", .right), Table.Column("column.persons_met", .right),
        ])
        for row in answer.value.rows {
            table.append(
                [
                    Table.Cell(word("entry", row.kind)), Table.Cell(row.method), Cells.number(row.records), Cells.number(row.subjects),
                    Cells.number(row.personsMet),
                ], id: "\(row.kind)/\(row.method)")
        }
        var notes = [
            words(
                "cli.tallies",
                [
                    "unit": Cells.text(answer.value.unit), "period": answer.value.period, "from": answer.value.from.description,
                    "through": answer.value.through.description,
                ])
        ]
        if answer.value.demonstration { notes.append(words("cli.demonstration")) }
        Presentation(json: answer.bytes, table: table, notes: format == .json ? [] : notes).print(as: format)
    }
}
