import Foundation
import LianhuAPI
import LianhuCore

/// A message as mail (RFC 5322, MIME): every byte of it is ASCII, and nothing that people typed can begin a header.
package enum MailText {
    /// Lines end with CR LF.
    package static func make(_ message: Wire.Message, from: String, to: String, at now: Instant) -> String {
        let (date, second) = dateAndSecond(now)
        let host = from.split(separator: "@").last.map(String.init) ?? "localhost"
        let text = ([message.title, ""] + message.lines).map(SafeLine.clean).joined(separator: "\r\n") + "\r\n"
        let headers = [
            "Date: " + self.date(date, second), "From: <\(from)>", "To: <\(to)>", "Subject: " + subject(message.title),
            "Message-ID: <\(message.id)@\(host)>", "Auto-Submitted: auto-generated", "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64",
        ]
        return headers.joined(separator: "\r\n") + "\r\n\r\n" + wrapped(Data(text.utf8).base64EncodedString())
    }

    /// Encoded words of RFC 2047, each of whole characters and at most 75 bytes.
    package static func subject(_ text: String) -> String {
        var words: [String] = []
        var part = ""
        for character in SafeLine.clean(text) {
            // 39 bytes make 52 of base64, 64 with the marks, and 73 behind the header's name: a line has 76 at most.
            if part.utf8.count + String(character).utf8.count > 39, !part.isEmpty {
                words.append(part)
                part = ""
            }
            part.append(character)
        }
        if !part.isEmpty { words.append(part) }
        return words.map { "=?utf-8?B?" + Data($0.utf8).base64EncodedString() + "?=" }.joined(separator: "\r\n ")
    }

    private static func wrapped(_ text: String) -> String {
        var lines: [Substring] = []
        var rest = text[...]
        while !rest.isEmpty {
            lines.append(rest.prefix(76))
            rest = rest.dropFirst(76)
        }
        return lines.joined(separator: "\r\n") + "\r\n"
    }

    private static func dateAndSecond(_ now: Instant) -> (CivilDate, Int) {
        let seconds = now.milliseconds / 1_000
        let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        return (CivilDate(day: Int32(clamping: day)), Int(seconds - day * 86_400))
    }

    /// `Fri, 07 Aug 2026 01:00:00 +0000`
    private static func date(_ date: CivilDate, _ second: Int) -> String {
        let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let parts = date.description.split(separator: "-")
        let month = parts.count == 3 ? Int(parts[1]) ?? 1 : 1
        let weekday = days[((Int(date.day) % 7) + 7) % 7]
        let time = [second / 3_600, second / 60 % 60, second % 60].map { ($0 < 10 ? "0" : "") + "\($0)" }.joined(separator: ":")
        return "\(weekday), \(parts.last ?? "01") \(months[month - 1]) \(parts.first ?? "1970") \(time) +0000"
    }
}
