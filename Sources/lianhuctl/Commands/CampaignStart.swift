import ArgumentParser
import LianhuAPI

/// Starts a campaign: everybody who has to do something is told.
struct CampaignStart: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("campaign", "start") }

    @Argument(help: .text("argument.campaign_kind", "KIND"))
    var kind: String

    @Option(help: .text("option.campaign_unit", "UNIT"))
    var unit: String

    @Option(help: .text("option.campaign_text", "TEXT"))
    var text: String

    @Option(help: .text("option.campaign_due", "TIME"))
    var due: String?

    @Option(help: .text("option.campaign_tag", "TAG"))
    var tag: String?

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let body = Wire.CampaignStart(kind: kind, unit: unit, text: text, due: due, tag: tag)
        CampaignText.present(try await connection.client.call(.startCampaign, json: body, as: Wire.Campaign.self), connection)
    }
}
