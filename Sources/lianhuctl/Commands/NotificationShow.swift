import ArgumentParser
import LianhuAPI
import LianhuCore

/// One message in words, and what became of it.
struct NotificationShow: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("notification", "show") }

    @Argument(help: .text("argument.notification", "NUMBER"))
    var number: Int64

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let answer = try await connection.client.call(.showNotification, [String(number)], as: Wire.Notification.self)
        let item = answer.value
        var text = Table([Table.Column("column.text")])
        for line in item.lines ?? [] { text.append([Table.Cell(line)]) }
        let fields = Table.fields(
            [
                ("column.running.number", String(item.number)), ("column.id", item.id),
                ("column.recipient", item.recipient.map(Cells.text)),
                ("column.tone", word("step", item.tone)), ("column.at", Cells.time(item.at)),
                ("column.send_after", Cells.time(item.sendAfter)), ("column.state", word("delivery", item.state)),
                ("column.channel", item.channel), ("column.group", item.group), ("column.owner", item.owner.map(Cells.text)),
                ("column.tries", String(item.attempts)), ("column.next_try", item.nextAttempt.map(Cells.time)),
                ("column.delivered_at", item.deliveredAt.map(Cells.time)), ("column.why", item.error),
            ], id: String(item.number))
        Presentation(json: answer.bytes, table: fields, sections: [Presentation.Section(title: item.title ?? "", table: text)])
            .print(as: format)
    }
}
