import ArgumentParser
import LianhuAPI

/// Replaces a contact by a corrected one; the first stays visible and counts for nothing.
struct ContactCorrect: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("contact", "correct") }

    @Argument(help: .text("argument.record", "RECORD"))
    var record: String

    @Option(help: .text("option.subject", "SUBJECT"))
    var subject: String

    @Option(help: .text("option.because", "CODE"))
    var because: String

    @OptionGroup var evidence: EvidenceOptions
    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let body = Wire.CorrectionRequest(reason: because, contact: evidence.request(subject))
        Presentation(try await connection.client.call(.correctContact, [record], json: body, as: Wire.Correction.self)).print(as: format)
    }
}
