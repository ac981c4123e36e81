import ArgumentParser
import LianhuAPI
import LianhuCore

/// Plain counts as bulletins print them, extras included.
struct TallyShow: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("tally", "show") }

    @Option(help: .text("option.period", "PERIOD"))
    var period: String

    @Option(help: .text("option.unit", "UNIT"))
    var unit: String?

    /// How the counts may be broken down.
    enum Breakdown: String, CaseIterable, ExpressibleByArgument {
        case unit
    }

    @Option(help: .text("option.tally_by", "unit"))
    var by: Breakdown?

    @Option(help: .text("option.by_kind", "KIND"))
    var kind: String?

    @Option(help: .text("option.as_of", "DATE"), transform: DayArgument.parse)
    var asOf: CivilDate?

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let query: APIPath.Query = [
            ("period", period), ("unit", unit), ("by", (kind == nil ? by : .unit)?.rawValue), ("kind", kind), ("asOf", asOf?.description),
        ]
        let answer = try await connection.client.call(.showTallies, query: query, as: Wire.Tallies.self)
        Presentation(
            json: answer.bytes, table: TallyText.table(answer.value),
            sections: [Presentation.Section(title: words("cli.by_method"), table: TallyText.methods(answer.value))],
            notes: format == .json ? [] : TallyText.notes(answer.value)
        ).print(as: format)
    }
}
