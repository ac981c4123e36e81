/// Why the bytes of a zone file cannot be used.
package enum TZifError: Error, Hashable, Sendable {
    /// They do not begin with `TZif` and a known version.
    case notTZif
    /// They end before what their header announces.
    case truncated
    /// The header's counts contradict each other (RFC 9636 §3.1).
    case inconsistentCounts
    /// Transition times do not ascend strictly.
    case unorderedTransitions
    /// A transition names a local time type that the file does not have.
    case unknownType(Int)
    /// A local time type lies more than 26 hours from UTC.
    case offsetOutOfRange(Int)
    /// The file counts leap seconds (the `right/` zones); our instants do not.
    case leapSeconds
    /// The rule for times after the last transition is not a POSIX TZ string.
    case malformedFooter(String)
}

extension TZifError: CustomStringConvertible {
    /// What is wrong, in English.
    package var description: String {
        switch self {
        case .notTZif: "no TZif file"
        case .truncated: "the TZif file is cut short"
        case .inconsistentCounts: "the counts in the TZif header contradict each other"
        case .unorderedTransitions: "the TZif transitions are out of order"
        case .unknownType(let index): "a TZif transition names the unknown type \(index)"
        case .offsetOutOfRange(let offset): "a TZif type lies \(offset) seconds from UTC"
        case .leapSeconds: "the TZif file counts leap seconds"
        case .malformedFooter(let text): "'\(text)' is no POSIX TZ rule"
        }
    }
}
