import ArgumentParser
import LianhuAPI
import LianhuCore

/// Ends the suspension of a subject.
struct SubjectResume: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("subject", "resume") }

    @Argument(help: .text("argument.subject", "SUBJECT"))
    var subject: String

    @Option(help: .text("option.change_on", "DATE"), transform: DayArgument.parse)
    var on: CivilDate?

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let body = Wire.ResumeRequest(on: on)
        Presentation(try await connection.client.call(.resumeSubject, [subject], json: body, as: Wire.Changed.self)).print(as: format)
    }
}
