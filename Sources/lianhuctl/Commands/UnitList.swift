import ArgumentParser
import LianhuAPI

/// Units, in the order of their ids.
struct UnitList: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("unit", "list") }

    @Option(help: .text("option.unit", "UNIT"))
    var unit: String?

    @Option(help: .text("option.kind", "KIND"))
    var kind: String?

    @OptionGroup var page: PageOptions
    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        try await Listing.references.print(.listUnits, [("unit", unit), ("kind", kind)], page, connection)
    }
}
