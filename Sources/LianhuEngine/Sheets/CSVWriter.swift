/// Writes CSV as RFC 4180 describes it: CRLF, quotes where they are needed, and the guard against formulas.
package struct CSVWriter {
    /// UTF-8, with a byte order mark if it was asked for: without one, Chinese Excel takes UTF-8 for GB18030.
    package private(set) var bytes: [UInt8]

    package init(byteOrderMark: Bool = true) {
        bytes = byteOrderMark ? [0xEF, 0xBB, 0xBF] : []
    }

    /// Adds one record.
    package mutating func append(_ fields: [String]) {
        for (index, field) in fields.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(FormulaGuard.added(to: field))
        }
        bytes += [0x0D, 0x0A]
    }

    /// The bytes of a whole file.
    package static func file(_ rows: [[String]], byteOrderMark: Bool = true) -> [UInt8] {
        var writer = CSVWriter(byteOrderMark: byteOrderMark)
        for row in rows { writer.append(row) }
        return writer.bytes
    }

    private mutating func append(_ field: String) {
        let quote = UInt8(ascii: "\"")
        // Tabs too: a first line that has tabs and no comma would be taken for tab-separated text.
        let needsQuotes = field.utf8.contains { $0 == quote || $0 == UInt8(ascii: ",") || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
        guard needsQuotes else {
            bytes += field.utf8
            return
        }
        bytes.append(quote)
        for byte in field.utf8 {
            if byte == quote { bytes.append(quote) }
            bytes.append(byte)
        }
        bytes.append(quote)
    }
}
