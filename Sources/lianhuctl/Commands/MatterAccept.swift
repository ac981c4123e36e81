import ArgumentParser
import LianhuAPI

/// Takes a matter in: ends a stage of looking into or reporting up.
struct MatterAccept: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("matter", "accept") }

    @OptionGroup var subject: MatterOptions

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws { try await subject.send(Wire.MatterAct(act: "accept", note: subject.note), connection) }
}
