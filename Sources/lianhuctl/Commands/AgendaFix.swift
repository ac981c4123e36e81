import ArgumentParser
import LianhuAPI
import LianhuCore

/// Chooses the day of a visit, or leaves it to the planning again.
struct AgendaFix: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("agenda", "fix") }

    @Argument(help: .text("argument.obligation", "OBLIGATION"))
    var obligation: String

    @Option(help: .text("option.fix_on", "DATE"), transform: DayArgument.parse)
    var on: CivilDate?

    @Flag(help: .text("option.fix_free"))
    var free = false

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func validate() throws {
        guard (on == nil) == free else { throw ValidationError(words("cli.fix_either")) }
    }

    func run() async throws {
        let answer = try await connection.client.call(.fixDay, [obligation], json: Wire.DayRequest(on: on), as: Wire.VisitDay.self)
        let value = answer.value
        let fields = Table.fields(
            [
                ("column.obligation", value.obligation), ("column.day", value.day.description),
                ("column.fixed", words(value.fixed ? "cli.yes" : "cli.no")),
            ], id: value.obligation)
        Presentation(json: answer.bytes, table: fields).print(as: format)
    }
}
