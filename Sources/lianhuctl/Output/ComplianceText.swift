import LianhuAPI
import LianhuCore

/// Figures as people and spreadsheets read them: both numbers and the rate, in the daemon's order.
enum ComplianceText {
    static func table(_ value: Wire.Compliance) -> Table {
        var table = Table([
            Table.Column("column.id"), Table.Column("column.name"), Table.Column("column.expected", .right),
            Table.Column("column.met", .right),
            Table.Column("column.met_late", .right), Table.Column("column.coverage", .right),
            Table.Column("column.coverage_percent", .right),
            Table.Column("column.timeliness", .right), Table.Column("column.timeliness_percent", .right),
            Table.Column("column.overdue", .right),
            Table.Column("column.missed", .right), Table.Column("column.excused", .right), Table.Column("column.not_yet_due", .right),
        ])
        for row in value.rows { table.append(cells(id: row.id, name: Cells.title(row.name), row.figures), id: row.id) }
        table.append(
            cells(id: value.unit.id, name: Table.Cell(words("cli.total", ["name": value.unit.name])), value.total),
            // Beside rows of rules or workers the unit's id would be taken for one of them.
            id: value.rows.isEmpty ? value.unit.id : nil)
        return table
    }

    /// What must be known to believe them.
    static func notes(_ value: Wire.Compliance) -> [String] {
        var notes = [
            words(
                "cli.compliance",
                [
                    "unit": Cells.text(value.unit), "period": value.period, "from": value.from.description,
                    "through": value.through.description,
                    "as_of": value.asOfDay.description, "state": words(value.provisional ? "provisional" : "final"),
                    "digest": String(value.rulesDigest.prefix(12)),
                ])
        ]
        if let day = value.closedOn {
            notes.append(words("cli.closed_on", ["day": day.description, "count": String(value.amendments)]))
        }
        if value.total.upcoming > 0 { notes.append(words("cli.upcoming", ["count": String(value.total.upcoming)])) }
        if value.uncovered { notes.append(words("cli.uncovered")) }
        if value.demonstration { notes.append(words("cli.demonstration")) }
        return notes
    }

    private static func cells(id: String, name: Table.Cell, _ figures: Wire.Figures) -> [Table.Cell] {
        [
            Table.Cell(id), name, Cells.number(figures.expected), Cells.number(figures.met), Cells.number(figures.metLate),
            Cells.fraction(figures.coverage), Cells.percent(figures.coverage), Cells.fraction(figures.timeliness),
            Cells.percent(figures.timeliness), count(figures.overdue), count(figures.missed), Cells.number(figures.excused),
            Cells.number(figures.notYetDue),
        ]
    }

    private static func count(_ value: Int) -> Table.Cell { Table.Cell(String(value), value > 0 ? .bad : .plain) }
}
