import ArgumentParser
import LianhuAPI
import LianhuCore

/// Steps of ladders that are done with: who was told of what, and when.
struct EscalationList: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("escalation", "list") }

    @Option(help: .text("option.unit", "UNIT"))
    var unit: String?

    @Option(help: .text("option.recipient", "WORKER"))
    var recipient: String?

    @Flag(help: .text("option.skipped"))
    var skipped = false

    @OptionGroup var page: PageOptions
    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let columns = [
            Table.Column("column.running.number", .right), Table.Column("column.on"), Table.Column("column.step", .right),
            Table.Column("column.tone"),
            Table.Column("column.recipient"), Table.Column("column.about"), Table.Column("column.status"),
            Table.Column("column.obligation"),
        ]
        let listing = Listing<Wire.Escalation>(columns) { item in
            let told = item.skip.map { Table.Cell(word("skipped", $0), .faint) } ?? Cells.reference(item.recipient)
            let cells = [
                Cells.number(item.number), Table.Cell(item.on.description), Cells.number(item.step), Table.Cell(word("step", item.tone)),
                told,
                Cells.reference(item.about), Cells.status(item.status), Table.Cell(item.obligation, .faint),
            ]
            // What `escalation acknowledge` takes.
            return (cells, item.obligation)
        }
        let query: APIPath.Query = [("unit", unit), ("recipient", recipient), ("all", skipped ? "true" : nil)]
        try await listing.print(.listEscalations, query, page, connection)
    }
}
