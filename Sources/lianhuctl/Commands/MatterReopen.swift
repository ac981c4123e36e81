import ArgumentParser
import LianhuAPI

/// Opens a closed matter again: a new cycle.
struct MatterReopen: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("matter", "reopen") }

    @OptionGroup var subject: MatterOptions

    @Option(help: .text("option.reason_code", "CODE"))
    var reason: String

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws { try await subject.send(Wire.MatterAct(act: "reopen", reason: reason, note: subject.note), connection) }
}
