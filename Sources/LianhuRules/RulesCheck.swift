import LianhuCore

/// What `rules check` finds in a handful of files: every fault at once, and for what is good, what it means.
package struct RulesCheck {
    /// What a file is, by its keys at the top.
    package enum FileKind: String, Sendable {
        case pack
        case calendar
        /// Dated facts and what should come of them: not checked here.
        case scenario
    }

    package private(set) var diagnostics: [Diagnostic] = []
    package private(set) var packs: [RulePack] = []
    /// The calendars among the files, in their order.
    package private(set) var calendars: [WorkCalendar] = []
    /// Every calendar that a pack may choose.
    private var known: [String: WorkCalendar] = [:]

    /// Checks the files; `calendars` are those that packs may choose besides, and are not reported on. With a `today` the next windows are
    /// looked at, too (S27); with a `roster` the rules are told that match nobody in it.
    package init(
        files: [(file: String, text: String)], calendars others: [(file: String, text: String)], today: CivilDate? = nil,
        roster: RosterOutline? = nil
    ) {
        known = CalendarSetCompiler.compile(others).calendars
        let own = files.filter { Self.kind(of: $0) == .calendar }
        let (made, faults) = CalendarSetCompiler.compile(own, bases: known)
        diagnostics += faults
        for source in own {
            let name = CalendarCompiler.name(of: source.file)
            known[name] = made[name] ?? known[name] ?? .weekdaysOnly(name: name)
            if let calendar = made[name] { calendars.append(calendar) }
        }
        for source in files {
            switch Self.kind(of: source) {
            case .pack:
                let (pack, faults) = PackCompiler.compile(
                    text: source.text, file: source.file, calendars: known, today: today, roster: roster)
                diagnostics += faults
                if let pack { packs.append(pack) }
            case .calendar, .scenario: break
            case nil: diagnostics += Self.unknown(source)
            }
        }
    }

    /// Whether some file cannot be used.
    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// Faults first, one a line; then calendars and packs in plain words, with due days from `today` on.
    package func text(today: CivilDate, scheme: PeriodScheme = .standard, in language: Language) -> String {
        var parts: [String] = []
        if !diagnostics.isEmpty { parts.append(diagnostics.map { $0.text(in: language) }.joined(separator: "\n") + "\n") }
        parts += calendars.map { calendar in
            let args = [
                "name": calendar.name, "from": calendar.covers?.from.description ?? "—", "to": calendar.covers?.to.description ?? "—",
                "count": "\(calendar.days.count)",
            ]
            return Catalogue.text("describe.calendar", args, in: language) + "\n"
        }
        parts += packs.map { pack in
            let calendar = known[pack.calendar] ?? .weekdaysOnly(name: pack.calendar)
            return PackReport.text(pack, calendar: calendar, scheme: scheme, today: today, in: language)
        }
        return parts.joined(separator: "\n")
    }

    /// What a file is; nil if neither its name nor its keys say.
    package static func kind(of source: (file: String, text: String)) -> FileKind? {
        if source.file.hasSuffix(".test.yaml") { return .scenario }
        let lines = source.text.split(whereSeparator: \.isNewline)
        if lines.contains(where: { $0.hasPrefix("pack:") || $0.hasPrefix("\u{FEFF}pack:") }) { return .pack }
        if lines.contains(where: { line in ["covers:", "weekend:", "extends:"].contains { line.hasPrefix($0) } }) { return .calendar }
        return nil
    }

    /// A file that is no YAML says so; any other that is neither pack nor calendar says that.
    private static func unknown(_ source: (file: String, text: String)) -> [Diagnostic] {
        let sink = DiagnosticSink(file: source.file)
        let root = YAMLReader.read(source.text, sink: sink)
        if root != nil || sink.diagnostics.isEmpty { sink.report(.fileUnknown, at: root?.position ?? .start) }
        return sink.diagnostics
    }
}
