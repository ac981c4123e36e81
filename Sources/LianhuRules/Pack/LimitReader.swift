import LianhuCore

/// Reads how many links of one kind a caseload asks for: numbers, or those that units set for themselves (S25).
struct LimitReader {
    let vocabulary: Vocabulary
    let sink: DiagnosticSink

    static let keys = MappingReader.Keys(known: ["min", "max", "default"])
    static let bounds = 0...10_000
    private static let example = "{min: 1, max: 3}"
    private static let parameter = "parameter village.households_per_person"

    /// A bound as it is written: a number, or whose number it is.
    private enum Bound {
        case number(Int)
        case parameter(ParameterAt)
    }

    /// Nil, and a fault, if it cannot be used.
    func read(_ entry: YAMLEntry) -> CaseloadLimit? {
        let kind = vocabulary.declared(entry.key, in: [.subjectKinds, .unitKinds], at: entry.position, sink: sink)
        guard
            let reader = MappingReader(
                entry.value, name: entry.key, keys: Self.keys, example: "\(entry.key): \(Self.example)", sink: sink)
        else { return nil }
        let min = reader["min"].map { bound("min", $0) }
        let max = reader["max"].map { bound("max", $0) }
        if min == nil, max == nil {
            sink.report(.limitNone, at: entry.value.position, ["name": entry.key, "example": Self.example])
            return nil
        }
        let hasParameter = [min, max].contains { if case .parameter? = $0 ?? nil { true } else { false } }
        let isFaulty = [min, max].contains { if case .some(nil) = $0 { true } else { false } }
        guard let standard = standard(reader, hasParameter: hasParameter, isFaulty: isFaulty), !isFaulty else { return nil }
        let low = (min ?? nil).map { number($0, standard) }
        let high = (max ?? nil).map { number($0, standard) }
        if let low, let high, low.standard > high.standard {
            sink.report(
                .limitOrder, at: reader.place(of: "min"), ["name": entry.key, "min": "\(low.standard)", "max": "\(high.standard)"])
            return nil
        }
        return kind.map { CaseloadLimit(kind: $0, min: low, max: high) }
    }

    private func number(_ bound: Bound, _ standard: Int) -> RuleNumber {
        switch bound {
        case .number(let number): RuleNumber(number)
        case .parameter(let at): RuleNumber(standard, parameter: at)
        }
    }

    /// What holds where no unit sets a number; 0 where none may. Nil, and a fault, if it is not said or said in vain.
    private func standard(_ reader: MappingReader, hasParameter: Bool, isFaulty: Bool) -> Int? {
        let node = reader["default"]
        if let node, hasParameter || isFaulty { return node.number("default", in: Self.bounds, sink: sink) }
        // A faulty bound may have been meant as a parameter: one slip is one fault.
        if isFaulty || (!hasParameter && node == nil) { return 0 }
        let example = "\(reader.name): {min: \(Self.parameter), default: 10}"
        if hasParameter {
            let key = reader["min"]?.isParameter ?? false ? "min" : "max"
            sink.report(.defaultMissing, at: reader.place(of: key), ["value": key, "example": example])
        } else {
            sink.report(.defaultUnused, at: reader.place(of: "default"), ["name": reader.name, "example": example])
        }
        return nil
    }

    private func bound(_ key: String, _ node: YAMLNode) -> Bound? {
        guard case .scalar(let text) = node.content, text.first?.isLetter ?? false else {
            return node.number(key, in: Self.bounds, sink: sink).map(Bound.number)
        }
        let words = text.split(separator: " ").map(String.init)
        let parts = words.last?.split(separator: ".", omittingEmptySubsequences: false).map(String.init) ?? []
        guard words.count == 2, words[0] == YAMLNode.parameterWord, parts.count == 2 else {
            sink.report(.parameterAt, at: node.position, ["name": key, "value": text, "example": "\(key): \(Self.parameter)"])
            return nil
        }
        var place = node.position
        place.column += words[0].count + 1
        let kind = vocabulary.declared(parts[0], in: [.unitKinds], at: place, sink: sink)
        place.column += parts[0].unicodeScalars.count + 1
        let name = vocabulary.declared(parts[1], in: [.parameters], at: place, sink: sink)
        guard let kind, let name else { return nil }
        return .parameter(ParameterAt(unitKind: kind, name: name))
    }
}

extension YAMLNode {
    /// What stands before the name of a unit's number.
    fileprivate static let parameterWord = "parameter"

    fileprivate var isParameter: Bool {
        if case .scalar(let text) = content { text.hasPrefix(Self.parameterWord + " ") } else { false }
    }
}
