import ArgumentParser
import LianhuAPI
import LianhuCore

/// Whom a worker has to see, the oldest due first.
struct AgendaShow: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("agenda", "show") }

    @Argument(help: .text("argument.worker", "WORKER"))
    var worker: String

    @Option(help: .text("option.through", "DATE"), transform: DayArgument.parse)
    var through: CivilDate?

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let answer = try await connection.client.call(
            .showAgenda, [worker], query: [("through", through?.description)], as: Wire.Agenda.self)
        var table = Table([
            Table.Column("column.due"), Table.Column("column.status"), Table.Column("column.about"), Table.Column("column.head"),
            Table.Column("column.address"), Table.Column("column.telephone"), Table.Column("column.id"),
        ])
        for item in answer.value.items {
            let cells = [
                Table.Cell(item.due.description), Cells.status(item.status), Cells.reference(item.about), Table.Cell(item.head),
                Table.Cell(item.address), Table.Cell(item.telephone), Table.Cell(item.id, .faint),
            ]
            table.append(cells, id: item.id)
        }
        let overdue = answer.value.items.count { $0.status == "overdue" }
        let counts = ["worker": Cells.text(answer.value.worker), "count": String(answer.value.items.count), "overdue": String(overdue)]
        Presentation(json: answer.bytes, table: table, notes: format == .table ? [words("cli.agenda", counts)] : []).print(as: format)
    }
}
