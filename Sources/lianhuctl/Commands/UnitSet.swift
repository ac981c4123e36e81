import ArgumentParser
import LianhuAPI
import LianhuCore

/// Sets a number of a unit, or lets the rules' own hold there again.
struct UnitSet: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("unit", "set") }

    @Argument(help: .text("argument.unit", "UNIT"))
    var unit: String

    @Argument(help: .text("argument.parameter", "NAME"))
    var name: String

    @Argument(help: .text("argument.parameter_value", "VALUE"))
    var value: Int?

    @Option(help: .text("option.change_on", "DATE"), transform: DayArgument.parse)
    var from: CivilDate?

    @Flag(help: .text("option.no_parameter"))
    var none = false

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let body = Wire.ParameterRequest(value: value, none: none ? true : nil, from: from)
        let answer = try await connection.client.call(.setUnitParameter, [unit, name], json: body, as: Wire.Changed.self)
        Presentation(answer).print(as: format)
    }
}
