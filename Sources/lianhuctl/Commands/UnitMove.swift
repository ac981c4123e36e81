import ArgumentParser
import LianhuAPI
import LianhuCore

/// Puts a unit below another one.
struct UnitMove: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("unit", "move") }

    @Argument(help: .text("argument.unit", "UNIT"))
    var unit: String

    @Option(help: .text("option.new_parent", "UNIT"))
    var to: String

    @Option(help: .text("option.change_on", "DATE"), transform: DayArgument.parse)
    var on: CivilDate?

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let body = Wire.MoveRequest(to: to, on: on)
        Presentation(try await connection.client.call(.moveUnit, [unit], json: body, as: Wire.Changed.self)).print(as: format)
    }
}
