extension JSONValue {
    /// The one text of this document by RFC 8785, as UTF-8 without line break; throws `JSONFault` for what leaves may not hold.
    package func encoded() throws(JSONFault) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(512)
        try encode(into: &out, depth: 0)
        return out
    }

    /// Appends the canonical text of this document; throws `JSONFault`.
    package func encode(into out: inout [UInt8]) throws(JSONFault) {
        try encode(into: &out, depth: 0)
    }

    private func encode(into out: inout [UInt8], depth: Int) throws(JSONFault) {
        switch self {
        case .null: out.append(contentsOf: StaticText.null)
        case .bool(let truth): out.append(contentsOf: truth ? StaticText.true : StaticText.false)
        case .int(let number):
            guard number.magnitude <= Self.largestInteger.magnitude else { throw .integerTooLarge }
            Self.write(number, into: &out)
        case .string(let text): try Self.write(text, into: &out)
        case .array(let elements):
            guard depth < Self.deepest else { throw .tooDeep }
            out.append(UInt8(ascii: "["))
            var first = true
            for element in elements {
                if !first { out.append(UInt8(ascii: ",")) }
                first = false
                try element.encode(into: &out, depth: depth + 1)
            }
            out.append(UInt8(ascii: "]"))
        case .object(let members):
            guard depth < Self.deepest else { throw .tooDeep }
            try Self.write(members, into: &out, depth: depth)
        }
    }

    private static func write(_ members: [String: JSONValue], into out: inout [UInt8], depth: Int) throws(JSONFault) {
        for key in members.keys where !key.utf8.allSatisfy(JSONText.isKeyByte) { throw .badKey }
        out.append(UInt8(ascii: "{"))
        var first = true
        // Keys are ASCII, so that byte order is the UTF-16 order of RFC 8785 §3.2.3.
        for (key, value) in members.sorted(by: { $0.key < $1.key }) {
            if !first { out.append(UInt8(ascii: ",")) }
            first = false
            out.append(UInt8(ascii: "\""))
            out.append(contentsOf: key.utf8)
            out.append(UInt8(ascii: "\""))
            out.append(UInt8(ascii: ":"))
            try value.encode(into: &out, depth: depth + 1)
        }
        out.append(UInt8(ascii: "}"))
    }

    private static func write(_ number: Int64, into out: inout [UInt8]) {
        if number < 0 { out.append(UInt8(ascii: "-")) }
        var left = number.magnitude
        let start = out.count
        repeat {
            out.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: left % 10))
            left /= 10
        } while left > 0
        out[start...].reverse()
    }

    private static func write(_ text: String, into out: inout [UInt8]) throws(JSONFault) {
        out.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                out.append(UInt8(ascii: "\\"))
                out.append(byte)
            case 0: throw .badString
            case 0..<0x20:
                out.append(UInt8(ascii: "\\"))
                if let letter = JSONText.shortEscape(byte) {
                    out.append(letter)
                } else {
                    out.append(contentsOf: [UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0")])
                    out.append(Hex.digit(byte >> 4))
                    out.append(Hex.digit(byte & 15))
                }
            default: out.append(byte)
            }
        }
        out.append(UInt8(ascii: "\""))
    }

    private enum StaticText {
        static let null = Array("null".utf8)
        static let `true` = Array("true".utf8)
        static let `false` = Array("false".utf8)
    }
}
