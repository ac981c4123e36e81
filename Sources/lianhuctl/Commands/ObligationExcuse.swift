import ArgumentParser
import LianhuAPI

/// Waives an obligation that applies; it stays visible with its reason and its approver.
struct ObligationExcuse: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("obligation", "excuse") }

    @Argument(help: .text("argument.obligation", "OBLIGATION"))
    var obligation: String

    @Option(help: .text("option.reason_code", "CODE"))
    var reason: String

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let body = Wire.ExcuseRequest(reason: reason)
        Presentation(try await connection.client.call(.excuseObligation, [obligation], json: body, as: Wire.Obligation.self)).print(
            as: format)
    }
}
