import LianhuCore

@testable import LianhuRules

/// As much of JSON Schema as ours use, over the nodes of a YAML file. JSON is YAML, so a schema is read like any other file.
final class SchemaValidator {
    private let root: YAMLNode
    private var patterns: [String: Regex<AnyRegexOutput>] = [:]

    init(_ path: String) throws {
        root = try SchemaValidator.node(of: try Repository.text(path))
    }

    struct Faulty: Error {
        var text: String
    }

    static func node(of text: String) throws -> YAMLNode {
        let sink = DiagnosticSink(file: "x.yaml")
        guard let node = YAMLReader.read(text, sink: sink) else {
            throw Faulty(text: sink.diagnostics.map { $0.text(in: .en) }.joined(separator: "\n"))
        }
        return node
    }

    /// What does not fit, each with its line.
    func faults(in text: String) throws -> [String] { faults(try SchemaValidator.node(of: text)) }

    func faults(_ node: YAMLNode) -> [String] { faults(node, root) }

    // MARK: What the schema says

    /// The keys of each mapping by the definition that holds them; those of the file itself under "".
    var properties: [String: Set<String>] {
        var found: [String: Set<String>] = [:]
        if let own = root.field("properties") { found[""] = Set(own.fields.map(\.key)) }
        for definition in definitions {
            if let own = definition.value.field("properties") { found[definition.key] = Set(own.fields.map(\.key)) }
        }
        return found
    }

    /// The definitions that let pass a key which they do not name.
    var open: Set<String> {
        let all = definitions.filter { $0.value.field("properties") != nil }
        return Set(all.filter { $0.value.field("additionalProperties")?.scalar != "false" }.map(\.key))
    }

    /// The words of a definition that is an enumeration.
    func words(_ name: String) -> Set<String> {
        Set((definition(name)?.field("enum")?.members ?? []).compactMap(\.scalar))
    }

    /// How often properties are named anywhere but in conditions.
    var countOfProperties: Int { SchemaValidator.count(root) }

    private static func count(_ node: YAMLNode) -> Int {
        var sum = 0
        for member in node.members { sum += count(member) }
        for field in node.fields where field.key != "if" { sum += count(field.value) + (field.key == "properties" ? 1 : 0) }
        return sum
    }

    private var definitions: [YAMLEntry] { root.field("$defs")?.fields ?? [] }

    private func definition(_ name: String) -> YAMLNode? { root.field("$defs")?.field(name) }

    // MARK: Validation

    private func faults(_ node: YAMLNode, _ schema: YAMLNode) -> [String] {
        var found: [String] = []
        for keyword in schema.fields { found += faults(node, keyword.key, keyword.value, in: schema) }
        return found
    }

    private func faults(_ node: YAMLNode, _ keyword: String, _ value: YAMLNode, in schema: YAMLNode) -> [String] {
        switch keyword {
        case "$schema", "$defs", "title", "description", "default", "then": return []
        case "$ref":
            let name = String((value.scalar ?? "").dropFirst("#/$defs/".count))
            guard let target = definition(name) else { return ["\(name) is not defined"] }
            return faults(node, target)
        case "if":
            guard let then = schema.field("then"), faults(node, value).isEmpty else { return [] }
            return faults(node, then)
        case "allOf": return value.members.flatMap { faults(node, $0) }
        case "properties", "additionalProperties", "propertyNames", "items":
            return faultsInside(node, keyword, value, in: schema)
        default:
            guard let isMet = holds(node, keyword, value) else { return ["the keyword \(keyword) is not known"] }
            return isMet ? [] : ["line \(node.position.line): \(keyword)"]
        }
    }

    /// Of keywords that speak of what the node holds.
    private func faultsInside(_ node: YAMLNode, _ keyword: String, _ value: YAMLNode, in schema: YAMLNode) -> [String] {
        var found: [String] = []
        let named = Set((schema.field("properties")?.fields ?? []).map(\.key))
        for field in node.fields {
            switch keyword {
            case "properties":
                if let own = value.field(field.key) { found += faults(field.value, own) }
            case "propertyNames":
                found += faults(YAMLNode(position: field.position, content: .scalar(field.key)), value)
            case "additionalProperties" where !named.contains(field.key):
                found += value.scalar == "false" ? ["line \(field.position.line): \(field.key)"] : faults(field.value, value)
            default: break
            }
        }
        if keyword == "items" {
            for member in node.members { found += faults(member, value) }
        }
        return found
    }

    /// Of keywords that are met or not; nil for one that is not known. What speaks of another kind of node is met.
    private func holds(_ node: YAMLNode, _ keyword: String, _ value: YAMLNode) -> Bool? {
        let number = Int(value.scalar ?? "") ?? 0
        switch keyword {
        case "type": return ([value] + value.members).contains { isOf(node, type: $0.scalar) }
        case "const": return node.scalar == value.scalar
        case "enum": return value.members.contains { $0.scalar == node.scalar }
        case "anyOf": return value.members.contains { faults(node, $0).isEmpty }
        case "oneOf": return value.members.filter { faults(node, $0).isEmpty }.count == 1
        case "required":
            guard case .mapping = node.content else { return true }
            return value.members.allSatisfy { node.field($0.scalar ?? "") != nil }
        case "minProperties":
            guard case .mapping = node.content else { return true }
            return node.fields.count >= number
        case "minItems":
            guard case .sequence = node.content else { return true }
            return node.members.count >= number
        case "uniqueItems": return Set(node.members.compactMap(\.scalar)).count == node.members.count
        case "minimum": return Int(node.scalar ?? "").map { $0 >= number } ?? true
        case "maximum": return Int(node.scalar ?? "").map { $0 <= number } ?? true
        case "pattern":
            guard let text = node.scalar, let pattern = value.scalar else { return true }
            return matches(text, pattern)
        default: return nil
        }
    }

    private func isOf(_ node: YAMLNode, type: String?) -> Bool {
        switch node.content {
        case .mapping: return type == "object"
        case .sequence: return type == "array"
        case .scalar(let text):
            if type == "integer" { return Int(text) != nil }
            return !node.isMissing && (type == "string" || type == "number")
        }
    }

    private func matches(_ text: String, _ pattern: String) -> Bool {
        if let known = patterns[pattern] { return text.firstMatch(of: known) != nil }
        guard let made = try? Regex(pattern) else { return false }
        patterns[pattern] = made
        return text.firstMatch(of: made) != nil
    }
}

extension YAMLNode {
    /// The entries of a mapping; none of anything else.
    var fields: [YAMLEntry] {
        if case .mapping(let entries) = content { return entries }
        return []
    }

    /// The members of a list; none of anything else.
    var members: [YAMLNode] {
        if case .sequence(let items) = content { return items }
        return []
    }

    /// The text of a scalar.
    var scalar: String? {
        if case .scalar(let text) = content { return text }
        return nil
    }

    func field(_ key: String) -> YAMLNode? { fields.first { $0.key == key }?.value }
}
