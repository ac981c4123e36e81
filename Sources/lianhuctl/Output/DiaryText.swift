import LianhuAPI
import LianhuCore

/// A diary as people read it, and as a spreadsheet does.
enum DiaryText {
    /// Days, under each the units, under each what happened; a day on which nothing is recorded says so.
    static func text(_ diary: Wire.Diary) -> String {
        var lines = [
            words(
                "diary.title",
                ["unit": Cells.text(diary.unit), "from": diary.from.description, "through": diary.through.description])
        ]
        let byDay = Dictionary(grouping: diary.entries, by: \.day)
        var day = diary.from
        while day <= diary.through {
            let weekday = Console.current.language == .zh ? day.weekday.zh : day.weekday.en
            lines += ["", words("diary.day", ["day": day.description, "weekday": weekday])]
            let entries = byDay[day] ?? []
            if entries.isEmpty { lines.append("  " + words("diary.nothing")) }
            var unit: String?
            for entry in entries {
                if entry.unit.id != unit { lines.append("  " + Cells.text(entry.unit)) }
                unit = entry.unit.id
                lines.append("    \(entry.time) " + sentence(entry))
            }
            day = day.adding(days: 1)
        }
        return lines.map { PrintableText.of($0) + "\n" }.joined()
    }

    private static func sentence(_ entry: Wire.DiaryEntry) -> String {
        let comma = words("diary.comma")
        let args = [
            "who": entry.who.isEmpty ? "—" : entry.who.map(name).joined(separator: comma), "whom": name(entry.whom), "id": entry.id,
            "method": Cells.title(entry.title).text, "count": String(entry.personsMet),
        ]
        let code = entry.personsMet > 0 && (entry.kind == "contact" || entry.kind == "activity") ? "\(entry.kind)_met" : entry.kind
        var text = words("diary.\(code)", args)
        if let covers = entry.covers { text = words("diary.covers", ["text": text, "covers": covers.map(name).joined(separator: comma)]) }
        // What people wrote may have lines of its own.
        let written = entry.text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return written.isEmpty ? text + words("diary.stop") : words("diary.written", ["text": text, "written": written])
    }

    private static func name(_ reference: Wire.Reference) -> String { reference.name.isEmpty ? reference.id : reference.name }

    static func table(_ diary: Wire.Diary) -> Table {
        var table = Table([
            Table.Column("column.day"), Table.Column("column.time"), Table.Column("column.unit"), Table.Column("column.kind"),
            Table.Column("column.id"), Table.Column("column.who"), Table.Column("column.about"), Table.Column("column.method"),
            Table.Column("column.persons_met", .right), Table.Column("column.covers"), Table.Column("column.text"),
        ])
        for entry in diary.entries {
            table.append(
                [
                    Table.Cell(entry.day.description), Table.Cell(entry.time), Table.Cell(entry.unit.id), Table.Cell(entry.kind),
                    Table.Cell(entry.id), Table.Cell(entry.who.map(\.id).joined(separator: " ")), Table.Cell(entry.whom.id),
                    Table.Cell(entry.method), Cells.number(entry.personsMet),
                    Table.Cell((entry.covers ?? []).map(\.id).joined(separator: " ")),
                    Table.Cell(entry.text),
                ], id: entry.id)
        }
        return table
    }
}
