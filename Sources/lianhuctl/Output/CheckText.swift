import LianhuAPI
import LianhuCore

/// How checks look: figures beside what they are counts of, and the sample with its answers.
enum CheckText {
    static let columns = [
        Table.Column("column.sampled", .right), Table.Column("column.reached", .right), Table.Column("column.true_count", .right),
        Table.Column("column.untrue_count", .right), Table.Column("column.not_reached", .right), Table.Column("column.pending", .right),
    ]

    static func cells(_ figures: Wire.CheckFigures) -> [Table.Cell] {
        [
            Table.Cell("\(figures.sampled)/\(figures.population)"), Table.Cell("\(figures.reached)/\(figures.sampled)"),
            Table.Cell("\(figures.confirmed)/\(figures.reached)"),
            Table.Cell("\(figures.untrue)/\(figures.reached)", figures.untrue > 0 ? .bad : .plain),
            Table.Cell("\(figures.notReached)/\(figures.sampled)"), Table.Cell("\(figures.pending)/\(figures.sampled)"),
        ]
    }

    static func units(_ check: Wire.Check) -> Table {
        var table = Table([Table.Column("column.id"), Table.Column("column.name")] + columns)
        for row in check.units { table.append([Table.Cell(row.unit.id), Table.Cell(row.unit.name)] + cells(row.figures), id: row.unit.id) }
        return table
    }

    /// In the order of the draw; csv and ids print this.
    static func sample(_ check: Wire.Check) -> Table {
        var table = Table([
            Table.Column("column.record"), Table.Column("column.on"), Table.Column("column.about"), Table.Column("column.worker"),
            Table.Column("column.method"), Table.Column("column.answer"), Table.Column("column.called_by"), Table.Column("column.note"),
            Table.Column("column.matter"),
        ])
        for item in check.items {
            let last = item.calls.last
            let answer = last?.answer ?? "pending"
            let tone: Table.Tone = answer == "untrue" ? .bad : answer == "true" ? .good : .plain
            let voided = item.contact.superseded ? " " + words("cli.superseded") : ""
            table.append(
                [
                    Table.Cell(item.contact.id + voided), Table.Cell(item.contact.occurredOn.description),
                    Cells.reference(item.contact.about), Cells.reference(item.contact.worker), Table.Cell(Cells.method(item.contact)),
                    Table.Cell(word("answer", answer), tone), Cells.reference(last?.by), Table.Cell(last?.note ?? ""),
                    Cells.optional(last?.matter),
                ], id: item.contact.id)
        }
        return table
    }
}

extension Presentation {
    /// - Parameter contact: the one of which something was said just now.
    init(_ answer: DaemonClient.Answer<Wire.Check>, about contact: String? = nil) {
        let check = answer.value
        var facts = Table(
            [
                Table.Column("column.id"), Table.Column("column.title"), Table.Column("column.unit"), Table.Column("column.from"),
                Table.Column("column.through"), Table.Column("column.drawn_by"), Table.Column("column.leaf", .right),
            ] + CheckText.columns)
        facts.append(
            [
                Table.Cell(check.id), Cells.title(check.title), Cells.reference(check.unit), Table.Cell(check.from.description),
                Table.Cell(check.through.description), Cells.reference(check.drawnBy), Cells.number(check.leaf),
            ] + CheckText.cells(check.figures), id: check.id)
        var notes: [String] = []
        if check.withheld > 0 { notes.append(words("cli.sample_withheld", ["count": String(check.withheld)])) }
        for item in check.items where contact == nil || item.contact.id == contact {
            if item.calls.last?.answer == "untrue", !item.contact.superseded {
                notes.append(words("cli.untrue_contact", ["id": item.contact.id]))
            }
            if contact != nil, item.calls.count > 1 {
                notes.append(words("cli.call_replaced", ["count": String(item.calls.count - 1), "id": item.contact.id]))
            }
        }
        self.init(
            json: answer.bytes, table: CheckText.sample(check),
            sections: [
                Section(title: words("cli.check_figures"), table: facts),
                Section(title: words("cli.by_unit"), table: CheckText.units(check)),
            ], notes: notes)
    }
}
