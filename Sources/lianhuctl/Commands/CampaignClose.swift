import ArgumentParser
import LianhuAPI

/// Closes a campaign.
struct CampaignClose: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("campaign", "close") }

    @Argument(help: .text("argument.campaign", "CAMPAIGN"))
    var campaign: String

    @Option(help: .text("option.campaign_reason", "CODE"))
    var reason: String?

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        CampaignText.present(
            try await connection.client.call(
                .closeCampaign, [campaign], json: Wire.CampaignClose(reason: reason), as: Wire.Campaign.self), connection)
    }
}
