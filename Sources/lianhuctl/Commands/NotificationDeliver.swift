import ArgumentParser
import LianhuAPI

/// Ticks off a message that was passed on by hand.
struct NotificationDeliver: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("notification", "deliver") }

    @Argument(help: .text("argument.notification", "NUMBER"))
    var number: Int64

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        Presentation(try await connection.client.call(.deliverNotification, [String(number)], as: Wire.Delivery.self)).print(as: format)
    }
}
