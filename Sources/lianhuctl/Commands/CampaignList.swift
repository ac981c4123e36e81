import ArgumentParser
import LianhuAPI

/// Campaigns, oldest first.
struct CampaignList: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("campaign", "list") }

    @Option(help: .text("option.unit", "UNIT"))
    var unit: String?

    @Option(help: .text("option.campaign_kind", "KIND"))
    var kind: String?

    @Flag(help: .text("option.campaign_open"))
    var open = false

    @OptionGroup var page: PageOptions
    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let columns = [
            Table.Column("column.id"), Table.Column("column.campaign"), Table.Column("column.unit"),
            Table.Column("column.campaign_started"),
            Table.Column("column.due_at"), Table.Column("column.answered", .right), Table.Column("column.units_reported", .right),
            Table.Column("column.overdue", .right), Table.Column("column.closed_at"),
        ]
        let listing = Listing<Wire.Campaign>(columns) { item in
            let cells = [
                Table.Cell(item.id), Cells.title(item.title), Cells.reference(item.unit),
                Table.Cell(item.startedAt.local), Table.Cell(item.dueAt.local),
                CampaignText.answers(item.answered, item.targets), Table.Cell("\(item.unitsReported)/\(item.unitsAll)"),
                Table.Cell(String(item.overdue), item.overdue > 0 ? .bad : .plain),
                Cells.optional(item.closedAt?.local),
            ]
            return (cells, item.id)
        }
        try await listing.print(
            .listCampaigns, [("unit", unit), ("kind", kind), ("open", open ? "true" : nil)], page, connection)
    }
}
