import ArgumentParser
import LianhuAPI
import LianhuCore

/// Starts a new household with some people of an old one.
struct SubjectSplit: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("subject", "split") }

    @Argument(help: .text("argument.subject", "SUBJECT"))
    var subject: String

    @Option(help: .text("option.new_id", "ID"))
    var new: String

    @Option(help: .text("option.new_name", "NAME"))
    var name: String

    @Option(help: .text("option.residents", "RESIDENT,…"))
    var residents: String

    @Option(help: .text("option.new_address", "TEXT"))
    var address: String?

    @Option(help: .text("option.change_on", "DATE"), transform: DayArgument.parse)
    var on: CivilDate?

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let people = residents.split(separator: ",").map(String.init)
        let body = Wire.SplitRequest(id: new, name: name, address: address, residents: people, on: on)
        Presentation(try await connection.client.call(.splitSubject, [subject], json: body, as: Wire.Changed.self)).print(as: format)
    }
}
