import ArgumentParser
import LianhuAPI

/// Sends a matter back to the stage before.
struct MatterReturn: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("matter", "return") }

    @OptionGroup var subject: MatterOptions

    @Option(help: .text("option.reason_code", "CODE"))
    var reason: String

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws { try await subject.send(Wire.MatterAct(act: "return", reason: reason, note: subject.note), connection) }
}
