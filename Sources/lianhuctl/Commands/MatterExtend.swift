import ArgumentParser
import LianhuAPI
import LianhuCore

/// Asks for more time, once and before the deadline.
struct MatterExtend: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("matter", "extend") }

    @OptionGroup var subject: MatterOptions

    @Option(help: .text("option.reason_code", "CODE"))
    var reason: String

    @Option(help: .text("option.matter_until", "DATE"), transform: DayArgument.parse)
    var until: CivilDate

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        try await subject.send(Wire.MatterAct(act: "extend", reason: reason, until: until, note: subject.note), connection)
    }
}
