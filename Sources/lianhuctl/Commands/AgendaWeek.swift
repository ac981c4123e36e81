import ArgumentParser
import LianhuAPI
import LianhuCore

/// What a worker means to do on each day of a week.
struct AgendaWeek: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("agenda", "week") }

    @Argument(help: .text("argument.worker", "WORKER"))
    var worker: String

    @Option(help: .text("option.week_from", "DATE"), transform: DayArgument.parse)
    var from: CivilDate?

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let answer = try await connection.client.call(
            .showWeek, [worker], query: [("from", from?.description)], as: Wire.Week.self)
        Presentation(answer).print(as: format)
    }
}

extension Presentation {
    /// A week, a line for each visit; days without any keep theirs, so that nobody takes them for forgotten.
    init(_ answer: DaemonClient.Answer<Wire.Week>) {
        let isChinese = Console.current.language == .zh
        var table = Table([
            Table.Column("column.day"), Table.Column("column.weekday"), Table.Column("column.about"), Table.Column("column.head"),
            Table.Column("column.address"), Table.Column("column.due"), Table.Column("column.status"), Table.Column("column.fixed"),
            Table.Column("column.id"),
        ])
        for day in answer.value.days {
            let weekday = isChinese ? day.day.weekday.zh : day.day.weekday.en
            let tone: Table.Tone = day.working ? .plain : .faint
            let lead = [Table.Cell(day.day.description, tone), Table.Cell(weekday, tone)]
            if day.visits.isEmpty {
                let nothing = Table.Cell(words(day.working ? "cli.no_visits" : "cli.free_day"), .faint)
                table.append(lead + [nothing] + Array(repeating: Table.Cell(""), count: 6), id: day.day.description)
            }
            for visit in day.visits {
                let item = visit.item
                let cells = [
                    Cells.reference(item.about), Table.Cell(item.head), Table.Cell(item.address), Table.Cell(item.due.description),
                    Cells.status(item.status), Cells.yes(visit.fixed), Table.Cell(item.id, .faint),
                ]
                table.append(lead + cells, id: item.id)
            }
        }
        let counts = [
            "worker": Cells.text(answer.value.worker), "count": String(answer.value.days.reduce(0) { $0 + $1.visits.count }),
            "later": String(answer.value.later),
        ]
        self.init(json: answer.bytes, table: table, notes: [words("cli.week", counts)])
    }
}
