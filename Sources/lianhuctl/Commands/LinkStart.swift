import ArgumentParser
import LianhuAPI
import LianhuCore

/// Links a worker to a subject.
struct LinkStart: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("link", "start") }

    @Argument(help: .text("argument.subject", "SUBJECT"))
    var subject: String

    @Argument(help: .text("argument.worker", "WORKER"))
    var worker: String

    @Option(help: .text("option.link_kind", "KIND"))
    var kind: String?

    @Option(help: .text("option.from_day", "DATE"), transform: DayArgument.parse)
    var from: CivilDate?

    @Option(help: .text("option.until_day", "DATE"), transform: DayArgument.parse)
    var until: CivilDate?

    @Flag(help: .text("option.backup"))
    var backup = false

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func validate() throws {
        if let from, let until, until < from { throw ValidationError(words("cli.from_after_until")) }
    }

    func run() async throws {
        let body = Wire.LinkRequest(
            subject: subject, worker: worker, kind: kind, from: from, until: until?.adding(days: 1), backup: backup ? true : nil)
        Presentation(try await connection.client.call(.startLink, json: body, as: Wire.Changed.self)).print(as: format)
    }
}
