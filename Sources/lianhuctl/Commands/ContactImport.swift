import ArgumentParser
import Foundation
import LianhuAPI

/// Takes a filled-in sheet back: all rows or none; twice is once.
struct ContactImport: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("contact", "import") }

    @Argument(help: .text("argument.sheet", "FILE"))
    var file: String

    @Option(help: .text("option.late_reason", "CODE"))
    var reason: String?

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let name = URL(fileURLWithPath: file).lastPathComponent
        let answer: DaemonClient.Answer<Wire.ContactSheet>
        do {
            answer = try await connection.client.call(
                .recordContactSheet, query: [("file", name), ("reason", reason)], file: file, as: Wire.ContactSheet.self)
        } catch {
            throw Refusal.sheets(error, next: "lianhuctl contact import \(file)")
        }
        let value = answer.value
        var table = Table([Table.Column("column.count"), Table.Column("column.number", .right)])
        let counts = [
            ("cli.sheet.rows", value.rows), ("cli.sheet.recorded", value.recorded), ("cli.sheet.duplicates", value.duplicates),
            ("cli.sheet.settled", value.settled), ("cli.sheet.extras", value.extras),
        ]
        for (code, number) in counts { table.append([Table.Cell(words(code)), Cells.number(number)]) }
        for receipt in value.receipts { table.addID(receipt.id) }
        Presentation(json: answer.bytes, table: table).print(as: format)
    }
}
