import ArgumentParser
import LianhuAPI

/// What the caller may do, and which line of access.yaml says so.
struct Whoami: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .word("whoami") }

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let answer = try await connection.client.call(.showIdentity, as: Wire.Identity.self)
        let value = answer.value
        let fields = Table.fields(
            [
                ("column.uid", String(value.uid)), ("column.gid", String(value.gid)),
                ("column.groups", value.groups.joined(separator: ", ")),
                ("column.rights", value.rights.isEmpty ? words("cli.none") : value.rights.joined(separator: ", ")),
                ("column.gateway", value.gateway ? words("cli.yes") : nil), ("column.worker", value.worker.map(Cells.text)),
            ], id: String(value.uid))
        var grants = Table([Table.Column("column.rights"), Table.Column("column.unit"), Table.Column("column.why")])
        for grant in value.grants {
            let unit = Table.Cell(grant.unit ?? words("cli.whole_tree"))
            grants.append([Table.Cell(grant.rights.joined(separator: ", ")), unit, Table.Cell(grant.reason)])
        }
        let section = Presentation.Section(title: words("cli.section.grants"), table: grants)
        Presentation(json: answer.bytes, table: fields, sections: [section]).print(as: format)
    }
}
