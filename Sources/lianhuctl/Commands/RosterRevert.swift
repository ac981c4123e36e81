import ArgumentParser
import LianhuAPI
import LianhuCore

/// Takes an import back by new dated changes, or says what that would do.
struct RosterRevert: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("roster", "revert") }

    @Argument(help: .text("argument.import", "IMPORT"))
    var number: Int64

    @Flag(help: .text("option.dry_run"))
    var dryRun = false

    @Option(help: .text("option.end_on", "DATE"), transform: DayArgument.parse)
    var on: CivilDate?

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let query: APIPath.Query = [("dryRun", dryRun ? "true" : nil)]
        let answer = try await connection.client.call(
            .revertImport, [String(number)], query: query, json: Wire.RevertRequest(on: on), as: Wire.RevertReport.self)
        Presentation(answer).print(as: format)
        if dryRun, format == .table { Console.current.say(words("cli.next", ["command": "lianhuctl roster revert \(number)"])) }
    }
}

extension Presentation {
    /// What taking an import back starts, changes and ends, and which rows stay.
    init(_ answer: DaemonClient.Answer<Wire.RevertReport>) {
        let value = answer.value
        var table = Table([
            Table.Column("column.sheet"), Table.Column("column.started", .right), Table.Column("column.changed", .right),
            Table.Column("column.ended", .right),
        ])
        for (name, numbers) in value.sheets.sorted(by: { $0.key < $1.key }) {
            let cells = [Table.Cell(name), Cells.number(numbers.started), Cells.number(numbers.changed), Cells.number(numbers.ended)]
            table.append(cells, id: name)
        }
        var left = Table([Table.Column("column.sheet"), Table.Column("column.row"), Table.Column("column.reason")])
        for row in value.left { left.append([Table.Cell(row.sheet), Table.Cell(row.row), Table.Cell(words(row.code))]) }
        let planned = [
            "created": String(value.planned.created), "changed": String(value.planned.changed), "voided": String(value.planned.voided),
        ]
        var notes = [words("cli.planned", planned)]
        if value.leftCount > 0 { notes.append(words("cli.left", ["count": String(value.leftCount)])) }
        if value.changesNothing { notes.append(words("cli.changes_nothing")) }
        notes.append(words(value.dryRun ? "cli.dry_run" : "cli.imported"))
        self.init(
            json: answer.bytes, table: table, sections: [Section(title: words("cli.section.left"), table: left)], notes: notes)
    }
}
