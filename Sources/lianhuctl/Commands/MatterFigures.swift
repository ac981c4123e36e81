import ArgumentParser
import LianhuAPI
import LianhuCore

/// Closure, on-time closure, response and resolution, always with both numbers.
struct MatterFigures: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("matter", "figures") }

    /// How the figures may be broken down.
    enum Breakdown: String, CaseIterable, ExpressibleByArgument {
        case unit
        case kind = "class"
    }

    @Option(help: .text("option.period", "PERIOD"))
    var period: String

    @Option(help: .text("option.unit", "UNIT"))
    var unit: String?

    @Option(name: .customLong("class"), help: .text("option.matter_class", "CLASS"))
    var kind: String?

    @Option(help: .text("option.matter_by", "unit|class"))
    var by: Breakdown?

    @Option(help: .text("option.as_of", "DATE"), transform: DayArgument.parse)
    var asOf: CivilDate?

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let query: APIPath.Query = [
            ("period", period), ("unit", unit), ("class", kind), ("by", by?.rawValue), ("asOf", asOf?.description),
        ]
        let answer = try await connection.client.call(.showMatterFigures, query: query, as: Wire.MatterFigureReport.self)
        Presentation(
            json: answer.bytes, table: MatterText.figures(answer.value), notes: format == .json ? [] : MatterText.notes(answer.value)
        )
        .print(as: format)
    }
}
