import ArgumentParser
import LianhuAPI

/// Crosses a matter off; its finder may do so at once where the class lets him.
struct MatterClose: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("matter", "close") }

    @OptionGroup var subject: MatterOptions

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws { try await subject.send(Wire.MatterAct(act: "close", note: subject.note), connection) }
}
