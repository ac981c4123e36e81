import ArgumentParser
import LianhuAPI
import LianhuCore

/// Matters, oldest first.
struct MatterList: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("matter", "list") }

    @Option(help: .text("option.unit", "UNIT"))
    var unit: String?

    @Option(name: .customLong("class"), help: .text("option.matter_class", "CLASS"))
    var kind: String?

    @Option(help: .text("option.matter_about", "SUBJECT"))
    var about: String?

    @Option(help: .text("option.matter_holder", "WORKER|UNIT"))
    var holder: String?

    @Option(help: .text("option.matter_phase", "PHASE"))
    var phase: [String] = []

    @Flag(help: .text("option.overdue_only"))
    var overdue = false

    @OptionGroup var page: PageOptions
    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let columns = [
            Table.Column("column.id"), Table.Column("column.class"), Table.Column("column.about"), Table.Column("column.stage"),
            Table.Column("column.responsible"), Table.Column("column.due"), Table.Column("column.summary"),
        ]
        let listing = Listing<Wire.Matter>(columns) { item in
            let cells = [
                Table.Cell(item.id), Cells.title(item.title), Cells.reference(item.about), MatterText.stage(item),
                Cells.reference(item.responsible), Cells.optional(item.deadline.map(MatterText.moment)), Table.Cell(item.summary),
            ]
            return (cells, item.id)
        }
        let query: APIPath.Query = [
            ("unit", unit), ("class", kind), ("about", about), ("holder", holder),
            ("phase", phase.isEmpty ? nil : phase.joined(separator: ",")), ("overdue", overdue ? "true" : nil),
        ]
        try await listing.print(.listMatters, query, page, connection)
    }
}
