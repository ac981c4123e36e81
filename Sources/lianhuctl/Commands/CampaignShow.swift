import ArgumentParser
import LianhuAPI

/// One campaign, live: totals, levels, units, and the names of those who are silent.
struct CampaignShow: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("campaign", "show") }

    @Argument(help: .text("argument.campaign", "CAMPAIGN"))
    var campaign: String

    @Option(help: .text("option.unit", "UNIT"))
    var unit: String?

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        CampaignText.present(
            try await connection.client.call(.showCampaign, [campaign], query: [("unit", unit)], as: Wire.Campaign.self), connection)
    }
}
