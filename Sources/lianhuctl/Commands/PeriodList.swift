import ArgumentParser
import LianhuAPI

/// Reporting periods and how far their closing is.
struct PeriodList: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("period", "list") }

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let answer = try await connection.client.call(.listPeriods, as: Wire.Periods.self)
        var table = Table([
            Table.Column("column.period"), Table.Column("column.state"), Table.Column("column.closes_on"), Table.Column("column.postponed"),
            Table.Column("column.closed_on"), Table.Column("column.obligations", .right), Table.Column("column.amended", .right),
        ])
        for item in answer.value.items {
            let cells = [
                Table.Cell(item.period), Table.Cell(word("state", item.state)), Cells.optional(item.closesOn),
                Cells.optional(item.postponed?.until), Cells.optional(item.closure?.closedOn),
                Cells.optional(item.closure.flatMap { $0.closedOn == nil ? nil : $0.obligations }), Cells.number(item.amendments.count),
            ]
            table.append(cells, id: item.period)
        }
        let notes = table.rows.isEmpty && format == .table ? [words("cli.empty")] : []
        Presentation(json: answer.bytes, table: table, notes: notes).print(as: format)
    }
}
