/// A JSON document of the kinds that leaves may hold: no fractions, no exponents.
package indirect enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    /// |n| < 2^53, so that every reader understands the same number (RFC 8785, Appendix D).
    case int(Int64)
    case string(String)
    case array([JSONValue])
    /// Keys are printable ASCII without `"` and `\`.
    case object([String: JSONValue])

    /// The largest magnitude of an integer: 2^53 − 1.
    package static let largestInteger: Int64 = 1 << 53 - 1
    /// How deep arrays and objects may nest.
    package static let deepest = 32

    /// A member of an object; nil for other kinds or if there is none.
    package subscript(key: String) -> JSONValue? {
        if case .object(let members) = self { members[key] } else { nil }
    }

    /// The text of a string; nil for other kinds.
    package var stringValue: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The number of an integer; nil for other kinds.
    package var intValue: Int64? {
        if case .int(let number) = self { number } else { nil }
    }

    /// The truth of a boolean; nil for other kinds.
    package var boolValue: Bool? {
        if case .bool(let truth) = self { truth } else { nil }
    }

    /// The elements of an array; nil for other kinds.
    package var arrayValue: [JSONValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    /// The members of an object; nil for other kinds.
    package var objectValue: [String: JSONValue]? {
        if case .object(let members) = self { members } else { nil }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int64) { self = .int(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(Dictionary(uniqueKeysWithValues: elements)) }
    package init(nilLiteral: ()) { self = .null }
}
