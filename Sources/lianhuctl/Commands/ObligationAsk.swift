import ArgumentParser
import LianhuAPI

/// Asks that an obligation be waived; another person decides.
struct ObligationAsk: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("obligation", "ask") }

    @Argument(help: .text("argument.obligation", "OBLIGATION"))
    var obligation: String

    @Option(help: .text("option.reason_code", "CODE"))
    var reason: String

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let body = Wire.ExcuseRequest(reason: reason)
        let answer = try await connection.client.call(.askExcuse, [obligation], json: body, as: Wire.ExcuseAsked.self)
        var table = Table.requests
        table.append(Table.cells(of: answer.value), id: answer.value.obligation.id)
        Presentation(json: answer.bytes, table: table).print(as: format)
    }
}
