/// One field of a CSV record and the line of the file on which it begins.
package struct CSVField: Hashable, Sendable {
    /// The text without quotes and without the guard against formulas.
    package var text: String
    /// 1 for the first line of the file.
    package var line: Int
}

/// One record of a CSV file; a field's column number is its index + 1.
package struct CSVRow: Hashable, Sendable {
    /// The line on which the record begins; quoted fields may carry it over several.
    package var line: Int
    package var fields: [CSVField]
}

/// Why a text is no CSV; nothing after the fault can be trusted, so there is one a file.
package enum CSVError: Error, Hashable, Sendable {
    /// A quote that opens a field is never closed.
    case quoteUnclosed(line: Int, column: Int)
    /// A quote inside an unquoted field, or something behind a closing one.
    case quoteStray(line: Int, column: Int)
    /// A character below U+0020 that is no tab and no line end, or U+007F.
    case controlCharacter(line: Int, column: Int)
    case tooManyRows(line: Int, limit: Int)
    case tooManyColumns(line: Int, limit: Int)
    case fieldTooLong(line: Int, column: Int, limit: Int)
}

/// Reads CSV as RFC 4180 describes it, from UTF-8 bytes without a byte order mark; CRLF, LF and CR end a record.
package struct CSVReader {
    /// How much one file may hold; a roster of a county stays far below.
    package struct Limits: Hashable, Sendable {
        package var rows = 500_000
        package var columns = 64
        /// In bytes of UTF-8.
        package var field = 32_768

        package init(rows: Int = 500_000, columns: Int = 64, field: Int = 32_768) {
            self.rows = rows
            self.columns = columns
            self.field = field
        }
    }

    private let bytes: [UInt8]
    private let separator: UInt8
    private let limits: Limits
    private var index = 0
    private var line = 1

    private static let quote = UInt8(ascii: "\"")
    private static let newline = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    private init(_ bytes: [UInt8], separator: UInt8, limits: Limits) {
        self.bytes = bytes
        self.separator = separator
        self.limits = limits
    }

    /// All records, blank ones included; the separator is the comma, or the tab if the first line has tabs and no comma ("Unicode text").
    package static func read(_ bytes: [UInt8], limits: Limits = Limits()) throws(CSVError) -> [CSVRow] {
        let first = bytes.prefix { $0 != newline && $0 != carriageReturn }
        let usesTabs = first.contains(UInt8(ascii: "\t")) && !first.contains(UInt8(ascii: ","))
        var reader = CSVReader(bytes, separator: UInt8(ascii: usesTabs ? "\t" : ","), limits: limits)
        var rows: [CSVRow] = []
        while reader.index < bytes.count {
            guard rows.count < limits.rows else { throw .tooManyRows(line: reader.line, limit: limits.rows) }
            rows.append(try reader.row())
        }
        return rows
    }

    /// The next record; the index stands behind its line end afterwards.
    private mutating func row() throws(CSVError) -> CSVRow {
        var row = CSVRow(line: line, fields: [])
        while true {
            guard row.fields.count < limits.columns else { throw .tooManyColumns(line: line, limit: limits.columns) }
            row.fields.append(try field(column: row.fields.count + 1))
            guard index < bytes.count, bytes[index] == separator else { break }
            index += 1
        }
        endLine()
        return row
    }

    private mutating func field(column: Int) throws(CSVError) -> CSVField {
        let start = line
        let text =
            if index < bytes.count, bytes[index] == CSVReader.quote {
                try quotedField(column: column)
            } else {
                try bareField(column: column)
            }
        return CSVField(text: FormulaGuard.removed(from: text), line: start)
    }

    private mutating func bareField(column: Int) throws(CSVError) -> String {
        let start = index
        while index < bytes.count {
            let byte = bytes[index]
            if byte == separator || byte == CSVReader.newline || byte == CSVReader.carriageReturn { break }
            if byte == CSVReader.quote { throw .quoteStray(line: line, column: column) }
            try check(byte, column: column)
            index += 1
        }
        guard index - start <= limits.field else { throw .fieldTooLong(line: line, column: column, limit: limits.field) }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func quotedField(column: Int) throws(CSVError) -> String {
        let opened = line
        index += 1
        var text: [UInt8] = []
        while index < bytes.count {
            let byte = bytes[index]
            if byte == CSVReader.quote {
                index += 1
                guard index < bytes.count, bytes[index] == CSVReader.quote else {
                    let isEnd =
                        index == bytes.count || bytes[index] == separator || bytes[index] == CSVReader.newline
                        || bytes[index] == CSVReader.carriageReturn
                    guard isEnd else { throw .quoteStray(line: line, column: column) }
                    return String(decoding: text, as: UTF8.self)
                }
            } else if byte == CSVReader.newline || byte == CSVReader.carriageReturn && next != CSVReader.newline {
                line += 1
            } else if byte != CSVReader.carriageReturn {
                try check(byte, column: column)
            }
            text.append(byte)
            index += 1
            guard text.count <= limits.field else { throw .fieldTooLong(line: opened, column: column, limit: limits.field) }
        }
        throw .quoteUnclosed(line: opened, column: column)
    }

    private var next: UInt8? { index + 1 < bytes.count ? bytes[index + 1] : nil }

    private mutating func endLine() {
        guard index < bytes.count else { return }
        index += bytes[index] == CSVReader.carriageReturn && next == CSVReader.newline ? 2 : 1
        line += 1
    }

    /// A file of another kind, or UTF-16 without its mark, shows itself by such bytes.
    private func check(_ byte: UInt8, column: Int) throws(CSVError) {
        if (byte < 0x20 && byte != UInt8(ascii: "\t")) || byte == 0x7F { throw .controlCharacter(line: line, column: column) }
    }
}
