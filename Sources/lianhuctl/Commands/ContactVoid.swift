import ArgumentParser
import LianhuAPI

/// Voids a record: it stays visible and counts for nothing.
struct ContactVoid: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("contact", "void") }

    @Argument(help: .text("argument.record", "RECORD"))
    var record: String

    @Option(help: .text("option.because", "CODE"))
    var because: String

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let body = Wire.VoidRequest(reason: because)
        Presentation(try await connection.client.call(.voidRecord, [record], json: body, as: Wire.Correction.self)).print(as: format)
    }
}
