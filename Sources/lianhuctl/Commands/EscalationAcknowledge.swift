import ArgumentParser
import LianhuAPI
import LianhuCore

/// Takes an obligation or a matter on until a day: pauses its ladder, not its clock.
struct EscalationAcknowledge: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("escalation", "acknowledge") }

    @Argument(help: .text("argument.ladder_item", "ID"))
    var item: String

    @Option(help: .text("option.until_pause", "DATE"), transform: DayArgument.parse)
    var until: CivilDate

    @Option(help: .text("option.comment", "TEXT"))
    var comment: String

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let body = Wire.AcknowledgeRequest(obligation: item, until: until, comment: comment)
        let answer = try await connection.client.call(.acknowledgeEscalation, json: body, as: Wire.Acknowledgement.self)
        let value = answer.value
        let fields = Table.fields(
            [
                ("column.id", value.obligation), ("column.worker", value.worker), ("column.until", value.until.description),
                ("column.recorded_at", Cells.time(value.at)),
            ], id: value.obligation)
        Presentation(json: answer.bytes, table: fields).print(as: format)
    }
}
