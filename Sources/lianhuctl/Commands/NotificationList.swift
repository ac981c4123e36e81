import ArgumentParser
import LianhuAPI
import LianhuCore

/// Messages that are queued; a separate program delivers them.
struct NotificationList: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("notification", "list") }

    @Option(help: .text("option.recipient", "WORKER"))
    var recipient: String?

    @OptionGroup var page: PageOptions
    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let columns = [
            Table.Column("column.number", .right), Table.Column("column.recipient"), Table.Column("column.tone"), Table.Column("column.at"),
            Table.Column("column.send_after"), Table.Column("column.items", .right),
        ]
        let listing = Listing<Wire.Notification>(columns) { item in
            let cells = [
                Cells.number(item.number), Cells.reference(item.recipient), Table.Cell(word("step", item.tone)),
                Table.Cell(item.at.description), Table.Cell(item.sendAfter.description), Cells.number(item.items.count),
            ]
            return (cells, String(item.number))
        }
        try await listing.print(.listNotifications, [("recipient", recipient)], page, connection)
    }
}
