import ArgumentParser
import LianhuAPI

/// One matter: who has it, until when, and its whole thread.
struct MatterShow: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("matter", "show") }

    @Argument(help: .text("argument.matter", "MATTER"))
    var matter: String

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        Presentation(try await connection.client.call(.showMatter, [matter], as: Wire.Matter.self)).print(as: format)
    }
}
