import ArgumentParser
import LianhuAPI
import LianhuCore

/// How many of a kind an activity covered in a period, and whom it did not.
struct CoverageShow: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("coverage", "show") }

    @Option(help: .text("option.activity", "ACTIVITY"))
    var activity: String

    @Option(help: .text("option.coverage_kind", "KIND"))
    var kind: String

    @Option(help: .text("option.period", "PERIOD"))
    var period: String

    @Option(help: .text("option.unit", "UNIT"))
    var unit: String?

    @Option(help: .text("option.as_of", "DATE"), transform: DayArgument.parse)
    var asOf: CivilDate?

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let query: APIPath.Query = [
            ("activity", activity), ("kind", kind), ("period", period), ("unit", unit), ("asOf", asOf?.description),
        ]
        let answer = try await connection.client.call(.showCoverage, query: query, as: Wire.Coverage.self)
        Presentation(
            json: answer.bytes, table: CoverageText.table(answer.value),
            sections: [Presentation.Section(title: words("cli.not_covered"), table: CoverageText.missing(answer.value))],
            notes: format == .table ? CoverageText.notes(answer.value) : []
        ).print(as: format)
    }
}
