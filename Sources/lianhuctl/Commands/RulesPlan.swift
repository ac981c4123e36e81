import ArgumentParser
import LianhuAPI
import LianhuCore

/// Asks the daemon what adopting rule files would do.
struct RulesPlan: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("rules", "plan") }

    @Argument(help: .text("argument.plan_files", "FILE|DIR"))
    var paths: [String] = []

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let sources = paths.isEmpty ? [] : try RuleFiles.read(paths).filter { !$0.file.hasSuffix(".test.yaml") }
        let request = Wire.RulesPlanRequest(files: sources.map { Wire.ProposedFile(name: $0.file, text: $0.text) })
        let answer = try await connection.client.call(.planRules, json: request, as: Wire.RulesPlan.self)
        let text = PlanText(plan: answer.value)
        Presentation(
            json: answer.bytes, table: format == .csv ? text.rules : text.fields, sections: text.sections, notes: text.notes
        ).print(as: format)
        if let findings = text.findings { throw findings }
    }
}
