import ArgumentParser
import LianhuAPI
import LianhuCore

/// Moves a subject to another unit.
struct SubjectMove: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("subject", "move") }

    @Argument(help: .text("argument.subject", "SUBJECT"))
    var subject: String

    @Option(help: .text("option.new_unit", "UNIT"))
    var to: String

    @Option(help: .text("option.change_on", "DATE"), transform: DayArgument.parse)
    var on: CivilDate?

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let body = Wire.MoveRequest(to: to, on: on)
        Presentation(try await connection.client.call(.moveSubject, [subject], json: body, as: Wire.Changed.self)).print(as: format)
    }
}
