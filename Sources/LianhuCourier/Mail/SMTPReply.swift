/// What a mail server answered: a number, and the words of all its lines.
package struct SMTPReply: Hashable, Sendable {
    package var code: Int
    package var lines: [String]

    var isDone: Bool { (200..<300).contains(code) }

    /// Whether a greeting names an extension, `STARTTLS` or `AUTH`.
    func offers(_ word: String) -> Bool {
        lines.contains { $0.uppercased().split(whereSeparator: { $0 == " " || $0 == "=" }).first.map(String.init) == word }
    }

    /// Adds a line `250-SIZE 1000`; true once the reply is complete, nil for what is no reply.
    static func take(_ line: String, into reply: inout SMTPReply?) -> Bool? {
        let bytes = Array(line.utf8)
        guard bytes.count >= 3, let code = Int(line.prefix(3)), (200..<600).contains(code) else { return nil }
        let mark = bytes.count > 3 ? bytes[3] : UInt8(ascii: " ")
        guard mark == UInt8(ascii: " ") || mark == UInt8(ascii: "-") else { return nil }
        if let begun = reply, begun.code != code { return nil }
        reply = SMTPReply(code: code, lines: (reply?.lines ?? []) + [String(line.dropFirst(4))])
        return mark == UInt8(ascii: " ")
    }
}
