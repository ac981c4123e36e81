import ArgumentParser
import LianhuAPI
import LianhuCore

/// Puts a dated tag on a subject or resident.
struct SubjectTag: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("subject", "tag") }

    @Argument(help: .text("argument.tagged", "SUBJECT"))
    var subject: String

    @Argument(help: .text("argument.tag", "TAG"))
    var tag: String

    @Option(help: .text("option.from_day", "DATE"), transform: DayArgument.parse)
    var from: CivilDate?

    @Option(help: .text("option.until_day", "DATE"), transform: DayArgument.parse)
    var until: CivilDate?

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func validate() throws {
        if let from, let until, until < from { throw ValidationError(words("cli.from_after_until")) }
    }

    func run() async throws {
        let body = Wire.TagRequest(tag: tag, from: from, until: until?.adding(days: 1))
        Presentation(try await connection.client.call(.tagSubject, [subject], json: body, as: Wire.Changed.self)).print(as: format)
    }
}
