import ArgumentParser
import Foundation
import LianhuAPI
import LianhuCore
import LianhuEngine

/// Sends a folder of sheets and applies it in one transaction, or says every fault.
struct RosterImport: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("roster", "import") }

    @Argument(help: .text("argument.roster", "DIR"))
    var folder: String

    @Flag(help: .text("option.dry_run"))
    var dryRun = false

    @Option(help: .text("option.import_unit", "UNIT"))
    var unit: [String] = []

    @Option(help: .text("option.effective", "DATE"), transform: DayArgument.parse)
    var effective: CivilDate?

    @Option(help: .text("option.ends", "N"))
    var ends: Int?

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let files = try sheets()
        let client = connection.client
        let stage = try await client.call(.createImport, as: Wire.ImportStage.self).value
        do {
            for (name, path) in files {
                let staged = try await client.call(.putImportFile, [stage.id, name], file: path, as: Wire.StagedFile.self).value
                if format == .table { Console.current.say(words("cli.sent", ["name": staged.name, "lines": String(staged.lines)])) }
            }
            let body = Wire.ImportRequest(effective: effective, units: unit.isEmpty ? nil : unit, ends: ends)
            let query: APIPath.Query = [("dryRun", dryRun ? "true" : nil)]
            Presentation(try await client.call(.commitImport, [stage.id], query: query, json: body, as: Wire.ImportReport.self)).print(
                as: format)
        } catch {
            // A courtesy: an import that nobody finishes expires by itself.
            try? await client.call(.deleteImport, [stage.id])
            throw Refusal.sheets(error, next: "lianhuctl roster import \(folder) --dry-run")
        }
        if dryRun, format == .table { Console.current.say(words("cli.next", ["command": "lianhuctl roster import \(folder)"])) }
    }

    /// The roster's sheets in the folder; contacts and activities are evidence and come in by `contact import`, a table of
    /// message groups is for delivery.
    private func sheets() throws -> [(name: String, path: String)] {
        let names = try LocalFiles.names(in: folder).filter { $0.lowercased().hasSuffix(".csv") }
        // Misspelt names are sent as well: the daemon says which name was probably meant.
        let roster = names.filter { !SheetKind.isPassedOver($0) }
        guard !roster.isEmpty else {
            let known = SheetKind.roster.map(\.schema.file).joined(separator: ", ")
            throw Failure.usage("cli.no_sheets", ["path": folder, "known": known], next: "ls \(folder)")
        }
        return roster.map { ($0, "\(folder)/\($0)") }
    }
}

extension Presentation {
    /// What an import starts, changes and ends.
    init(_ answer: DaemonClient.Answer<Wire.ImportReport>) {
        let value = answer.value
        var table = Table([
            Table.Column("column.sheet"), Table.Column("column.started", .right), Table.Column("column.changed", .right),
            Table.Column("column.ended", .right),
        ])
        for (name, numbers) in value.sheets.sorted(by: { $0.key < $1.key }) {
            let cells = [Table.Cell(name), Cells.number(numbers.started), Cells.number(numbers.changed), Cells.number(numbers.ended)]
            table.append(cells, id: name)
        }
        let planned = [
            "created": String(value.planned.created), "changed": String(value.planned.changed), "voided": String(value.planned.voided),
        ]
        var notes = [words("cli.planned", planned)]
        if value.recordedLate > 0 { notes.append(words("cli.recorded_late", ["count": String(value.recordedLate)])) }
        if value.changesNothing { notes.append(words("cli.changes_nothing")) }
        notes.append(words(value.dryRun ? "cli.dry_run" : "cli.imported"))
        if let number = value.number { notes.append(words("cli.import_number", ["number": String(number)])) }
        self.init(json: answer.bytes, table: table, notes: notes)
    }
}
