import ArgumentParser
import LianhuAPI
import LianhuCore

/// Obligations, by rule and due day.
struct ObligationList: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("obligation", "list") }

    @Option(help: .text("option.unit", "UNIT"))
    var unit: String?

    @Option(help: .text("option.about", "SUBJECT"))
    var about: String?

    @Option(help: .text("option.rule", "RULE"))
    var rule: String?

    @Option(help: .text("option.period", "PERIOD"))
    var period: String?

    @Option(help: .text("option.status", "STATUS,…"))
    var status: String?

    @Option(help: .text("option.as_of", "DATE"), transform: DayArgument.parse)
    var asOf: CivilDate?

    @OptionGroup var page: PageOptions
    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let query: APIPath.Query = [
            ("unit", unit), ("about", about), ("rule", rule), ("period", period), ("status", status), ("asOf", asOf?.description),
        ]
        try await Listing.obligations.print(.listObligations, query, page, connection)
    }
}
