import ArgumentParser
import LianhuAPI

/// Says that a department did its part.
struct MatterPart: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("matter", "part") }

    @OptionGroup var subject: MatterOptions

    @Option(help: .text("option.part_of", "WORKER|UNIT"))
    var of: String

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws { try await subject.send(Wire.MatterAct(act: "part", to: of, note: subject.note), connection) }
}
