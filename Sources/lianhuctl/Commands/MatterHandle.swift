import ArgumentParser
import LianhuAPI

/// Says that a matter is done; a second person has to find so.
struct MatterHandle: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("matter", "handle") }

    @OptionGroup var subject: MatterOptions

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws { try await subject.send(Wire.MatterAct(act: "handle", note: subject.note), connection) }
}
