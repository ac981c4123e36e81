import ArgumentParser
import LianhuAPI

/// Finds, as a second person, that a matter is done.
struct MatterVerify: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("matter", "verify") }

    @OptionGroup var subject: MatterOptions

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws { try await subject.send(Wire.MatterAct(act: "verify", note: subject.note), connection) }
}
