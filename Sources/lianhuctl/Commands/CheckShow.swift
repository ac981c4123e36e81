import ArgumentParser
import LianhuAPI

/// One check: figures by unit, the sample, the answers.
struct CheckShow: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("check", "show") }

    @Argument(help: .text("argument.check", "CHECK"))
    var check: String

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        Presentation(try await connection.client.call(.showCheck, [check], as: Wire.Check.self)).print(as: format)
    }
}
