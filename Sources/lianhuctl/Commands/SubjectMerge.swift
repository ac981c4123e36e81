import ArgumentParser
import LianhuAPI

/// Merges a subject into another.
struct SubjectMerge: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("subject", "merge") }

    @Argument(help: .text("argument.subject", "SUBJECT"))
    var subject: String

    @Option(help: .text("option.into", "SUBJECT"))
    var into: String

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let body = Wire.MergeRequest(into: into)
        Presentation(try await connection.client.call(.mergeSubject, [subject], json: body, as: Wire.Changed.self)).print(as: format)
    }
}
