extension JSONValue {
    /// Reads one JSON text in UTF-8, spaces allowed; throws `JSONFault` for duplicate keys, numbers other than integers below 2^53,
    /// invalid UTF-8, U+0000, lone surrogates, nesting beyond `deepest`, and anything behind the document.
    package init(parsing text: some Collection<UInt8>) throws(JSONFault) {
        let bytes = Array(text)
        self = try bytes.withUnsafeBufferPointer { buffer throws(JSONFault) in
            var parser = JSONParser(cursor: JSONCursor(buffer, canonical: false))
            let value = try parser.value(depth: 0)
            try parser.cursor.skipSpaces()
            guard parser.cursor.isAtEnd else { throw .unexpectedByte }
            return value
        }
    }

    /// Reads one JSON text; throws `JSONFault`.
    package init(parsing text: String) throws(JSONFault) {
        try self.init(parsing: text.utf8)
    }
}

/// Builds values from the tokens of a cursor.
private struct JSONParser {
    var cursor: JSONCursor

    mutating func value(depth: Int) throws(JSONFault) -> JSONValue {
        try cursor.skipSpaces()
        switch try cursor.peek() {
        case UInt8(ascii: "{"): return try object(depth: depth + 1)
        case UInt8(ascii: "["): return try array(depth: depth + 1)
        case UInt8(ascii: "\""):
            let range = try cursor.string()
            return .string(text(range))
        case UInt8(ascii: "t"):
            try cursor.word("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try cursor.word("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try cursor.word("null")
            return .null
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .int(try cursor.integer())
        default: throw .unexpectedByte
        }
    }

    private mutating func object(depth: Int) throws(JSONFault) -> JSONValue {
        guard depth <= JSONValue.deepest else { throw .tooDeep }
        cursor.step()
        var members: [String: JSONValue] = [:]
        try cursor.skipSpaces()
        if try cursor.peek() == UInt8(ascii: "}") {
            cursor.step()
            return .object(members)
        }
        while true {
            try cursor.skipSpaces()
            let range = try cursor.key()
            let key = String(decoding: UnsafeBufferPointer(rebasing: cursor.text[range]), as: UTF8.self)
            let member = try value(depth: depth)
            guard members.updateValue(member, forKey: key) == nil else { throw .duplicateKey }
            if try isLast(closing: UInt8(ascii: "}")) { return .object(members) }
        }
    }

    private mutating func array(depth: Int) throws(JSONFault) -> JSONValue {
        guard depth <= JSONValue.deepest else { throw .tooDeep }
        cursor.step()
        var elements: [JSONValue] = []
        try cursor.skipSpaces()
        if try cursor.peek() == UInt8(ascii: "]") {
            cursor.step()
            return .array(elements)
        }
        while true {
            elements.append(try value(depth: depth))
            if try isLast(closing: UInt8(ascii: "]")) { return .array(elements) }
        }
    }

    private mutating func isLast(closing: UInt8) throws(JSONFault) -> Bool {
        try cursor.skipSpaces()
        let byte = try cursor.peek()
        guard byte == closing || byte == UInt8(ascii: ",") else { throw .unexpectedByte }
        cursor.step()
        return byte == closing
    }

    /// The characters of a string that the cursor has checked.
    private func text(_ range: Range<Int>) -> String {
        let raw = UnsafeBufferPointer(rebasing: cursor.text[range])
        guard raw.contains(UInt8(ascii: "\\")) else { return String(decoding: raw, as: UTF8.self) }
        var bytes: [UInt8] = []
        var position = 0
        while position < raw.count {
            guard raw[position] == UInt8(ascii: "\\") else {
                bytes.append(raw[position])
                position += 1
                continue
            }
            if let byte = JSONText.unescaped(raw[position + 1]) {
                bytes.append(byte)
                position += 2
                continue
            }
            var scalar = unit(raw, position)
            position += 6
            if scalar >= 0xd800 {
                if scalar < 0xdc00 {
                    scalar = 0x10000 + (scalar - 0xd800) << 10 + (unit(raw, position) - 0xdc00)
                    position += 6
                }
            }
            // The cursor has refused lone surrogates, so every number here is a scalar.
            if let scalar = Unicode.Scalar(scalar) { bytes.append(contentsOf: String(Character(scalar)).utf8) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func unit(_ raw: UnsafeBufferPointer<UInt8>, _ position: Int) -> UInt32 {
        (2..<6).reduce(0) { $0 << 4 | UInt32(Hex.value(raw[position + $1]) ?? 0) }
    }
}
