import ArgumentParser
import LianhuAPI

/// Grants or denies a waiver that somebody else asked for.
struct ObligationApprove: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("obligation", "approve") }

    @Argument(help: .text("argument.obligation", "OBLIGATION"))
    var obligation: String

    @Flag(help: .text("option.deny"))
    var deny = false

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let body = Wire.DecisionRequest(deny: deny ? true : nil)
        Presentation(try await connection.client.call(.decideExcuse, [obligation], json: body, as: Wire.Obligation.self)).print(as: format)
    }
}
