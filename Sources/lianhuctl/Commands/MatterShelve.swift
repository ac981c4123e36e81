import ArgumentParser
import LianhuAPI
import LianhuCore

/// Pauses a matter until a day; an approver does.
struct MatterShelve: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("matter", "shelve") }

    @OptionGroup var subject: MatterOptions

    @Option(help: .text("option.reason_code", "CODE"))
    var reason: String

    @Option(help: .text("option.matter_until", "DATE"), transform: DayArgument.parse)
    var until: CivilDate

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        try await subject.send(Wire.MatterAct(act: "shelve", reason: reason, until: until, note: subject.note), connection)
    }
}
