import ArgumentParser
import LianhuAPI
import LianhuCore

/// Raises a matter: found at a contact or patrol, told by somebody who came or called, or alone.
struct MatterRaise: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("matter", "raise") }

    @Argument(help: .text("argument.matter_class", "CLASS"))
    var kind: String

    @Option(help: .text("option.matter_about", "SUBJECT"))
    var about: String?

    @Option(help: .text("option.matter_summary", "TEXT"))
    var summary: String

    @Option(help: .text("option.matter_field", "FIELD"))
    var field: String?

    @Option(help: .text("option.matter_source", "SOURCE"))
    var source: String?

    @Option(help: .text("option.matter_evidence", "RECORD"))
    var evidence: String?

    @Option(help: .text("option.matter_finder", "WORKER"))
    var finder: String?

    @Option(help: .text("option.matter_reporter", "WHO"))
    var reporter: String?

    @Option(help: .text("option.matter_found", "TIME"))
    var at: String?

    @Option(help: .text("option.late_reason", "CODE"))
    var reason: String?

    @Flag(help: .text("option.matter_fixed"))
    var fixed = false

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let body = Wire.MatterRaise(
            kind: kind, about: about, summary: summary, field: field, source: source, evidence: evidence, finder: finder,
            reporter: reporter, foundAt: at, reason: reason, fixed: fixed ? true : nil)
        Presentation(try await connection.client.call(.raiseMatter, json: body, as: Wire.Matter.self)).print(as: format)
    }
}
