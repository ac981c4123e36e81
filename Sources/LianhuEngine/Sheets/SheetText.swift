import LianhuCore

/// Reads what people type into cells.
package enum SheetText {
    /// The text without blanks around it: spaces of any width, line ends, and marks that nobody sees.
    package static func trimmed(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return text }
        guard isBlank(first) || isBlank(last) else { return text }
        let scalars = text.unicodeScalars.drop(while: isBlank)
        guard let end = scalars.lastIndex(where: { !isBlank($0) }) else { return "" }
        return String(Substring(scalars[...end]))
    }

    /// Full-width digits and punctuation, as a Chinese keyboard gives them, in their ASCII forms.
    package static func halfWidth(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let value = scalar.value
            // U+FF01 … U+FF5E stand 0xFEE0 above their ASCII forms.
            scalars.append((0xFF01...0xFF5E).contains(value) ? Unicode.Scalar(UInt8(value - 0xFEE0)) : scalar)
        }
        return String(scalars)
    }

    /// What a text says as a date.
    package enum DateReading: Hashable, Sendable {
        case date(CivilDate)
        /// A year before 1901 or after 2100: a slip of the keyboard, or a spreadsheet's number.
        case outOfRange
        case malformed
    }

    /// Years that a sheet may name.
    package static let years = 1901...2100

    /// The date of `2026-10-01`, `2026-10-1`, `2026/10/1`, `2026.10.1` or `2026年10月1日`; a midnight behind it, which Excel adds, is dropped.
    package static func date(_ text: String) -> DateReading {
        var rest = Substring(halfWidth(trimmed(text)))
        for midnight in [" 00:00:00", " 0:00:00", " 00:00", " 0:00"] where rest.hasSuffix(midnight) {
            rest = rest.dropLast(midnight.count)
            break
        }
        let parts: [Substring]
        if let year = rest.firstIndex(of: "年"), let month = rest.firstIndex(of: "月"), year < month, rest.last == "日" || rest.last == "号" {
            parts = [rest[..<year], rest[rest.index(after: year)..<month], rest[rest.index(after: month)...].dropLast()]
        } else if let separator = rest.first(where: { "-/.".contains($0) }) {
            parts = rest.split(separator: separator, omittingEmptySubsequences: false)
        } else {
            return .malformed
        }
        guard parts.count == 3, parts[0].utf8.count == 4, let year = number(parts[0]), let month = number(parts[1], digits: 2),
            let day = number(parts[2], digits: 2), let date = CivilDate(year: year, month: month, dayOfMonth: day)
        else { return .malformed }
        return years.contains(year) ? .date(date) : .outOfRange
    }

    /// A day of birth, or the first day of a year that stands alone: whoever reckons ages with it leaves out nobody who came of age in it.
    package static func born(_ text: String) -> CivilDate? {
        var rest = Substring(halfWidth(trimmed(text)))
        if rest.hasSuffix("年") { rest = rest.dropLast() }
        if rest.utf8.count == 4, let year = number(rest), years.contains(year) { return CivilDate(year: year, month: 1, dayOfMonth: 1) }
        if case .date(let date) = date(text) { return date }
        return nil
    }

    /// Minutes after midnight of `9:30`, `09:30`, `9:30:00` or `9点30分`; nil for any other text.
    package static func minuteOfDay(_ text: String) -> Int? {
        var text = halfWidth(trimmed(text))
        if text.hasSuffix("分") || text.hasSuffix("点") || text.hasSuffix("时") {
            text = String(text.map { $0 == "点" || $0 == "时" ? ":" : $0 }.filter { $0 != "分" })
            if text.hasSuffix(":") { text += "00" }
        }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let hour = number(parts[0], digits: 2), hour < 24,
            parts[1].utf8.count == 2, let minute = number(parts[1]), minute < 60
        else { return nil }
        if parts.count == 3 { guard parts[2].utf8.count == 2, let second = number(parts[2]), second < 60 else { return nil } }
        return hour * 60 + minute
    }

    /// True for yes, 是 …, false for no, 否 …, nil for any other text.
    package static func yesOrNo(_ text: String) -> Bool? {
        switch halfWidth(text).lowercased() {
        case "yes", "y", "true", "1", "是", "√", "✓": true
        case "no", "n", "false", "0", "否", "不是": false
        default: nil
        }
    }

    /// True for primary, 主 …, false for backup, 备 …, nil for any other text.
    package static func isPrimarySeat(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "primary", "主", "主联": true
        case "backup", "备", "备联": false
        default: nil
        }
    }

    /// A count that nobody writes with more than four digits.
    package static func count(_ text: String) -> Int? { number(Substring(halfWidth(text)), digits: 4) }

    /// The number as it may be dialled, or nil: digits, with blanks, hyphens and brackets between them and perhaps a plus before.
    package static func telephone(_ text: String) -> String? {
        let half = halfWidth(text)
        let digits = half.utf8.count { $0 >= 0x30 && $0 <= 0x39 }
        let isClean = half.unicodeScalars.enumerated().allSatisfy { index, scalar in
            switch scalar {
            case "0"..."9", "-", " ", "(", ")": true
            case "+": index == 0
            default: false
            }
        }
        return isClean && (3...20).contains(digits) ? half : nil
    }

    /// The parts of a list divided by `;`, `；`, `、`, `,` or `，`.
    package static func list(_ text: String) -> [String] {
        text.split { ";；、,，".contains($0) }.map { trimmed(String($0)) }.filter { !$0.isEmpty }
    }

    private static func number(_ text: Substring, digits: Int = 4) -> Int? {
        guard (1...digits).contains(text.utf8.count), text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
        return Int(text)
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0x09...0x0D, 0xA0, 0x3000, 0x200B, 0xFEFF, 0x2060: true
        case 0..<0x80: false
        default: scalar.properties.isWhitespace
        }
    }
}
