import ArgumentParser
import LianhuAPI
import LianhuCore

/// Sends a message again that was given up.
struct NotificationRetry: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("notification", "retry") }

    @Argument(help: .text("argument.notification", "NUMBER"))
    var number: Int64

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        Presentation(try await connection.client.call(.retryNotification, [String(number)], as: Wire.Delivery.self)).print(as: format)
    }
}

extension Presentation {
    /// How far a message is.
    init(_ answer: DaemonClient.Answer<Wire.Delivery>) {
        let value = answer.value
        self.init(
            json: answer.bytes,
            table: .fields(
                [
                    ("column.running.number", String(value.number)), ("column.state", word("delivery", value.state)),
                    ("column.channel", value.channel), ("column.tries", String(value.attempts)),
                    ("column.next_try", value.nextAttempt.map(Cells.time)), ("column.delivered_at", value.deliveredAt.map(Cells.time)),
                    ("column.why", value.error),
                ], id: String(value.number)))
    }
}
