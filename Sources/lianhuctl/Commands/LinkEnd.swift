import ArgumentParser
import LianhuAPI
import LianhuCore

/// Ends a link, named by its seat or by subject and worker.
struct LinkEnd: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("link", "end") }

    @Argument(help: .text("argument.link", "LINK|SUBJECT"))
    var link: String

    @Argument(help: .text("argument.link_worker", "WORKER"))
    var worker: String?

    @Option(help: .text("option.end_on", "DATE"), transform: DayArgument.parse)
    var on: CivilDate?

    @Option(help: .text("option.because", "CODE"))
    var reason: String?

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let body = Wire.EndRequest(on: on, reason: reason)
        Presentation(
            try await connection.client.call(.endLink, [worker.map { link + "~" + $0 } ?? link], json: body, as: Wire.Changed.self)
        ).print(as: format)
    }
}
