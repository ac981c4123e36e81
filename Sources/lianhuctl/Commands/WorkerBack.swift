import ArgumentParser
import LianhuAPI
import LianhuCore

/// Says that a worker is back.
struct WorkerBack: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("worker", "back") }

    @Argument(help: .text("argument.worker", "WORKER"))
    var worker: String

    @Option(help: .text("option.change_on", "DATE"), transform: DayArgument.parse)
    var on: CivilDate?

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let body = Wire.ResumeRequest(on: on)
        Presentation(try await connection.client.call(.endAbsence, [worker], json: body, as: Wire.Changed.self)).print(as: format)
    }
}
