import ArgumentParser
import LianhuAPI

/// Workers, in the order of their ids.
struct WorkerList: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("worker", "list") }

    @Option(help: .text("option.unit", "UNIT"))
    var unit: String?

    @OptionGroup var page: PageOptions
    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        try await Listing.references.print(.listWorkers, [("unit", unit)], page, connection)
    }
}
