import LianhuAPI
import LianhuCore

/// Decodes what was sent, and refuses what the wire type has not got: all faults at once, each with a pointer (RFC 6901).
enum RequestBody {
    /// - Throws: 400 if it is no JSON, 422 with every faulty member.
    static func decode<Value: Codable & Sendable>(_ type: Value.Type = Value.self, from bytes: [UInt8]) throws -> Value {
        let tree: JSONTree
        do {
            tree = try WireJSON.decode(JSONTree.self, from: bytes)
        } catch {
            throw Problem(400, code: "request.not_json", args: ["bytes": String(bytes.count)])
        }
        var items: [ProblemItem] = []
        check(tree, against: try Schema(of: type), name: "", pointer: "", &items)
        if let first = items.first { throw Problem(422, code: first.code, args: first.args, errors: items) }
        return try WireJSON.decode(type, from: bytes)
    }

    private static func check(_ tree: JSONTree, against schema: Schema, name: String, pointer: String, _ items: inout [ProblemItem]) {
        switch (schema, tree) {
        case (.string, .string), (.boolean, .bool), (.integer, .integer): return
        case (.date, .string(let text)):
            if CivilDate(text) == nil { items.append(ProblemItem(pointer: pointer, code: "date.malformed", args: ["value": text])) }
        case (.dateTime, .string(let text)):
            if Instant(text) == nil { items.append(ProblemItem(pointer: pointer, code: "date.malformed", args: ["value": text])) }
        case (.array(let item), .array(let values)):
            for (index, value) in values.enumerated() { check(value, against: item, name: name, pointer: "\(pointer)/\(index)", &items) }
        case (.map(let item), .object(let values)):
            for (key, value) in values.sorted(by: { $0.key < $1.key }) {
                check(value, against: item, name: key, pointer: "\(pointer)/\(escaped(key))", &items)
            }
        case (.object(_, let members), .object(let values)):
            check(values, against: members, pointer: pointer, &items)
        default:
            items.append(.invalid(name, brief(tree), word(schema), pointer: pointer))
        }
    }

    private static func check(
        _ values: [String: JSONTree], against members: [Schema.Member], pointer: String, _ items: inout [ProblemItem]
    ) {
        for member in members {
            let place = "\(pointer)/\(member.name)"
            switch values[member.name] {
            case nil, .null?:
                guard member.isRequired else { continue }
                items.append(ProblemItem(pointer: place, code: "request.member_missing", args: ["name": member.name]))
            case .some(let value): check(value, against: member.schema, name: member.name, pointer: place, &items)
            }
        }
        let known = members.map(\.name)
        for name in values.keys.sorted() where !known.contains(name) {
            items.append(.unknown(name, pointer: "\(pointer)/\(escaped(name))", among: known))
        }
    }

    private static func escaped(_ name: String) -> String {
        name.split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
            .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
    }

    /// What stands there, in short.
    private static func brief(_ tree: JSONTree) -> String {
        switch tree {
        case .null: "null"
        case .bool(let value): "\(value)"
        case .integer(let value): "\(value)"
        case .number(let value): "\(value)"
        case .string(let value): value
        case .array: "[…]"
        case .object: "{…}"
        }
    }

    private static func word(_ schema: Schema) -> String {
        switch schema {
        case .string: "string"
        case .date: "2026-10-01"
        case .dateTime: "2026-10-01T09:30:00+08:00"
        case .integer: "integer"
        case .boolean: "true, false"
        case .array: "[…]"
        case .map, .object: "{…}"
        }
    }
}
