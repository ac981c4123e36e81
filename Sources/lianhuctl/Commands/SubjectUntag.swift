import ArgumentParser
import LianhuAPI
import LianhuCore

/// Takes a tag off.
struct SubjectUntag: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("subject", "untag") }

    @Argument(help: .text("argument.tagged", "SUBJECT"))
    var subject: String

    @Argument(help: .text("argument.tag", "TAG"))
    var tag: String

    @Option(help: .text("option.end_on", "DATE"), transform: DayArgument.parse)
    var on: CivilDate?

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let body = Wire.UntagRequest(tag: tag, on: on)
        Presentation(try await connection.client.call(.untagSubject, [subject], json: body, as: Wire.Changed.self)).print(as: format)
    }
}
