import ArgumentParser
import LianhuAPI

/// Joins a matter into another about the same thing: one is worked on, all reporters are answered.
struct MatterJoin: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("matter", "join") }

    @OptionGroup var subject: MatterOptions

    @Option(help: .text("option.join_into", "MATTER"))
    var into: String

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws { try await subject.send(Wire.MatterAct(act: "join", into: into, note: subject.note), connection) }
}
