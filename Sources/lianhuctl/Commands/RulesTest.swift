import ArgumentParser
import LianhuAPI
import LianhuCore
import LianhuEngine
import LianhuRules

/// Plays scenarios offline through the engine: dated facts in, and every difference from what was expected out.
struct RulesTest: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("rules", "test") }

    @Argument(help: .text("argument.scenario_files", "FILE|DIR"))
    var paths: [String]

    @Option(help: .text("option.calendars", "DIR"))
    var calendars: String?

    @OptionGroup var output: OutputOptions

    var format: OutputFormat { output.format }

    /// What `--output json` prints.
    struct Report: Encodable {
        struct Fault: Encodable {
            var file: String
            var line: Int
            var column: Int
            var code: String
            var args: [String: String]
            var suggestion: String?
            var text: String
        }

        struct File: Encodable {
            var file: String
            var scenarios: [Scenario]
        }

        struct Scenario: Encodable {
            var title: String
            var line: Int
            var passed: Bool
            var compared: Int
            var failures: [Failure]
        }

        struct Failure: Encodable {
            struct Line: Encodable {
                var side: String
                var text: String
            }

            var line: Int
            var column: Int
            var at: String
            var what: String
            var difference: [Line]
        }

        var scenarios: Int
        var passed: Int
        var faults: [Fault]
        var files: [File]
    }

    func run() async throws {
        let (scenarios, faults) = ScenarioFiles.compile(try ScenarioFiles.read(paths), calendars: calendars)
        let player = ScenarioPlayer(compiler: OfflineCompiler(), zone: try ZoneFile.rules(of: ZoneFile.standard))
        var played: [(file: String, results: [ScenarioResult])] = []
        for file in scenarios { played.append((file.file, try await player.play(file))) }
        let text = ScenarioText(language: Console.current.language, isColoured: Console.current.isColoured)
        if format == .table {
            Console.current.put(text.report(faults: faults, played: played))
        } else {
            Presentation(json: try WireJSON.encode(report(faults, played)), table: table(played)).print(as: format)
        }
        try conclude(faults, results: played.flatMap(\.results))
    }

    /// The summary; faults of files end with 2, differences with 1.
    private func conclude(_ faults: [Diagnostic], results: [ScenarioResult]) throws {
        let passed = results.count(where: \.passed)
        let counts = ["count": String(results.count), "passed": String(passed)]
        let summary =
            passed == results.count
            ? words("cli.scenarios", counts)
            : words("cli.scenarios_failed", counts.merging(["failed": String(results.count - passed)]) { $1 })
        let errors = faults.count { $0.severity == .error }
        let again = "lianhuctl rules test \(paths.joined(separator: " "))"
        if errors > 0 { throw Failure(.findings, [words("cli.rules_faulty", ["count": String(errors)]), summary], next: again) }
        guard passed == results.count else { throw Failure(.refused, [summary], next: again) }
        Console.current.say(summary)
    }

    private func report(_ faults: [Diagnostic], _ played: [(file: String, results: [ScenarioResult])]) -> Report {
        let language = Console.current.language
        let files = played.map { file, results in
            Report.File(
                file: file,
                scenarios: results.map { result in
                    Report.Scenario(
                        title: result.title[language], line: result.place.line, passed: result.passed, compared: result.compared,
                        failures: result.failures.map { Self.failure($0, language) })
                })
        }
        let results = played.flatMap(\.results)
        return Report(
            scenarios: results.count, passed: results.count(where: \.passed),
            faults: faults.map {
                Report.Fault(
                    file: $0.file, line: $0.line, column: $0.column, code: $0.code, args: $0.args, suggestion: $0.suggestion,
                    text: $0.text(in: language))
            }, files: files)
    }

    private static func failure(_ failure: ScenarioFailure, _ language: Language) -> Report.Failure {
        Report.Failure(
            line: failure.place.line, column: failure.place.column, at: failure.at.description, what: failure.what(in: language),
            difference: failure.lines.map { Report.Failure.Line(side: $0.side.rawValue, text: $0.text(in: language)) })
    }

    private func table(_ played: [(file: String, results: [ScenarioResult])]) -> Table {
        var table = Table([
            Table.Column("column.file"), Table.Column("column.line", .right), Table.Column("column.scenario"),
            Table.Column("column.result"), Table.Column("column.differences", .right),
        ])
        for (file, results) in played {
            for result in results {
                let cells = [
                    Table.Cell(file), Cells.number(result.place.line), Table.Cell(result.title[Console.current.language]),
                    Table.Cell(words(result.passed ? "cli.scenario_passed" : "cli.scenario_failed"), result.passed ? .good : .bad),
                    Cells.number(result.failures.count),
                ]
                table.append(cells, id: "\(file):\(result.place.line)")
            }
        }
        return table
    }
}
