/// What is refused before the text is parsed at all, because parsing it would cost more than a file is worth.
enum YAMLBounds {
    /// The first place that is nested far beyond what we read. Rough: it counts brackets and leading columns, quoted or not.
    static func tooDeep(_ text: String) -> Position? {
        var open = 0
        var place = Position.start
        var isLeading = true
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\n") {
                place = Position(line: place.line + 1, column: 1)
                isLeading = true
                continue
            }
            if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { open += 1 }
            if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { open = max(0, open - 1) }
            isLeading = isLeading && (byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "?"))
            // Each level of a block takes a column at least.
            if open > YAMLReader.largestDepth * 4 || (isLeading && place.column > YAMLReader.largestDepth * 8) { return place }
            place.column += 1
        }
        return nil
    }

    /// The first alias that is used as a key: keys are compared whole, and what aliases stand for can grow without bound.
    static func aliasAsKey(_ text: String) -> Position? {
        guard text.contains("&") else { return nil }
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard let match = line.firstMatch(of: /(?:^|[\s{,\[?])\*[^\s,\[\]{}]+\s*:(?:\s|$)|(?:^|\s)\?\s+\*/) else { continue }
            return Position(line: index + 1, column: line[..<match.range.lowerBound].unicodeScalars.count + 1)
        }
        return nil
    }
}
