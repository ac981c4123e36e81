import ArgumentParser
import LianhuAPI
import LianhuCore

/// Says that a subject is not there any more.
struct SubjectLeave: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("subject", "leave") }

    @Argument(help: .text("argument.subject", "SUBJECT"))
    var subject: String

    @Option(help: .text("option.end_on", "DATE"), transform: DayArgument.parse)
    var on: CivilDate?

    @Option(help: .text("option.because", "CODE"))
    var reason: String

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let body = Wire.LeaveRequest(on: on, reason: reason)
        Presentation(try await connection.client.call(.leaveSubject, [subject], json: body, as: Wire.Changed.self)).print(as: format)
    }
}
