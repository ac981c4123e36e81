import LianhuAPI
import LianhuCore

/// Plain counts as people and spreadsheets read them; each source has its own line, and nothing adds them up.
enum TallyText {
    static func table(_ value: Wire.Tallies) -> Table {
        var table = Table([
            Table.Column("column.id"), Table.Column("column.name"), Table.Column("column.source"), Table.Column("column.visits", .right),
            Table.Column("column.households", .right), Table.Column("column.persons_met", .right), Table.Column("column.attempts", .right),
            Table.Column("column.sessions", .right), Table.Column("column.nothing", .right),
        ])
        for unit in value.units { add(unit, name: Table.Cell(unit.name), to: &table) }
        add(value.total, name: Table.Cell(words("cli.total", ["name": value.unit.name])), to: &table)
        return table
    }

    private static func add(_ group: Wire.TallyGroup, name: Table.Cell, to table: inout Table) {
        for source in group.sources {
            table.append(
                [
                    Table.Cell(group.id), name, Table.Cell(word("source", source.source)), Cells.number(source.visits),
                    Cells.number(source.households), Cells.number(source.personsMet), Cells.number(source.attempts),
                    Cells.number(source.sessions), Cells.number(source.nothingToReport),
                ], id: "\(group.id)/\(source.source)")
        }
    }

    /// The same by kind, method and source.
    static func methods(_ value: Wire.Tallies) -> Table {
        var table = Table([
            Table.Column("column.kind"), Table.Column("column.method"), Table.Column("column.source"),
            Table.Column("column.records", .right), Table.Column("column.subjects", .right), Table.Column("column.persons_met", .right),
        ])
        for row in value.total.rows {
            table.append([
                Table.Cell(word("entry", row.kind)), Cells.title(row.title), Table.Cell(word("source", row.source)),
                Cells.number(row.records),
                Cells.number(row.subjects), Cells.number(row.personsMet),
            ])
        }
        return table
    }

    /// What must be known to believe them.
    static func notes(_ value: Wire.Tallies) -> [String] {
        var notes = [
            words(
                "cli.tallies",
                [
                    "unit": Cells.text(value.unit), "period": value.period, "from": value.from.description,
                    "through": value.through.description, "as_of": value.asOfDay.description,
                    "state": words(value.provisional ? "provisional" : "final"),
                ])
        ]
        if value.enteredAfterClosing > 0 { notes.append(words("cli.entered_after", ["count": String(value.enteredAfterClosing)])) }
        if value.demonstration { notes.append(words("cli.demonstration")) }
        return notes
    }
}
