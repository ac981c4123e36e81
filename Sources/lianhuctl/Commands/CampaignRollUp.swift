import ArgumentParser
import LianhuAPI

/// Rolls a unit up to the level above.
struct CampaignRollUp: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("campaign", "roll-up") }

    @Argument(help: .text("argument.campaign", "CAMPAIGN"))
    var campaign: String

    @Argument(help: .text("argument.campaign_unit", "UNIT"))
    var unit: String

    @Flag(help: .text("option.campaign_partial"))
    var partial = false

    @Flag(help: .text("option.campaign_nothing"))
    var nothing = false

    @Option(help: .text("option.note", "TEXT"))
    var note: String?

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let body = Wire.CampaignRollUp(unit: unit, partial: partial ? true : nil, nothing: nothing ? true : nil, text: note)
        CampaignText.present(
            try await connection.client.call(.rollUpCampaign, [campaign], json: body, as: Wire.Campaign.self), connection)
    }
}
