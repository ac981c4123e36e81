import ArgumentParser
import LianhuAPI

/// Waivers that were asked for and wait for a decision.
struct ObligationRequests: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("obligation", "requests") }

    @Option(help: .text("option.unit", "UNIT"))
    var unit: String?

    @OptionGroup var page: PageOptions
    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws { try await Listing.requests.print(.listExcuseRequests, [("unit", unit)], page, connection) }
}
