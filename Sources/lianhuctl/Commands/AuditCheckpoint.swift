import ArgumentParser
import LianhuAPI
import LianhuCore

/// Signs the head of the log and prints the note: whoever keeps it off this machine detects rewriting.
struct AuditCheckpoint: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("audit", "checkpoint") }

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let answer = try await connection.client.call(.makeCheckpoint, as: Wire.Checkpoint.self)
        if format == .table {
            Console.current.put(answer.value.note)
            Console.current.say(words("cli.checkpoint", ["size": String(answer.value.size), "at": Cells.time(answer.value.at)]))
        } else {
            var table = Table([Table.Column("column.size", .right), Table.Column("column.at"), Table.Column("column.key")])
            let cells = [Cells.number(answer.value.size), Table.Cell(Cells.time(answer.value.at)), Cells.optional(answer.value.key)]
            table.append(cells, id: String(answer.value.size))
            Presentation(json: answer.bytes, table: table).print(as: format)
        }
    }
}
