/// A file is named after a type that it declares or extends, so that a name leads to its place. Small kindred types may share a file that is
/// named after what they have in common: `Filters.swift` holds `ObligationFilter`, `EvidenceFilter` …
enum Names {
    static func findings(in file: SourceFile) -> [Finding] {
        guard file.name != "main.swift", file.name.hasSuffix(".swift") else { return [] }
        let stem = String(file.name.dropLast(".swift".count))
        // `Type+Topic.swift` and `Type.Nested.swift` are about Type and Type.Nested.
        let type = String(stem.prefix { $0 != "+" })
        let names = declared(in: file)
        guard !names.contains(type), !names.contains(where: { $0.hasSuffix("." + type) || $0.hasPrefix(type + ".") }) else { return [] }
        if type.hasSuffix("s"), let word = type.dropLast().split(before: \.isUppercase).last,
            names.count(where: { $0.hasSuffix(word) }) > 1
        {
            return []
        }
        return [Finding(file: file.path, line: 1, message: "declares and extends no type named \(type)")]
    }

    static func declared(in file: SourceFile) -> Set<String> {
        let pattern = /(?:^|\W)(?:struct|class|enum|actor|protocol|extension|typealias)\s+([A-Za-z_][\w.]*)/
        return Set(file.code.flatMap { line in line.matches(of: pattern).map { String($0.1) } })
    }
}

extension Substring {
    /// The parts that begin with a character that fits: `StoreRecord` is `Store`, `Record`.
    fileprivate func split(before begins: (Character) -> Bool) -> [Substring] {
        let starts = indices.filter { $0 == startIndex || begins(self[$0]) }
        return zip(starts, starts.dropFirst() + [endIndex]).map { self[$0..<$1] }
    }
}
