import ArgumentParser
import LianhuAPI

/// Has the daemon read its configuration again; the exit status tells whether it is valid.
struct DaemonReload: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("daemon", "reload") }

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        Presentation(try await connection.client.call(.reloadRules, as: Wire.Adoption.self)).print(as: format)
    }
}
