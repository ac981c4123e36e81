import ArgumentParser
import LianhuAPI

/// Households and other subjects, in the order of their ids.
struct SubjectList: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("subject", "list") }

    @Option(help: .text("option.unit", "UNIT"))
    var unit: String?

    @Option(help: .text("option.kind", "KIND"))
    var kind: String?

    @OptionGroup var page: PageOptions
    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        try await Listing.references.print(.listSubjects, [("unit", unit), ("kind", kind)], page, connection)
    }
}
