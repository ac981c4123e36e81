import ArgumentParser
import LianhuAPI

/// Records a try that met nobody; it satisfies nothing, but two on different days entitle to ask for an excuse.
struct AttemptRecord: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("attempt", "record") }

    @Argument(help: .text("argument.subject", "SUBJECT"))
    var subject: String

    @OptionGroup var evidence: EvidenceOptions
    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        Presentation(try await connection.client.call(.recordAttempt, json: evidence.request(subject), as: Wire.Receipt.self)).print(
            as: format)
    }
}
