import ArgumentParser
import LianhuAPI
import LianhuRules

/// Adds a calendar to the running daemon, or amends one: open deadlines move later, never earlier.
struct CalendarAdd: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("calendar", "add") }

    @Argument(help: .text("argument.calendar_file", "FILE"))
    var file: String

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let name = CalendarCompiler.name(of: file) + ".yaml"
        let body = Wire.CalendarRequest(file: name, text: try LocalFiles.text(file))
        let answer = try await connection.client.call(.addCalendar, json: body, as: Wire.CalendarAdoption.self)
        let value = answer.value
        let planned = [
            "created": String(value.planned.created), "changed": String(value.planned.changed), "voided": String(value.planned.voided),
        ]
        let cells = Table.cells(of: value.calendar)
        let table = Table.fields(
            [
                ("column.calendar", value.calendar.name), ("column.span", cells[1].text), ("column.breaks", cells[2].text),
                ("column.working_days", cells[3].text), ("column.revision", String(value.revision)), ("column.moved", String(value.moved)),
                ("column.planned", words("cli.planned", planned)),
            ], id: value.calendar.name)
        let notes = value.unchanged ? [words("calendar.unchanged")] : [words("calendar.keep", ["file": name])]
        Presentation(json: answer.bytes, table: table, notes: notes).print(as: format)
    }
}
