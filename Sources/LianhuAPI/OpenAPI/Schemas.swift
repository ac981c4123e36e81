import LianhuCore

/// The forms of the document's components, each type once.
struct Schemas {
    private(set) var all: [String: JSONTree] = [:]

    /// A reference to a type, whose form is added.
    ///
    /// - Parameter isClosed: whether other members are refused: true for requests.
    mutating func reference(to type: any Decodable.Type, isClosed: Bool = false) throws -> JSONTree {
        json(try Schema(of: type), isClosed: isClosed)
    }

    private mutating func json(_ schema: Schema, isClosed: Bool) -> JSONTree {
        switch schema {
        case .string: return ["type": "string"]
        case .date: return ["type": "string", "format": "date"]
        case .dateTime: return ["type": "string", "format": "date-time"]
        case .integer: return ["type": "integer"]
        case .boolean: return ["type": "boolean"]
        case .array(let item): return ["type": "array", "items": json(item, isClosed: isClosed)]
        case .map(let value): return ["type": "object", "additionalProperties": json(value, isClosed: isClosed)]
        case .object(let name, let members):
            var form: [String: JSONTree] = ["type": "object"]
            form["properties"] = .object(
                Dictionary(members.map { ($0.name, json($0.schema, isClosed: isClosed)) }, uniquingKeysWith: { first, _ in first }))
            let required = members.filter(\.isRequired).map { JSONTree.string($0.name) }
            if !required.isEmpty { form["required"] = .array(required) }
            if isClosed { form["additionalProperties"] = false }
            all[name] = .object(form)
            return .object(["$ref": .string("#/components/schemas/\(name)")])
        }
    }
}
