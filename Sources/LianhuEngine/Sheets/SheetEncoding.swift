import Glibc

/// How a sheet is encoded: what spreadsheets in use save, told apart by the bytes alone.
package enum SheetEncoding: String, Hashable, Sendable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    case gb18030 = "GB18030"

    /// Why bytes are no text.
    package enum Fault: Error, Hashable, Sendable {
        /// The line that holds the first byte that the encoding does not allow.
        case invalid(SheetEncoding, line: Int)
        /// The system's library cannot convert it.
        case unavailable(SheetEncoding)
        /// An Excel workbook or another archive, not a CSV file.
        case workbook
        case tooLarge(limit: Int)
    }

    /// The largest file that is read, in bytes.
    package static let maximumBytes = 64 << 20

    /// So many proper UTF-8 sequences before the first bad byte mean damaged UTF-8: GB18030 text hardly ever looks like more than two.
    private static let sequencesOfDamagedUTF8 = 8

    /// The text as UTF-8 without a byte order mark.
    ///
    /// A byte order mark decides; without one it is UTF-8 if the bytes are valid as that, else GB18030, which includes GBK and GB 2312.
    package static func decode(_ bytes: [UInt8], limit: Int = maximumBytes) throws(Fault) -> (text: [UInt8], encoding: SheetEncoding) {
        guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw .workbook }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (try utf8.converted(Array(bytes.dropFirst(3))), .utf8) }
        if bytes.starts(with: [0xFF, 0xFE]) {
            return (try utf16LittleEndian.converted(Array(bytes.dropFirst(2))), .utf16LittleEndian)
        }
        if bytes.starts(with: [0xFE, 0xFF]) {
            return (try utf16BigEndian.converted(Array(bytes.dropFirst(2))), .utf16BigEndian)
        }
        let plain = try utf8.conversion(of: bytes)
        guard let bad = plain.badByte else { return (bytes, .utf8) }
        if bytes[..<bad].count(where: { $0 >= 0xC0 }) >= sequencesOfDamagedUTF8 { throw .invalid(.utf8, line: line(of: bad, in: bytes)) }
        return (try gb18030.converted(bytes), .gb18030)
    }

    private func converted(_ bytes: [UInt8]) throws(Fault) -> [UInt8] {
        let result = try conversion(of: bytes)
        // The text up to the bad byte has as many line ends as the bytes had, however wide a character was there.
        if result.badByte != nil { throw .invalid(self, line: 1 + SheetEncoding.newlines(in: result.text[...])) }
        // GB18030 has a byte order mark of its own.
        return result.text.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(result.text.dropFirst(3)) : result.text
    }

    /// What could be converted, and the offset of the first byte that could not.
    private func conversion(of bytes: [UInt8]) throws(Fault) -> (text: [UInt8], badByte: Int?) {
        guard let converter = iconv_open("UTF-8", rawValue), converter != UnsafeMutableRawPointer(bitPattern: -1) else {
            throw .unavailable(self)
        }
        defer { iconv_close(converter) }
        // No character of these encodings grows by more than half, but for ASCII in none.
        let capacity = bytes.count * 3 / 2 + 16
        var consumed = 0
        var failed = false
        var input = bytes
        let text = [UInt8](unsafeUninitializedCapacity: capacity) { output, written in
            input.withUnsafeMutableBytes { source in
                var from = source.baseAddress?.assumingMemoryBound(to: CChar.self)
                var fromLeft = source.count
                output.withMemoryRebound(to: CChar.self) { target in
                    var to = target.baseAddress
                    var toLeft = capacity
                    failed = iconv(converter, &from, &fromLeft, &to, &toLeft) == -1
                    written = capacity - toLeft
                    consumed = source.count - fromLeft
                }
            }
        }
        return (text, failed ? consumed : nil)
    }

    private static func line(of offset: Int, in bytes: [UInt8]) -> Int { 1 + newlines(in: bytes[..<offset]) }

    /// Line ends in UTF-8; CRLF is one.
    private static func newlines(in text: ArraySlice<UInt8>) -> Int {
        var count = 0
        var previous: UInt8 = 0
        for byte in text {
            if byte == 0x0D || byte == 0x0A && previous != 0x0D { count += 1 }
            previous = byte
        }
        return count
    }
}
