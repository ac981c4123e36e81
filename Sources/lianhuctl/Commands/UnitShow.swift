import ArgumentParser
import LianhuAPI

/// A unit: what is above and below it, who holds its posts, and the numbers that it sets.
struct UnitShow: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("unit", "show") }

    @Argument(help: .text("argument.unit", "UNIT"))
    var unit: String

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let answer = try await connection.client.call(.showUnit, [unit], as: Wire.Unit.self)
        let value = answer.value
        let fields = Table.fields(
            [
                ("column.id", value.id), ("column.kind", word("kind", value.kind)), ("column.name", value.name),
                ("column.parent", value.parent.map(Cells.text)),
            ], id: value.id)
        var posts = Table([Table.Column("column.post"), Table.Column("column.holder"), Table.Column("column.span")])
        for post in value.posts {
            let holder = post.holder == nil ? Table.Cell(words("cli.vacant"), .bad) : Cells.reference(post.holder)
            posts.append([Table.Cell(post.post), holder, Cells.span(post.from, post.until)])
        }
        var parameters = Table([Table.Column("column.parameter"), Table.Column("column.value", .right), Table.Column("column.span")])
        for number in value.parameters {
            parameters.append([Table.Cell(number.name), Cells.number(number.value), Cells.span(number.from, number.until)])
        }
        var children = Table([Table.Column("column.id"), Table.Column("column.kind"), Table.Column("column.name")])
        for child in value.children {
            children.append([Table.Cell(child.id), Table.Cell(word("kind", child.kind)), Table.Cell(child.name)], id: child.id)
        }
        Presentation(
            json: answer.bytes, table: fields,
            sections: [
                Presentation.Section(title: words("cli.section.posts"), table: posts),
                Presentation.Section(title: words("cli.section.parameters"), table: parameters),
                Presentation.Section(title: words("cli.section.children"), table: children),
            ]
        ).print(as: format)
    }
}
