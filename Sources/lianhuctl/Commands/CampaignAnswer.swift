import ArgumentParser
import LianhuAPI

/// Records what subjects answered.
struct CampaignAnswer: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("campaign", "answer") }

    @Argument(help: .text("argument.campaign", "CAMPAIGN"))
    var campaign: String

    @Argument(help: .text("argument.campaign_subjects", "SUBJECT"))
    var subjects: [String]

    @Option(help: .text("option.campaign_outcome", "OUTCOME"))
    var outcome: String

    @Option(help: .text("option.campaign_at", "TIME"))
    var at: String?

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let body = Wire.CampaignAnswers(answers: subjects.map { Wire.CampaignAnswer(subject: $0, outcome: outcome, at: at) })
        let answer = try await connection.client.call(.answerCampaign, [campaign], json: body, as: Wire.CampaignReceipt.self)
        let value = answer.value
        var table = Table([
            Table.Column("column.campaign"), Table.Column("column.recorded", .right), Table.Column("column.replaced", .right),
            Table.Column("column.duties_settled", .right), Table.Column("column.answered", .right),
        ])
        table.append(
            [
                Table.Cell(value.campaign), Cells.number(value.recorded), Cells.number(value.replaced), Cells.number(value.settled),
                CampaignText.answers(value.answered, value.targets),
            ], id: value.campaign)
        let notes = value.afterClose ? [words("cli.campaign_after_close", ["campaign": value.campaign])] : []
        Presentation(json: answer.bytes, table: table, notes: notes).print(as: format)
    }
}
