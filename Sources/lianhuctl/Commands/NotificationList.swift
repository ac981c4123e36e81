import ArgumentParser
import LianhuAPI
import LianhuCore

/// Messages that are queued, and how far a separate program is with their delivery.
struct NotificationList: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("notification", "list") }

    @Option(help: .text("option.recipient", "WORKER"))
    var recipient: String?

    @Option(help: .text("option.delivery_state", "STATE"))
    var state: String?

    @Option(help: .text("option.channel", "CHANNEL"))
    var channel: String?

    @Flag(help: .text("option.text"))
    var text = false

    @OptionGroup var page: PageOptions
    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        if text && format == .table { return try await printTexts() }
        let columns = [
            Table.Column("column.running.number", .right), Table.Column("column.recipient"), Table.Column("column.tone"),
            Table.Column("column.at"),
            Table.Column("column.send_after"), Table.Column("column.items", .right), Table.Column("column.state"),
            Table.Column("column.channel"), Table.Column("column.group"),
        ]
        let listing = Listing<Wire.Notification>(columns) { item in
            let cells = [
                Cells.number(item.number), Cells.reference(item.recipient), Table.Cell(word("step", item.tone)),
                Table.Cell(Cells.time(item.at)), Table.Cell(Cells.time(item.sendAfter)), Cells.number(item.items.count),
                Table.Cell(word("delivery", item.state)), Cells.optional(item.channel), Cells.optional(item.group),
            ]
            return (cells, String(item.number))
        }
        try await listing.print(.listNotifications, query, page, connection)
    }

    private var query: APIPath.Query {
        [("recipient", recipient), ("state", state), ("channel", channel), ("text", text ? "true" : nil)]
    }

    /// Each message as it is to be pasted, under a line that tells where and by whom.
    private func printTexts() async throws {
        var cursor = page.cursor
        repeat {
            let place: APIPath.Query = [("limit", page.all ? "1000" : String(page.limit)), ("cursor", cursor)]
            let answer = try await connection.client.call(
                .listNotifications, query: query + place, as: Wire.Page<Wire.Notification>.self
            ).value
            for item in answer.items { Console.current.put(Self.block(item)) }
            cursor = answer.nextCursor
        } while page.all && cursor != nil
        if let cursor { Console.current.say(words("cli.more", ["count": String(page.limit), "cursor": cursor])) }
    }

    private static func block(_ item: Wire.Notification) -> String {
        let head = words(
            "cli.message_head",
            [
                "number": String(item.number), "state": word("delivery", item.state),
                "group": item.group ?? item.channel ?? "—", "owner": item.owner.map(Cells.text) ?? "—",
            ])
        return ([head, item.title ?? ""] + (item.lines ?? [])).map { $0 + "\n" }.joined() + "\n"
    }
}
