import LianhuCore

/// Compiles packs and calendars together, all or nothing (S44).
package enum RuleSetCompiler {
    /// A text with the name of its file, and the unit that the configuration lets a pack govern; nil: the whole tree.
    package typealias Source = (file: String, text: String, governs: String?)

    /// The rule set, or nil with at least one error; warnings come with a set.
    ///
    /// `digest` is a hash as text, SHA-256 in hexadecimal: this target computes none. It is given every text, each behind its length, so that
    /// no two lists of texts look alike: packs in their order with what they govern, calendars by name.
    package static func compile(
        packs: [Source], calendars: [(file: String, text: String)], digest: ([UInt8]) -> String
    ) -> (RuleSet?, [Diagnostic]) {
        var faults: [Diagnostic] = []
        var known: [String: WorkCalendar] = [:]
        var calendarFiles: [String: (file: String, text: String)] = [:]
        let (made, found) = CalendarSetCompiler.compile(calendars)
        faults += found
        for source in calendars {
            let name = CalendarCompiler.name(of: source.file)
            if let other = calendarFiles[name] {
                faults.append(twice("calendar", name, file: source.file, other: other.file))
            }
            calendarFiles[name] = source
            // A faulty calendar is known by name: the packs that use it are not at fault.
            known[name] = made[name] ?? .weekdaysOnly(name: name)
        }
        var compiled: [RulePack] = []
        var packFiles: [String: String] = [:]
        for source in packs {
            let (pack, found) = PackCompiler.compile(text: source.text, file: source.file, calendars: known)
            faults += found
            guard var pack else { continue }
            if let other = packFiles[pack.name] { faults.append(twice("pack", pack.name, file: source.file, other: other)) }
            packFiles[pack.name] = source.file
            pack.governs = source.governs
            compiled.append(pack)
        }
        guard !faults.contains(where: { $0.severity == .error }) else { return (nil, faults) }
        let bytes = canonical(packs: packs, calendars: calendarFiles)
        return (RuleSet(packs: compiled, calendars: known, digest: digest(bytes)), faults)
    }

    private static func twice(_ kind: String, _ name: String, file: String, other: String) -> Diagnostic {
        Diagnostic(
            file: file, line: 1, column: 1, code: DiagnosticCode.packTwice.rawValue, args: ["kind": kind, "value": name, "other": other])
    }

    private static func canonical(packs: [Source], calendars: [String: (file: String, text: String)]) -> [UInt8] {
        var bytes: [UInt8] = []
        func add(_ text: String) {
            let count = UInt64(text.utf8.count)
            bytes += (0..<8).map { UInt8(truncatingIfNeeded: count >> (56 - 8 * $0)) }
            bytes += Array(text.utf8)
        }
        add("lianhu-rules-v1")
        add("\(packs.count)")
        for pack in packs {
            add(pack.governs ?? "*")
            add(pack.text)
        }
        for (name, source) in calendars.sorted(by: { $0.key < $1.key }) {
            add(name)
            add(source.text)
        }
        return bytes
    }
}
