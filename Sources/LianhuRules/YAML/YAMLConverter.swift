import Yams

/// Turns what Yams read into nodes of our own, and reports what we refuse.
struct YAMLConverter {
    let keys: DuplicateKeys
    let sink: DiagnosticSink

    /// The node, or nil if it is refused as a whole.
    func convert(_ node: Node, depth: Int) -> YAMLNode? {
        let place = position(node.mark)
        guard node.anchor == nil else {
            // What an alias repeats has the anchor, too: not going into it keeps the work linear.
            sink.report(.yamlAlias, at: place)
            return nil
        }
        guard depth < YAMLReader.largestDepth else {
            sink.report(.yamlTooDeep, at: place, ["limit": "\(YAMLReader.largestDepth)"])
            return nil
        }
        switch node {
        case .scalar(let scalar):
            let isMissing = scalar.string.isEmpty && (scalar.style == .plain || scalar.style == .any)
            return YAMLNode(position: place, content: .scalar(scalar.string), isMissing: isMissing)
        case .sequence(let sequence):
            return YAMLNode(position: place, content: .sequence(sequence.compactMap { convert($0, depth: depth + 1) }))
        case .mapping(let mapping):
            return YAMLNode(position: place, content: .mapping(entries(mapping, depth: depth)))
        case .alias:
            sink.report(.yamlAlias, at: place)
            return nil
        }
    }

    private func entries(_ mapping: Node.Mapping, depth: Int) -> [YAMLEntry] {
        var found: [YAMLEntry] = []
        for (keyNode, valueNode) in mapping {
            let place = position(keyNode.mark)
            guard case .scalar(let scalar) = keyNode, keyNode.anchor == nil, !scalar.string.isEmpty else {
                sink.report(keyNode.anchor == nil ? .keyNotWord : .yamlAlias, at: place)
                continue
            }
            let key = keys.original(at: place) ?? scalar.string
            if let first = found.first(where: { $0.key == key }) {
                sink.report(.keyDuplicate, at: place, ["key": key, "line": "\(first.position.line)"])
                continue
            }
            guard let value = convert(valueNode, depth: depth + 1) else { continue }
            found.append(YAMLEntry(key: key, position: place, value: value))
        }
        return found
    }

    private func position(_ mark: Mark?) -> Position {
        mark.map { Position(line: $0.line, column: $0.column) } ?? .start
    }
}
