import ArgumentParser
import LianhuAPI
import LianhuCore

/// Caseload shortfalls and excesses, vacant posts, subjects whom nobody is linked to.
struct FindingList: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("finding", "list") }

    @Option(help: .text("option.unit", "UNIT"))
    var unit: String?

    @Option(help: .text("option.on", "DATE"), transform: DayArgument.parse)
    var on: CivilDate?

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let answer = try await connection.client.call(
            .listFindings, query: [("unit", unit), ("on", on?.description)], as: Wire.Findings.self)
        var table = Table([
            Table.Column("column.finding"), Table.Column("column.about"), Table.Column("column.what"), Table.Column("column.has", .right),
            Table.Column("column.min", .right), Table.Column("column.max", .right), Table.Column("column.whose"),
            Table.Column("column.rule"),
        ])
        for item in answer.value.items {
            let cells = [
                Table.Cell(word("finding", item.kind)), Cells.reference(item.about), Table.Cell(word("kind", item.what)),
                Cells.number(item.has), Cells.optional(item.min), Cells.optional(item.max), Self.whose(item), Table.Cell(item.rule),
            ]
            table.append(cells, id: item.about.id)
        }
        let notes = [words("cli.findings", ["on": answer.value.on.description, "count": String(answer.value.items.count)])]
        Presentation(json: answer.bytes, table: table, notes: format == .table ? notes : []).print(as: format)
    }

    /// Which number of which unit it was judged by; nothing where the rule states it.
    private static func whose(_ item: Wire.Finding) -> Table.Cell {
        guard let source = item.source else { return Table.Cell("") }
        let title = Cells.title(source.title).text
        guard let unit = source.unit else { return Table.Cell(words("cli.parameter_default", ["title": title])) }
        return Table.Cell(words("cli.parameter_of", ["title": title, "unit": Cells.text(unit)]))
    }
}
