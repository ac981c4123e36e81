import LianhuAPI
import LianhuCore

/// A message as plain text for a group's robot.
///
/// Text messages know no markup; people are called by members of their own, which we never send. The sign @ is written wide all the same, so that
/// no client takes a name for a call.
package enum RobotText {
    /// The text, at most so many bytes: whole lines, and what is left out is told by the message's number.
    package static func make(_ message: Wire.Message, most: Int) -> String {
        let language = Language(rawValue: message.language) ?? .zh
        let title = line("【" + message.title + "】")
        let end = "\n" + Catalogue.text("message.number", ["number": "\(message.number)"], in: language)
        var text = prefix(title, bytes: most - 200)
        for (index, raw) in message.lines.enumerated() {
            let next = "\n" + line(raw)
            let rest = message.lines.count - index
            let more = "\n" + Catalogue.text("message.more", ["count": "\(rest)"], in: language)
            guard text.utf8.count + next.utf8.count + more.utf8.count + end.utf8.count <= most else { return text + more + end }
            text += next
        }
        return text + end
    }

    private static func line(_ text: String) -> String {
        String(SafeLine.clean(text).map { $0 == "@" ? "＠" : $0 })
    }

    private static func prefix(_ text: String, bytes: Int) -> String {
        var result = ""
        for character in text {
            guard result.utf8.count + String(character).utf8.count <= bytes else { break }
            result.append(character)
        }
        return result
    }
}
