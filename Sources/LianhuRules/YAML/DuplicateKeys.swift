/// A text in which keys that stand twice get names of their own, in place and of the same length, so that nothing else moves.
struct DuplicateKeys {
    private(set) var text: String
    private var renamed: [Position: String] = [:]

    init(text: String) { self.text = text }

    /// What stood at a renamed place.
    func original(at place: Position) -> String? { renamed[place] }

    /// Renames the key that begins at a place; false if it does not stand there letter by letter.
    mutating func rename(_ key: String, at place: Position) -> Bool {
        var scalars = Array(text.unicodeScalars)
        guard var start = Self.offset(of: place, in: scalars), renamed[place] == nil else { return false }
        let wanted = Array(key.unicodeScalars)
        if start < scalars.count, scalars[start] == "\"" || scalars[start] == "'" { start += 1 }
        guard !wanted.isEmpty, start + wanted.count <= scalars.count, Array(scalars[start..<(start + wanted.count)]) == wanted,
            let mark = Unicode.Scalar(0xE001 + UInt32(renamed.count))
        else { return false }
        // Private-use characters: printable for YAML, and in no key that a person writes.
        for offset in wanted.indices { scalars[start + offset] = offset == 0 ? mark : "\u{E000}" }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        text = String(view)
        renamed[place] = key
        return true
    }

    private static func offset(of place: Position, in scalars: [Unicode.Scalar]) -> Int? {
        var line = 1
        var index = 0
        while line < place.line {
            guard let next = scalars[index...].firstIndex(where: { $0 == "\n" }) else { return nil }
            index = next + 1
            line += 1
        }
        let offset = index + place.column - 1
        return offset < scalars.count ? offset : nil
    }
}
