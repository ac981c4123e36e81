import ArgumentParser
import LianhuAPI
import LianhuCore

/// Checks with their figures.
struct CheckList: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("check", "list") }

    @Option(help: .text("option.unit", "UNIT"))
    var unit: String?

    @Option(help: .text("option.check_kind", "CHECK"))
    var kind: String?

    @Option(help: .text("option.from", "DATE"), transform: DayArgument.parse)
    var from: CivilDate?

    @Option(help: .text("option.through", "DATE"), transform: DayArgument.parse)
    var through: CivilDate?

    @OptionGroup var page: PageOptions
    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let columns = [
            Table.Column("column.id"), Table.Column("column.title"), Table.Column("column.unit"), Table.Column("column.from"),
            Table.Column("column.through"),
        ]
        let listing = Listing<Wire.Check>(columns + CheckText.columns) { item in
            let cells = [
                Table.Cell(item.id), Cells.title(item.title), Cells.reference(item.unit), Table.Cell(item.from.description),
                Table.Cell(item.through.description),
            ]
            return (cells + CheckText.cells(item.figures), item.id)
        }
        let query: APIPath.Query = [
            ("unit", unit), ("kind", kind), ("from", from?.description), ("through", through?.description),
        ]
        try await listing.print(.listChecks, query, page, connection)
    }
}
