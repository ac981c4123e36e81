/// The apostrophe that keeps a spreadsheet from running a text as a formula.
///
/// A text that begins with `=`, `+`, `-`, `@`, tab or a line end gets one. So does a text that already looks guarded, so that reading gives
/// back exactly what was written.
package enum FormulaGuard {
    private static let apostrophe = UInt8(ascii: "'")

    /// The text as it is written to a file.
    package static func added(to text: String) -> String {
        guard startsDangerously(text.utf8.drop { $0 == apostrophe }) else { return text }
        return "'" + text
    }

    /// The text without the guard; every other apostrophe stays.
    package static func removed(from text: String) -> String {
        let bytes = text.utf8
        guard bytes.first == apostrophe, startsDangerously(bytes.drop { $0 == apostrophe }) else { return text }
        return String(text.dropFirst())
    }

    private static func startsDangerously(_ bytes: Substring.UTF8View) -> Bool {
        switch bytes.first {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0A, 0x0D: true
        default: false
        }
    }
}
