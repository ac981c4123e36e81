import ArgumentParser
import LianhuAPI

/// Tells that the reporter was answered, and how.
struct MatterReply: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("matter", "reply") }

    @OptionGroup var subject: MatterOptions

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws { try await subject.send(Wire.MatterAct(act: "reply", note: subject.note), connection) }
}
