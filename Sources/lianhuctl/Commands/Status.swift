import ArgumentParser
import LianhuAPI

/// The state of the instance.
struct Status: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .word("status") }

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        StatusText(try await connection.client.call(.showStatus, as: Wire.Status.self)).presentation.print(as: format)
    }
}
