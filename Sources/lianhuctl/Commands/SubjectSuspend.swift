import ArgumentParser
import LianhuAPI
import LianhuCore

/// Suspends what is owed to a subject.
struct SubjectSuspend: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("subject", "suspend") }

    @Argument(help: .text("argument.subject", "SUBJECT"))
    var subject: String

    @Option(help: .text("option.from_day", "DATE"), transform: DayArgument.parse)
    var from: CivilDate?

    @Option(help: .text("option.until_day", "DATE"), transform: DayArgument.parse)
    var until: CivilDate?

    @Option(help: .text("option.because", "CODE"))
    var reason: String

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func validate() throws {
        if let from, let until, until < from { throw ValidationError(words("cli.from_after_until")) }
    }

    func run() async throws {
        let body = Wire.SuspendRequest(from: from, until: until?.adding(days: 1), reason: reason)
        Presentation(try await connection.client.call(.suspendSubject, [subject], json: body, as: Wire.Changed.self)).print(as: format)
    }
}
