import ArgumentParser
import LianhuAPI
import LianhuCore

/// One obligation with its window, what settled it, and how far its ladder has climbed.
struct ObligationShow: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("obligation", "show") }

    @Argument(help: .text("argument.obligation", "OBLIGATION"))
    var obligation: String

    @Option(help: .text("option.as_of", "DATE"), transform: DayArgument.parse)
    var asOf: CivilDate?

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let answer = try await connection.client.call(
            .showObligation, [obligation], query: [("asOf", asOf?.description)], as: Wire.Obligation.self)
        Presentation(answer).print(as: format)
    }
}

extension Presentation {
    /// An obligation, field by field.
    init(_ answer: DaemonClient.Answer<Wire.Obligation>) {
        let value = answer.value
        let settled = value.settledBy.map { words("cli.settled_by", ["record": $0, "on": value.settledOn?.description ?? "—"]) }
        let excuse = value.excuse.map { words("cli.excused_by", ["reason": $0.reason, "approver": $0.approver ?? "—"]) }
        self.init(
            json: answer.bytes,
            table: .fields(
                [
                    ("column.id", value.id), ("column.rule", "\(Cells.title(value.title).text) (\(value.rule))"),
                    ("column.about", Cells.text(value.about)), ("column.unit", Cells.text(value.unit)), ("column.period", value.period),
                    ("column.status", word("status", value.status)), ("column.opens", value.window.opens.description),
                    ("column.due", value.window.due.description), ("column.grace", value.window.grace.description),
                    ("column.closes", Cells.closes(value.window)), ("column.holder", value.holder.map(Cells.text)),
                    ("column.settled", settled), ("column.excuse", excuse), ("column.void", value.void.map { word("void", $0) }),
                    ("column.backfilled", value.backfilled ? words("cli.backfilled") : nil),
                    ("column.step", value.step > 0 ? String(value.step) : nil),
                    ("column.acknowledged_until", value.acknowledgedUntil?.description),
                    ("column.note", Cells.provisional(value.covered).text),
                ], id: value.id))
    }
}
