import ArgumentParser
import LianhuAPI
import LianhuCore

/// Puts a subject into a tier, or into none.
struct SubjectTier: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("subject", "tier") }

    @Argument(help: .text("argument.subject", "SUBJECT"))
    var subject: String

    @Argument(help: .text("argument.tier", "COLOUR"))
    var tier: String?

    @Option(help: .text("option.change_on", "DATE"), transform: DayArgument.parse)
    var from: CivilDate?

    @Flag(help: .text("option.no_tier"))
    var none = false

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let body = Wire.TierRequest(tier: tier, none: none ? true : nil, from: from)
        Presentation(try await connection.client.call(.changeTier, [subject], json: body, as: Wire.Changed.self)).print(as: format)
    }
}
