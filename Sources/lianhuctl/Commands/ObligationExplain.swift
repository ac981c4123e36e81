import ArgumentParser
import LianhuAPI

/// Why an obligation is what it is, from the rule to the next step.
struct ObligationExplain: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("obligation", "explain") }

    @Argument(help: .text("argument.obligation", "OBLIGATION"))
    var obligation: String

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let answer = try await connection.client.call(.explainObligation, [obligation], as: Wire.ObligationExplanation.self)
        let value = answer.value
        let heading = "\(value.obligation.id) — \(Cells.title(value.obligation.title).text)"
        var text = ExplanationText(heading: heading, facts: value.facts)
        text.ids = value.records.map(\.record.id)
        text.print(json: answer.bytes, as: format)
    }
}
