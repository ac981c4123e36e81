import LianhuCore
import Yams

/// Reads one YAML document into nodes with places. Bounded in size and depth; anchors and aliases are refused, and so is a key that stands twice.
package enum YAMLReader {
    /// The longest file, in bytes; a county's pack has a few thousand.
    package static let largestSize = 1 << 20
    /// The most levels of nesting.
    package static let largestDepth = 32

    /// The document's root, or nil if there is none to be read; every fault that was found is in the sink.
    package static func read(_ text: String, sink: DiagnosticSink) -> YAMLNode? {
        let text = text.first == "\u{FEFF}" ? String(text.dropFirst()) : text
        guard text.utf8.count <= largestSize else {
            sink.report(.yamlTooLarge, at: .start, ["size": "\(text.utf8.count)", "limit": "\(largestSize)"])
            return nil
        }
        if let deep = YAMLBounds.tooDeep(text) {
            sink.report(.yamlTooDeep, at: deep, ["limit": "\(largestDepth)"])
            return nil
        }
        if let alias = YAMLBounds.aliasAsKey(text) {
            sink.report(.yamlAlias, at: alias)
            return nil
        }
        return compose(text, sink: sink)
    }

    /// Yams stops at the first key that stands twice. So that all faults are seen at once, such a key is renamed and the text read again.
    private static func compose(_ original: String, sink: DiagnosticSink) -> YAMLNode? {
        var keys = DuplicateKeys(text: original)
        // Each round renames one key; more than this many in one file are beyond help.
        for _ in 0..<256 {
            do {
                let parser = try Parser(yaml: keys.text, encoding: .utf8)
                let root = try parser.singleRoot()
                // Nodes hold their anchors weakly: the parser must live until they are looked at.
                let node = withExtendedLifetime(parser) {
                    root.flatMap { YAMLConverter(keys: keys, sink: sink).convert($0, depth: 0) }
                }
                // What was refused is not there: a reader would only complain of what is missing.
                let holes: Set<String> = [DiagnosticCode.yamlAlias.rawValue, DiagnosticCode.yamlTooDeep.rawValue]
                return sink.diagnostics.contains { holes.contains($0.code) } ? nil : node
            } catch YamlError.duplicatedKeysInMapping(let duplicates, let context) {
                let place = Position(line: context.mark.line, column: context.mark.column)
                guard let key = duplicates.first, keys.rename(key, at: place) else {
                    sink.report(.yamlSyntax, at: place, ["problem": "a key stands twice"])
                    return nil
                }
            } catch {
                report(error, text: keys.text, sink: sink)
                return nil
            }
        }
        sink.report(.yamlSyntax, at: .start, ["problem": "more than 256 keys stand twice"])
        return nil
    }

    private static func report(_ error: any Error, text: String, sink: DiagnosticSink) {
        guard let error = error as? YamlError else { return sink.report(.yamlSyntax, at: .start, ["problem": "\(error)"]) }
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
            sink.report(.yamlSyntax, at: Position(line: mark.line, column: mark.column), ["problem": problem])
        case .composer(_, let problem, let mark, _):
            let place = Position(line: mark.line, column: mark.column)
            sink.report(problem.contains("alias") ? .yamlAlias : .yamlSecondDocument, at: place)
        case .reader(let problem, let offset, _, _):
            let before = text.prefix(offset ?? 0)
            let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
            let place = Position(line: max(1, lines.count), column: (lines.last?.unicodeScalars.count ?? 0) + 1)
            sink.report(.yamlSyntax, at: place, ["problem": problem])
        default:
            sink.report(.yamlSyntax, at: .start, ["problem": "\(error)"])
        }
    }
}
