import ArgumentParser
import LianhuAPI
import LianhuCore

/// The work calendars in force.
struct CalendarList: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("calendar", "list") }

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let answer = try await connection.client.call(.listCalendars, as: Wire.WorkCalendars.self)
        var table = Table([
            Table.Column("column.calendar"), Table.Column("column.span"), Table.Column("column.breaks", .right),
            Table.Column("column.working_days"), Table.Column("column.packs"),
        ])
        var notes: [String] = []
        for calendar in answer.value.items {
            table.append(Table.cells(of: calendar), id: calendar.name)
            guard calendar.endsSoon else { continue }
            notes.append(words("cli.calendar_ends", ["name": calendar.name, "day": calendar.coveredThrough?.description ?? "—"]))
        }
        Presentation(json: answer.bytes, table: table, notes: notes).print(as: format)
    }
}

extension Table {
    static func cells(of calendar: Wire.WorkCalendar) -> [Cell] {
        let span = [calendar.coveredFrom, calendar.coveredThrough].map { $0?.description ?? "—" }.joined(separator: " – ")
        let sums = calendar.workingDays.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        let list = words("describe.list")
        return [
            Cell(calendar.name), Cell(span), Cells.number(calendar.lines), Cell(sums.joined(separator: list)),
            Cell(calendar.packs.joined(separator: list)),
        ]
    }
}
