/// Reads the lines of a proof file from the front.
struct ProofLines {
    private var left: ArraySlice<UInt8>

    init(_ bytes: some Collection<UInt8>) { left = Array(bytes)[...] }

    /// The next line without its newline; nil at the end or if no newline follows.
    func peek() -> ArraySlice<UInt8>? {
        left.firstIndex(of: 0x0a).map { left[..<$0] }
    }

    mutating func next() -> ArraySlice<UInt8>? {
        guard let line = peek() else { return nil }
        left = left[(line.endIndex + 1)...]
        return line
    }

    mutating func number(after word: String) -> Int64? {
        guard let line = next(), line.starts(with: word.utf8) else { return nil }
        return Decimal.parse(line.dropFirst(word.utf8.count))
    }

    /// Hash lines up to and with the empty line; at most 63, which no tree exceeds.
    mutating func hashes() -> [Hash]? {
        var hashes: [Hash] = []
        while let line = next() {
            if line.isEmpty { return hashes }
            guard hashes.count < 63, let bytes = Base64.decode(line), let hash = Hash(bytes: bytes) else { return nil }
            hashes.append(hash)
        }
        return nil
    }

    /// What follows, unread.
    var rest: String { String(decoding: left, as: UTF8.self) }
}
