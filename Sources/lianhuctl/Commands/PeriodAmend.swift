import ArgumentParser
import LianhuAPI

/// Lets late evidence count in a closed period, or takes voided evidence away; the caller is the second person.
struct PeriodAmend: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("period", "amend") }

    @Argument(help: .text("argument.period", "PERIOD"))
    var period: String

    @Option(help: .text("option.amended", "OBLIGATION"))
    var obligation: String

    @Option(help: .text("option.amending", "RECORD"))
    var evidence: String?

    @Option(help: .text("option.because", "CODE"))
    var reason: String

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let body = Wire.AmendRequest(obligation: obligation, evidence: evidence, reason: reason)
        Presentation(try await connection.client.call(.amendPeriod, [period], json: body, as: Wire.Obligation.self)).print(as: format)
    }
}
