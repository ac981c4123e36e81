/// Writes rows exactly as `jq`'s `@csv` does: strings always quoted, numbers and booleans bare, null empty, LF.
///
/// A string that a spreadsheet would take for a formula gets an apostrophe in front; numbers are left alone, negative ones too.
struct CSVRow {
    /// The byte order mark, without which Excel takes UTF-8 for a local code page.
    static let byteOrderMark: [UInt8] = [0xef, 0xbb, 0xbf]

    /// First characters that make a spreadsheet compute, as they are written in a JSON string.
    static let guarded = ["=", "+", "-", "@", "\\t", "\\r", "\\n", "＝", "＋", "－", "＠"]

    private static let wideSigns = ["＝", "＋", "－", "＠"].map { Array($0.utf8) }

    /// The row of headings.
    static func header(_ columns: [BundleColumn]) -> [UInt8] {
        Array((columns.map { "\"\($0.name)\"" }.joined(separator: ",") + "\n").utf8)
    }

    /// Appends the row of a leaf: the values at these spans, which are canonical JSON.
    static func append(_ leaf: UnsafeBufferPointer<UInt8>, _ spans: ArraySlice<Range<Int>>, to row: inout [UInt8]) {
        var first = true
        for span in spans {
            if !first { row.append(UInt8(ascii: ",")) }
            first = false
            append(UnsafeBufferPointer(rebasing: leaf[span]), to: &row)
        }
        row.append(0x0a)
    }

    private static func append(_ value: UnsafeBufferPointer<UInt8>, to row: inout [UInt8]) {
        guard let kind = value.first else { return }
        switch kind {
        case UInt8(ascii: "n"): return
        case UInt8(ascii: "\""): string(UnsafeBufferPointer(rebasing: value[1..<value.count - 1]), to: &row)
        case UInt8(ascii: "{"), UInt8(ascii: "["): quoted(value, to: &row)
        default: row.append(contentsOf: value)
        }
    }

    /// A JSON text as the content of a cell; it begins with a bracket and needs no guard.
    private static func quoted(_ json: UnsafeBufferPointer<UInt8>, to row: inout [UInt8]) {
        row.append(UInt8(ascii: "\""))
        for byte in json {
            if byte == UInt8(ascii: "\"") { row.append(byte) }
            row.append(byte)
        }
        row.append(UInt8(ascii: "\""))
    }

    private static func string(_ raw: UnsafeBufferPointer<UInt8>, to row: inout [UInt8]) {
        row.append(UInt8(ascii: "\""))
        if needsGuard(raw) { row.append(UInt8(ascii: "'")) }
        var position = 0
        while position < raw.count {
            var byte = raw[position]
            position += 1
            if byte == UInt8(ascii: "\\") {
                let letter = raw[position]
                if let plain = JSONText.unescaped(letter) {
                    byte = plain
                    position += 1
                } else {
                    // Canonical JSON writes only \u00XX, for control characters.
                    byte = (Hex.value(raw[position + 3]) ?? 0) << 4 | (Hex.value(raw[position + 4]) ?? 0)
                    position += 5
                }
                if byte == UInt8(ascii: "\"") { row.append(byte) }
            }
            row.append(byte)
        }
        row.append(UInt8(ascii: "\""))
    }

    private static func needsGuard(_ raw: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = raw.first else { return false }
        switch first {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"): return true
        case UInt8(ascii: "\\"):
            return raw[1] == UInt8(ascii: "t") || raw[1] == UInt8(ascii: "r") || raw[1] == UInt8(ascii: "n")
        case 0xef: return wideSigns.contains { raw.starts(with: $0) }
        default: return false
        }
    }
}
