import ArgumentParser
import LianhuAPI

/// A worker: roles, posts and everybody he or she is linked to.
struct WorkerShow: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("worker", "show") }

    @Argument(help: .text("argument.worker", "WORKER"))
    var worker: String

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let answer = try await connection.client.call(.showWorker, [worker], as: Wire.Worker.self)
        let value = answer.value
        let fields = Table.fields(
            [
                ("column.id", value.id), ("column.name", value.name), ("column.unit", value.unit.map(Cells.text)),
                ("column.telephone", value.telephone),
            ], id: value.id)
        var roles = Table([Table.Column("column.role"), Table.Column("column.span")])
        for role in value.roles { roles.append([Table.Cell(role.role), Cells.span(role.from, role.until)]) }
        var posts = Table([Table.Column("column.post"), Table.Column("column.unit")])
        for post in value.posts { posts.append([Table.Cell(post.post), Cells.reference(post.unit)]) }
        var links = Table([
            Table.Column("column.subject"), Table.Column("column.link"), Table.Column("column.seat"), Table.Column("column.span"),
        ])
        for link in value.links {
            let seat = Table.Cell(words(link.primary ? "cli.primary" : "cli.backup"))
            links.append(
                [Cells.reference(link.subject), Table.Cell(link.kind), seat, Cells.span(link.from, link.until)], id: link.subject.id)
        }
        Presentation(
            json: answer.bytes, table: fields,
            sections: [
                Presentation.Section(title: words("cli.section.roles"), table: roles),
                Presentation.Section(title: words("cli.section.posts"), table: posts),
                Presentation.Section(title: words("cli.section.links"), table: links),
            ]
        ).print(as: format)
    }
}
