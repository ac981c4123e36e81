/// Walks over the tokens of a JSON text in memory, checking them; it builds nothing, so that leaves can be checked at the speed of hashing.
///
/// In canonical mode, only the one text of RFC 8785 is accepted. The memory must outlive the cursor.
struct JSONCursor {
    let text: UnsafeBufferPointer<UInt8>
    let canonical: Bool
    private(set) var position = 0

    init(_ text: UnsafeBufferPointer<UInt8>, canonical: Bool) {
        self.text = text
        self.canonical = canonical
    }

    var isAtEnd: Bool { position == text.count }

    /// The next byte, unread.
    func peek() throws(JSONFault) -> UInt8 {
        guard position < text.count else { throw .unexpectedEnd }
        return text[position]
    }

    /// Steps over a byte that has been peeked at.
    mutating func step() { position += 1 }

    /// Steps over this byte and nothing else.
    mutating func expect(_ byte: UInt8) throws(JSONFault) {
        guard try peek() == byte else {
            throw canonical && Self.isSpace(text[position]) ? .notCanonical : .unexpectedByte
        }
        position += 1
    }

    /// Steps over spaces, of which a canonical text has none.
    mutating func skipSpaces() throws(JSONFault) {
        while position < text.count, Self.isSpace(text[position]) {
            if canonical { throw .notCanonical }
            position += 1
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0d && byte != 0x0b && byte != 0x0c) }

    /// Steps over a word such as `true`.
    mutating func word(_ word: StaticString) throws(JSONFault) {
        guard text.count - position >= word.utf8CodeUnitCount else { throw .unexpectedEnd }
        for offset in 0..<word.utf8CodeUnitCount where text[position + offset] != word.utf8Start[offset] { throw .unexpectedByte }
        position += word.utf8CodeUnitCount
    }

    /// Reads an integer.
    mutating func integer() throws(JSONFault) -> Int64 {
        let negative = try peek() == UInt8(ascii: "-")
        if negative { position += 1 }
        let start = position
        var value: Int64 = 0
        while position < text.count, text[position] >= UInt8(ascii: "0"), text[position] <= UInt8(ascii: "9") {
            value = value * 10 + Int64(text[position] - UInt8(ascii: "0"))
            guard value <= JSONValue.largestInteger else { throw .integerTooLarge }
            position += 1
        }
        guard position > start else { throw position < text.count ? .unexpectedByte : .unexpectedEnd }
        if text[start] == UInt8(ascii: "0"), position > start + 1 || negative { throw .notAnInteger }
        if position < text.count, [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains(text[position]) {
            throw .notAnInteger
        }
        return negative ? -value : value
    }

    /// Steps over a string; gives the range between its quotes, still escaped.
    mutating func string() throws(JSONFault) -> Range<Int> {
        try expect(UInt8(ascii: "\""))
        let start = position
        while true {
            guard position < text.count else { throw .unexpectedEnd }
            let byte = text[position]
            if byte == UInt8(ascii: "\"") { break }
            if byte == UInt8(ascii: "\\") {
                try escape()
            } else if byte < 0x20 {
                throw .badString
            } else if byte < 0x80 {
                position += 1
            } else {
                try multibyte(byte)
            }
        }
        defer { position += 1 }
        return start..<position
    }

    /// Steps over a key and its colon; gives the range between its quotes.
    mutating func key() throws(JSONFault) -> Range<Int> {
        try expect(UInt8(ascii: "\""))
        let start = position
        while position < text.count, JSONText.isKeyByte(text[position]) { position += 1 }
        let key = start..<position
        guard try peek() == UInt8(ascii: "\"") else { throw .badKey }
        position += 1
        try skipSpaces()
        try expect(UInt8(ascii: ":"))
        return key
    }

    /// Steps over one UTF-8 sequence of two to four bytes (Unicode table 3-7).
    private mutating func multibyte(_ lead: UInt8) throws(JSONFault) {
        let length: Int
        var low: UInt8 = 0x80
        var high: UInt8 = 0xbf
        switch lead {
        case 0xc2...0xdf: length = 2
        case 0xe0...0xef:
            length = 3
            if lead == 0xe0 { low = 0xa0 }
            if lead == 0xed { high = 0x9f }
        case 0xf0...0xf4:
            length = 4
            if lead == 0xf0 { low = 0x90 }
            if lead == 0xf4 { high = 0x8f }
        default: throw .invalidUTF8
        }
        guard text.count - position >= length, text[position + 1] >= low, text[position + 1] <= high else { throw .invalidUTF8 }
        for offset in 2..<max(length, 2) where text[position + offset] & 0xc0 != 0x80 { throw .invalidUTF8 }
        position += length
    }

    /// Steps over one escape.
    private mutating func escape() throws(JSONFault) {
        guard position + 1 < text.count else { throw .unexpectedEnd }
        let letter = text[position + 1]
        if letter != UInt8(ascii: "u") {
            guard JSONText.unescaped(letter) != nil else { throw .badString }
            if canonical, letter == UInt8(ascii: "/") { throw .notCanonical }
            position += 2
            return
        }
        let unit = try codeUnit()
        if canonical {
            // Only control characters without a letter are written so, in lower-case digits.
            guard unit < 0x20, JSONText.shortEscape(UInt8(unit)) == nil,
                text[position - 1] < UInt8(ascii: "A") || text[position - 1] >= UInt8(ascii: "a")
            else { throw .notCanonical }
        }
        if unit == 0 || (0xdc00...0xdfff).contains(unit) { throw .badString }
        if (0xd800...0xdbff).contains(unit) {
            guard try peek() == UInt8(ascii: "\\"), position + 1 < text.count, text[position + 1] == UInt8(ascii: "u"),
                (0xdc00...0xdfff).contains(try codeUnit())
            else { throw .badString }
        }
    }

    /// Reads `\uXXXX`.
    private mutating func codeUnit() throws(JSONFault) -> UInt16 {
        guard text.count - position >= 6 else { throw .unexpectedEnd }
        var unit: UInt16 = 0
        for offset in 2..<6 {
            guard let digit = Hex.value(text[position + offset]) else { throw .badString }
            unit = unit << 4 | UInt16(digit)
        }
        position += 6
        return unit
    }
}
