import ArgumentParser
import LianhuAPI

/// Looks at an old dispute again: the next review date is set.
struct MatterReview: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("matter", "review") }

    @OptionGroup var subject: MatterOptions

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws { try await subject.send(Wire.MatterAct(act: "review", note: subject.note), connection) }
}
