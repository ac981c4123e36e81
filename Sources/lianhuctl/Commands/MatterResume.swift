import ArgumentParser
import LianhuAPI

/// Ends a pause before its day.
struct MatterResume: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("matter", "resume") }

    @OptionGroup var subject: MatterOptions

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws { try await subject.send(Wire.MatterAct(act: "resume", note: subject.note), connection) }
}
