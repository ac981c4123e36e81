/// The form of times in leaves: `2026-10-01T01:02:03Z`, a fraction of seconds allowed.
enum Timestamp {
    /// Whether the bytes are a JSON string of that form.
    static func isValid(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let pattern: StaticString = "\"0000-00-00T00:00:00"
        let fixed = pattern.utf8CodeUnitCount
        guard text.count >= fixed + 2, text.count <= fixed + 12 else { return false }
        for offset in 0..<fixed {
            let (byte, model) = (text[text.startIndex + offset], pattern.utf8Start[offset])
            guard model == UInt8(ascii: "0") ? byte >= 0x30 && byte <= 0x39 : byte == model else { return false }
        }
        let tail = text.dropFirst(fixed)
        guard tail.last == UInt8(ascii: "\""), tail.dropLast().last == UInt8(ascii: "Z") else { return false }
        let fraction = tail.dropLast(2)
        guard let point = fraction.first else { return true }
        return point == UInt8(ascii: ".") && fraction.count > 1 && fraction.dropFirst().allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }
}
