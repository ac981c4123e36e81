import LianhuCore

/// Compiles calendars that may build on one another: a county's over the nation's (S27).
package enum CalendarSetCompiler {
    /// The calendars by name, and the faults of each file in the order of the files. A layer over a faulty calendar is left out without a
    /// fault of its own.
    package static func compile(
        _ sources: [(file: String, text: String)], bases: [String: WorkCalendar] = [:]
    ) -> (calendars: [String: WorkCalendar], diagnostics: [Diagnostic]) {
        var known = bases
        var own: [String: WorkCalendar] = [:]
        var faulty: Set<String> = []
        var found: [Int: [Diagnostic]] = [:]
        var waiting = Array(sources.indices)
        let names = Set(sources.map { CalendarCompiler.name(of: $0.file) })
        while !waiting.isEmpty {
            // What waits for a calendar that waits itself stays; if all do, they build on one another in a ring.
            let unready = Set(waiting.map { CalendarCompiler.name(of: sources[$0].file) })
            let ready = waiting.filter { index in base(of: sources[index].text).map { !unready.contains($0) } ?? true }
            for index in ready.isEmpty ? waiting : ready {
                let name = CalendarCompiler.name(of: sources[index].file)
                if !ready.isEmpty, let base = base(of: sources[index].text), faulty.contains(base) {
                    faulty.insert(name)
                    continue
                }
                let (calendar, faults) = CalendarCompiler.compile(
                    text: sources[index].text, file: sources[index].file, bases: ready.isEmpty ? [:] : known)
                found[index] = faults
                if let calendar {
                    known[name] = calendar
                    own[name] = calendar
                } else {
                    faulty.insert(name)
                }
            }
            waiting = ready.isEmpty ? [] : waiting.filter { !ready.contains($0) }
        }
        return (own.filter { names.contains($0.key) }, sources.indices.flatMap { found[$0] ?? [] })
    }

    /// The name after `extends:` at the beginning of a line, before the file is read properly.
    package static func base(of text: String) -> String? {
        let line = text.split(whereSeparator: \.isNewline).first { $0.hasPrefix("extends:") }
        let value = line?.dropFirst("extends:".count).split(separator: "#", omittingEmptySubsequences: false).first.map {
            $0.filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
        }
        return value.flatMap { $0.isEmpty ? nil : String($0) }
    }
}
