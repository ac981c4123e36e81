import LianhuCore
import LianhuEngine

/// Rows and columns that align on a terminal, Chinese text included.
struct Table {
    enum Alignment { case left, right }

    /// What a cell wants the reader to notice.
    enum Tone { case plain, good, bad, faint }

    struct Column {
        /// Catalogue code; its last word is the heading in CSV.
        var code: String
        var alignment: Alignment

        init(_ code: String, _ alignment: Alignment = .left) {
            self.code = code
            self.alignment = alignment
        }
    }

    struct Cell: ExpressibleByStringInterpolation {
        var text: String
        var tone: Tone

        init(_ text: String, _ tone: Tone = .plain) {
            self.text = text
            self.tone = tone
        }

        init(stringLiteral text: String) { self.init(text) }
    }

    var columns: [Column]
    private(set) var rows: [[Cell]] = []
    private(set) var ids: [String] = []
    /// In a list of names and values, the names as they stand in CSV.
    private var names: [String] = []
    /// Whether people see headings; a list of names and values needs none.
    var hasHeadings = true

    init(_ columns: [Column], hasHeadings: Bool = true) {
        self.columns = columns
        self.hasHeadings = hasHeadings
    }

    /// A list of names and values.
    static func fields(_ fields: [(code: String, value: String?)], id: String? = nil) -> Table {
        var table = Table([Column("column.field"), Column("column.value")], hasHeadings: false)
        for (code, value) in fields {
            guard let value, !value.isEmpty else { continue }
            table.append([Cell(words(code), .faint), Cell(value)])
            table.names.append(Column(code).heading)
        }
        if let id { table.ids = [id] }
        return table
    }

    mutating func append(_ cells: [Cell], id: String? = nil) {
        rows.append(cells)
        if let id { ids.append(id) }
    }

    /// An id that `--output ids` prints besides those of the rows.
    mutating func addID(_ id: String) { ids.append(id) }

    /// Lines for people; two blanks between columns, none at the end of a line.
    func text(isColoured: Bool) -> String {
        let shown = rows.map { $0.map { Cell(PrintableText.of($0.text), $0.tone) } }
        let headings = columns.map { Cell(words($0.code)) }
        let widths = columns.indices.map { index in
            let cells = (hasHeadings ? [headings] : []) + shown
            return cells.map { index < $0.count ? DisplayWidth.of($0[index].text) : 0 }.max() ?? 0
        }
        var text = ""
        if hasHeadings { text += line(headings, widths, style: { isColoured ? "\u{1B}[1m\($0.text)\u{1B}[0m" : $0.text }) }
        for row in shown { text += line(row, widths, style: { isColoured ? $0.coloured : $0.text }) }
        return text
    }

    private func line(_ cells: [Cell], _ widths: [Int], style: (Cell) -> String) -> String {
        var line = ""
        var blanks = 0
        for (index, cell) in cells.enumerated() where index < widths.count {
            let gap = max(0, widths[index] - DisplayWidth.of(cell.text))
            let before = columns[index].alignment == .right ? gap : 0
            if !cell.text.isEmpty {
                line += String(repeating: " ", count: blanks + before) + style(cell)
                blanks = 0
            } else {
                blanks += before
            }
            blanks += (columns[index].alignment == .left ? gap : 0) + 2
        }
        return line + "\n"
    }

    /// Headings are the columns' words in the API, so that they are the same in every language; no byte order mark, for pipes.
    var csv: [UInt8] {
        var lines = rows.map { $0.map(\.text) }
        for (index, name) in names.enumerated() { lines[index][0] = name }
        return CSVWriter.file([columns.map(\.heading)] + lines, byteOrderMark: false)
    }
}

extension Table.Column {
    /// `owed_until` of `column.owed_until`.
    var heading: String { code.split(separator: ".").last.map(String.init) ?? code }
}

extension Table.Cell {
    /// The text with the colour of its tone around it.
    var coloured: String {
        switch tone {
        case .plain: text
        case .good: "\u{1B}[32m\(text)\u{1B}[0m"
        case .bad: "\u{1B}[31m\(text)\u{1B}[0m"
        case .faint: "\u{1B}[2m\(text)\u{1B}[0m"
        }
    }
}
