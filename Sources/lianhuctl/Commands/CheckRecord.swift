import ArgumentParser
import LianhuAPI

/// Records what was said when a sampled contact was called back.
struct CheckRecord: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("check", "record") }

    @Argument(help: .text("argument.check", "CHECK"))
    var check: String

    @Argument(help: .text("argument.contact", "CONTACT"))
    var contact: String

    @Argument(help: .text("argument.answer", "ANSWER"))
    var answer: String

    @Option(help: .text("option.note", "TEXT"))
    var note: String?

    @Option(help: .text("option.check_finding", "TEXT"))
    var finding: String?

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let body = Wire.CallBackRequest(contact: contact, answer: answer, note: note, finding: finding)
        let answered = try await connection.client.call(.recordCallBack, [check], json: body, as: Wire.Check.self)
        Presentation(answered, about: contact).print(as: format)
    }
}
