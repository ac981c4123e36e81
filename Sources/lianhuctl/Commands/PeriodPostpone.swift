import ArgumentParser
import LianhuAPI

/// Puts the closing of a period off, once.
struct PeriodPostpone: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("period", "postpone") }

    @Argument(help: .text("argument.period", "PERIOD"))
    var period: String

    @Option(help: .text("option.because", "CODE"))
    var reason: String

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let body = Wire.PostponeRequest(reason: reason)
        Presentation(try await connection.client.call(.postponePeriod, [period], json: body, as: Wire.Period.self)).print(as: format)
    }
}
