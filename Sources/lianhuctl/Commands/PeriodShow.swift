import ArgumentParser
import LianhuAPI
import LianhuCore

/// One period, its snapshot and its amendments.
struct PeriodShow: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("period", "show") }

    @Argument(help: .text("argument.period", "PERIOD"))
    var period: String

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        Presentation(try await connection.client.call(.showPeriod, [period], as: Wire.Period.self)).print(as: format)
    }
}

extension Presentation {
    /// A period, field by field, and its amendments.
    init(_ answer: DaemonClient.Answer<Wire.Period>) {
        let value = answer.value
        var amendments = Table([
            Table.Column("column.at"), Table.Column("column.about"), Table.Column("column.evidence"), Table.Column("column.reason"),
            Table.Column("column.approver"),
        ])
        for item in value.amendments {
            amendments.append([
                Table.Cell(item.on.description), Table.Cell(item.obligation), Cells.optional(item.evidence), Table.Cell(item.reason),
                Cells.optional(item.approver),
            ])
        }
        self.init(
            json: answer.bytes,
            table: .fields(
                [
                    ("column.period", value.period), ("column.opens", value.from.description), ("column.until", value.through.description),
                    ("column.state", word("state", value.state)), ("column.closes_on", value.closesOn?.description),
                    ("column.postponed", value.postponed.map { "\($0.until) (\($0.reason))" }),
                    ("column.closed_on", value.closure?.closedOn?.description),
                    ("column.obligations", value.closure.flatMap { $0.closedOn == nil ? nil : String($0.obligations) }),
                    ("column.rules_digest", value.closure?.rulesDigest), ("column.list_digest", value.closure?.listDigest),
                ], id: value.period),
            sections: [Section(title: words("cli.amendments"), table: amendments)])
    }
}
