import ArgumentParser
import LianhuAPI
import LianhuCore

/// Gives a subject's seat to another worker.
struct LinkHandOver: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("link", "hand-over") }

    @Argument(help: .text("argument.seat", "SUBJECT"))
    var subject: String

    @Option(help: .text("option.successor", "WORKER"))
    var to: String

    @Option(help: .text("option.change_on", "DATE"), transform: DayArgument.parse)
    var on: CivilDate?

    @Option(help: .text("option.because", "CODE"))
    var reason: String?

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let body = Wire.HandOverRequest(to: to, on: on, reason: reason)
        Presentation(try await connection.client.call(.handOverLink, [subject], json: body, as: Wire.Changed.self)).print(as: format)
    }
}
