import ArgumentParser
import LianhuAPI
import LianhuCore

/// Coverage and timeliness with their numerators and denominators; in the order of ids, never of rates.
struct ComplianceShow: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("compliance", "show") }

    /// How the figures may be broken down.
    enum Breakdown: String, CaseIterable, ExpressibleByArgument {
        case unit, rule, worker
    }

    @Option(help: .text("option.period", "PERIOD"))
    var period: String

    @Option(help: .text("option.unit", "UNIT"))
    var unit: String?

    @Option(help: .text("option.rule", "RULE"))
    var rule: String?

    @Option(help: .text("option.by", "unit|rule|worker"))
    var by: Breakdown?

    @Option(help: .text("option.by_kind", "KIND"))
    var kind: String?

    @Option(help: .text("option.as_of", "DATE"), transform: DayArgument.parse)
    var asOf: CivilDate?

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let query: APIPath.Query = [
            ("period", period), ("unit", unit), ("rule", rule), ("by", (kind == nil ? by : by ?? .unit)?.rawValue), ("kind", kind),
            ("asOf", asOf?.description),
        ]
        let answer = try await connection.client.call(.showCompliance, query: query, as: Wire.Compliance.self)
        Presentation(
            json: answer.bytes, table: ComplianceText.table(answer.value), notes: format == .json ? [] : ComplianceText.notes(answer.value)
        )
        .print(as: format)
    }
}
