import ArgumentParser
import LianhuAPI

/// A subject: its people, who is linked to it, what is owed, and everything that happened (提户知人、知事、知情).
struct SubjectShow: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("subject", "show") }

    @Argument(help: .text("argument.subject", "SUBJECT"))
    var subject: String

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let client = connection.client
        let answer = try await client.call(.showSubject, [subject], as: Wire.Subject.self)
        let value = answer.value
        let fields = Table.fields(
            [
                ("column.id", value.id), ("column.kind", word("kind", value.kind)), ("column.name", value.name),
                ("column.address", value.address), ("column.unit", value.unit.map(Cells.text)),
                ("column.span", Cells.span(value.from, value.until).text),
                ("column.aliases", value.aliases.joined(separator: ", ")),
            ], id: value.id)
        var sections = [
            Presentation.Section(title: words("cli.section.residents"), table: residents(value)),
            Presentation.Section(title: words("cli.section.links"), table: links(value)),
            Presentation.Section(title: words("cli.section.tiers"), table: tiers(value)),
            Presentation.Section(title: words("cli.section.tags"), table: tags(value)),
            Presentation.Section(title: words("cli.section.suspensions"), table: suspensions(value)),
            Presentation.Section(title: words("cli.section.obligations"), table: .obligations(value.obligations)),
        ]
        if format == .table {
            let timeline = try await client.call(.showTimeline, [value.id], as: Wire.Timeline.self)
            sections.append(Presentation.Section(title: words("cli.section.timeline"), table: table(timeline.value)))
        }
        Presentation(json: answer.bytes, table: fields, sections: sections).print(as: format)
    }

    private func residents(_ value: Wire.Subject) -> Table {
        var table = Table([
            Table.Column("column.id"), Table.Column("column.name"), Table.Column("column.head"), Table.Column("column.telephone"),
        ])
        for person in value.residents {
            let head = Table.Cell(person.head ? words("cli.head") : "")
            table.append([Table.Cell(person.id), Table.Cell(person.name), head, Table.Cell(person.telephone)], id: person.id)
        }
        return table
    }

    private func links(_ value: Wire.Subject) -> Table {
        var table = Table([
            Table.Column("column.worker"), Table.Column("column.link"), Table.Column("column.seat"), Table.Column("column.span"),
        ])
        for link in value.links {
            let seat = Table.Cell(words(link.primary ? "cli.primary" : "cli.backup"))
            table.append(
                [Cells.reference(link.worker), Table.Cell(link.kind), seat, Cells.span(link.from, link.until)], id: link.worker.id)
        }
        return table
    }

    private func tiers(_ value: Wire.Subject) -> Table {
        var table = Table([Table.Column("column.tier"), Table.Column("column.span")])
        for tier in value.tiers { table.append([Table.Cell(tier.tier), Cells.span(tier.from, tier.until)]) }
        return table
    }

    private func tags(_ value: Wire.Subject) -> Table {
        var table = Table([Table.Column("column.tag"), Table.Column("column.span")])
        for tag in value.tags { table.append([Table.Cell(tag.tag), Cells.span(tag.from, tag.until)]) }
        return table
    }

    private func suspensions(_ value: Wire.Subject) -> Table {
        var table = Table([Table.Column("column.span")])
        for span in value.suspensions { table.append([Cells.span(span.from, span.until)]) }
        return table
    }

    private func table(_ timeline: Wire.Timeline) -> Table {
        var table = Table([Table.Column("column.on"), Table.Column("column.kind"), Table.Column("column.text")])
        for entry in timeline.items { table.append(TimelineText.cells(of: entry)) }
        return table
    }
}
