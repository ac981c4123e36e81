import ArgumentParser
import LianhuAPI

/// Records a contact, and says what it settled and what not.
struct ContactRecord: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("contact", "record") }

    @Argument(help: .text("argument.subject", "SUBJECT"))
    var subject: String

    @OptionGroup var evidence: EvidenceOptions
    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        Presentation(try await connection.client.call(.recordContact, json: evidence.request(subject), as: Wire.Receipt.self)).print(
            as: format)
    }
}
