import LianhuCore

/// Compiles `access.yaml`: who may do what (S55–S57).
package enum AccessCompiler {
    /// The policy, or nil with at least one fault.
    package static func compile(text: String, file: String) -> (AccessPolicy?, [Diagnostic]) {
        let sink = DiagnosticSink(file: file)
        let policy = read(text, sink: sink)
        return (sink.hasErrors ? nil : policy, sink.diagnostics)
    }

    private static let example = "{group: lianhu-admin, rights: [admin], unit: \"*\"}"

    private static func read(_ text: String, sink: DiagnosticSink) -> AccessPolicy? {
        let list = "identities: [\(example)]"
        guard let root = YAMLReader.read(text, sink: sink) else {
            if !sink.hasErrors { sink.report(.yamlEmpty, at: .start, ["example": list]) }
            return nil
        }
        guard let top = MappingReader(root, name: "access.yaml", keys: .init(known: ["identities"]), example: list, sink: sink),
            let node = top.required("identities", example: list),
            let items = node.items("identities", example: list, mayBeEmpty: true, sink: sink)
        else { return nil }
        return AccessPolicy(lines: items.compactMap { line($0, sink: sink) })
    }

    private static func line(_ node: YAMLNode, sink: DiagnosticSink) -> AccessPolicy.Line? {
        let keys = MappingReader.Keys(known: ["group", "uid", "gateway", "rights", "unit", "worker"])
        guard let reader = MappingReader(node, name: "identities", keys: keys, example: example, sink: sink) else { return nil }
        let subject = Self.subject(reader, sink: sink)
        let rights = reader.required("rights", example: "rights: [read, record]").flatMap { Self.rights($0, sink: sink) }
        let unit = reader.required("unit", example: "unit: \"*\"").flatMap { $0.subtree("unit", sink: sink) }
        let worker = reader["worker"].flatMap { $0.entity("worker", example: "W-017", sink: sink) }
        guard let subject, let rights, let unit else { return nil }
        return AccessPolicy.Line(subject: subject, rights: rights, unit: unit == "*" ? nil : unit, worker: worker)
    }

    private static func subject(_ reader: MappingReader, sink: DiagnosticSink) -> AccessPolicy.Subject? {
        let names = ["group", "uid", "gateway"].filter { reader[$0] != nil }
        guard names.count == 1, let name = names.first, let node = reader[name] else {
            sink.report(.keyEither, at: reader.position, ["within": "identities", "keys": "group, uid, gateway"])
            return nil
        }
        if name != "uid", let worker = reader["worker"] {
            sink.report(.workerOfUID, at: worker.position, ["subject": name])
        }
        switch name {
        case "group": return node.text("group", example: "group: lianhu-admin", sink: sink).map(AccessPolicy.Subject.group)
        case "uid": return uid(node, name, sink: sink).map(AccessPolicy.Subject.uid)
        default: return uid(node, name, sink: sink).map(AccessPolicy.Subject.gateway)
        }
    }

    private static func uid(_ node: YAMLNode, _ name: String, sink: DiagnosticSink) -> UInt32? {
        guard let text = node.text(name, example: "\(name): 1003", sink: sink) else { return nil }
        // 65534 is the overflow uid: nobody known.
        if text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), text == "0" || !text.hasPrefix("0"), let uid = UInt32(text), uid != 65534 {
            return uid
        }
        sink.report(.uidMalformed, at: node.position, ["name": name, "value": text, "example": "1003"])
        return nil
    }

    private static func rights(_ node: YAMLNode, sink: DiagnosticSink) -> Set<Right>? {
        guard let items = node.items("rights", example: "rights: [read, record]", sink: sink) else { return nil }
        var found: Set<Right> = []
        for item in items {
            guard let right = item.word("rights", among: Right.allCases.map(\.rawValue), sink: sink).flatMap(Right.init(rawValue:))
            else { continue }
            if !found.insert(right).inserted { sink.report(.wordTwice, at: item.position, ["name": "rights", "value": right.rawValue]) }
        }
        return found
    }
}
