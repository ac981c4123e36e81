import LianhuAPI
import LianhuCore

/// Coverage as bulletins print it: sessions, covered of all, and whom it lacks.
enum CoverageText {
    static func table(_ value: Wire.Coverage) -> Table {
        var table = Table([
            Table.Column("column.id"), Table.Column("column.name"), Table.Column("column.activity"), Table.Column("column.kind"),
            Table.Column("column.period"), Table.Column("column.sessions", .right), Table.Column("column.attendance", .right),
            Table.Column("column.covered_of", .right), Table.Column("column.covered_percent", .right),
        ])
        table.append(
            [
                Table.Cell(value.unit.id), Table.Cell(value.unit.name), Cells.title(value.activityTitle), Cells.title(value.kindTitle),
                Table.Cell(value.period), Cells.number(value.sessions), Cells.number(value.attendance), Cells.fraction(value.covered),
                Cells.percent(value.covered),
            ], id: value.unit.id)
        return table
    }

    static func missing(_ value: Wire.Coverage) -> Table {
        var table = Table([Table.Column("column.id"), Table.Column("column.name")])
        for member in value.missing { table.append([Table.Cell(member.id), Table.Cell(member.name)], id: member.id) }
        return table
    }

    /// The sentence of a bulletin.
    static func notes(_ value: Wire.Coverage) -> [String] {
        let args = [
            "activity": Cells.title(value.activityTitle).text, "kind": Cells.title(value.kindTitle).text, "unit": Cells.text(value.unit),
            "sessions": String(value.sessions), "covered": String(value.covered.numerator), "all": String(value.covered.denominator),
            "from": value.from.description, "through": value.through.description,
        ]
        return [words("cli.coverage", args)] + (value.demonstration ? [words("cli.demonstration")] : [])
    }
}
