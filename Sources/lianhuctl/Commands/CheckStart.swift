import ArgumentParser
import LianhuAPI
import LianhuCore

/// Draws the sample of a unit and a range of days, once.
struct CheckStart: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("check", "start") }

    @Argument(help: .text("argument.unit", "UNIT"))
    var unit: String

    @Option(help: .text("option.check_kind", "CHECK"))
    var kind: String?

    @Option(help: .text("option.from", "DATE"), transform: DayArgument.parse)
    var from: CivilDate?

    @Option(help: .text("option.through", "DATE"), transform: DayArgument.parse)
    var through: CivilDate?

    @Option(help: .text("option.check_size", "N|N%"))
    var size: String?

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let body = Wire.CheckStart(unit: unit, kind: kind, from: from, through: through, size: size)
        Presentation(try await connection.client.call(.startCheck, json: body, as: Wire.Check.self)).print(as: format)
    }
}
