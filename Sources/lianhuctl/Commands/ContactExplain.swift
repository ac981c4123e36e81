import ArgumentParser
import LianhuAPI

/// What a record counted for under each rule, and why.
struct ContactExplain: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("contact", "explain") }

    @Argument(help: .text("argument.record", "RECORD"))
    var record: String

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let answer = try await connection.client.call(.explainContact, [record], as: Wire.ContactExplanation.self)
        var text = ExplanationText(heading: answer.value.record.id, facts: answer.value.facts)
        text.ids = answer.value.verdicts.compactMap(\.obligation)
        text.print(json: answer.bytes, as: format)
    }
}
