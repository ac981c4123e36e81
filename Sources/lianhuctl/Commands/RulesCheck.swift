import ArgumentParser
import LianhuAPI
import LianhuCore
import LianhuEngine
import LianhuRules

/// Checks rule packs and calendars offline: every fault at once, and for a good pack what it means.
struct RulesCheck: ParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("rules", "check") }

    @Argument(help: .text("argument.rules_files", "FILE|DIR"))
    var paths: [String]

    @Option(help: .text("option.calendars", "DIR"))
    var calendars: String?

    @Option(help: .text("option.today", "DATE"), transform: DayArgument.parse)
    var today: CivilDate?

    @Option(help: .text("option.check_roster", "DIR"))
    var roster: String?

    @OptionGroup var output: OutputOptions

    var format: OutputFormat { output.format }

    /// What `--output json` prints.
    struct Report: Encodable {
        struct Fault: Encodable {
            var file: String
            var line: Int
            var column: Int
            var severity: String
            var code: String
            var args: [String: String]
            var suggestion: String?
            var text: String
        }

        struct Pack: Encodable {
            var name: String
            var rules: [String]
        }

        var faults: [Fault]
        var packs: [Pack]
    }

    func run() throws {
        let files = try RuleFiles.read(paths)
        let today = try self.today ?? Today.date()
        let sources = try RuleFiles.calendars(calendars, beside: paths)
        let check = LianhuRules.RulesCheck(
            files: files, calendars: sources, today: today,
            roster: try roster.map(Self.outline))
        let language = Console.current.language
        if format == .table {
            Console.current.put(check.text(today: today, in: language))
        } else {
            Presentation(json: try WireJSON.encode(report(check, language)), table: table(check, language)).print(as: format)
        }
        let errors = check.diagnostics.count { $0.severity == .error }
        guard errors == 0 else {
            let again = "lianhuctl rules check \(paths.joined(separator: " "))"
            var lines = [words("cli.rules_faulty", ["count": String(errors)])]
            if sources.isEmpty { lines.append(words("cli.no_calendars")) }
            throw Failure(.findings, lines, next: again)
        }
        let rules = check.packs.reduce(0) { $0 + $1.rules.count }
        Console.current.say(words("cli.rules_good", ["files": String(files.count), "rules": String(rules)]))
    }

    /// What there is in a folder of sheets; faulty ones are named as `roster import` names them.
    private static func outline(_ folder: String) throws -> RosterOutline {
        guard let sheets = ScenarioFiles.sheets(in: folder) else {
            let known = SheetKind.roster.map(\.schema.file).joined(separator: ", ")
            throw Failure.usage("cli.no_sheets", ["path": folder, "known": known])
        }
        let (rows, faults) = RosterSheets.read(files: sheets, missingFrom: try Today.date())
        guard faults.isEmpty else {
            throw Failure(
                .findings, [words("cli.roster_faulty", ["path": folder, "count": String(faults.count)])],
                next: "lianhuctl roster import --dry-run \(folder)")
        }
        return rows.outline
    }

    private func report(_ check: LianhuRules.RulesCheck, _ language: Language) -> Report {
        let faults = check.diagnostics.map {
            Report.Fault(
                file: $0.file, line: $0.line, column: $0.column, severity: $0.severity.rawValue, code: $0.code, args: $0.args,
                suggestion: $0.suggestion, text: $0.text(in: language))
        }
        return Report(faults: faults, packs: check.packs.map { Report.Pack(name: $0.name, rules: $0.rules.map(\.id)) })
    }

    private func table(_ check: LianhuRules.RulesCheck, _ language: Language) -> Table {
        var table = Table([
            Table.Column("column.file"), Table.Column("column.line", .right), Table.Column("column.column", .right),
            Table.Column("column.code"), Table.Column("column.text"),
        ])
        for fault in check.diagnostics {
            let cells = [
                fault.file, String(fault.line), String(fault.column), fault.code, Catalogue.text(fault.code, fault.args, in: language),
            ]
            table.append(cells.map { Table.Cell($0) }, id: "\(fault.file):\(fault.line):\(fault.column)")
        }
        return table
    }
}
