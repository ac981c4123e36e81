import LianhuCore

extension Bulletin {
    /// Plain text; columns align on a terminal and in a fixed font, Chinese text included.
    var text: String {
        var text = "\(PrintableText.of(title))\n"
        for block in blocks {
            switch block {
            case .heading(let heading): text += "\n\(PrintableText.of(heading))\n"
            case .text(let sentence): text += "\(PrintableText.of(sentence))\n"
            case .table(let table): text += Self.lines(of: table)
            }
        }
        return text
    }

    private static func lines(of table: Table) -> String {
        let rows = [table.columns.map(\.title)] + table.rows.map { $0.map { PrintableText.of($0) } }
        let widths = table.columns.indices.map { column in rows.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
        return rows.map { row in
            var line = ""
            for (index, cell) in row.enumerated() {
                let blanks = String(repeating: " ", count: widths[index] - DisplayWidth.of(cell))
                let isLast = index == row.count - 1
                line += "  "
                line += table.columns[index].isNumber ? blanks + cell : isLast ? cell : cell + blanks
            }
            return line + "\n"
        }.joined()
    }
}
