import ArgumentParser
import LianhuAPI

/// Who has not answered, with the contact person.
struct CampaignSilent: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("campaign", "silent") }

    @Argument(help: .text("argument.campaign", "CAMPAIGN"))
    var campaign: String

    @Option(help: .text("option.unit", "UNIT"))
    var unit: String?

    @Option(help: .text("option.campaign_worker", "WORKER"))
    var worker: String?

    @OptionGroup var page: PageOptions
    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let listing = Listing<Wire.CampaignSilent>(CampaignText.silentColumns) { item in
            (CampaignText.cells(item), item.subject.id)
        }
        try await listing.print(.listSilent, [("unit", unit), ("worker", worker)], page, connection, of: [campaign])
    }
}
