import ArgumentParser
import LianhuAPI
import LianhuCore

/// Says that a worker is away, and who acts for him.
struct WorkerAbsent: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("worker", "absent") }

    @Argument(help: .text("argument.worker", "WORKER"))
    var worker: String

    @Option(help: .text("option.from_day", "DATE"), transform: DayArgument.parse)
    var from: CivilDate?

    @Option(help: .text("option.until_day", "DATE"), transform: DayArgument.parse)
    var until: CivilDate?

    @Option(help: .text("option.substitute", "WORKER"))
    var substitute: String?

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func validate() throws {
        if let from, let until, until < from { throw ValidationError(words("cli.from_after_until")) }
    }

    func run() async throws {
        let body = Wire.AbsenceRequest(from: from, until: until?.adding(days: 1), substitute: substitute)
        Presentation(try await connection.client.call(.reportAbsence, [worker], json: body, as: Wire.Changed.self)).print(as: format)
    }
}
