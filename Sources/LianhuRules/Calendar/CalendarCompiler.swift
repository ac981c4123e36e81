import LianhuCore

/// Compiles a work calendar: dated exceptions both ways over a weekly pattern (S27).
package enum CalendarCompiler {
    /// The calendar, or nil with at least one fault. Its name, by which packs choose it, is the file's name without folder and ending.
    ///
    /// - Parameter bases: the calendars on which a layer may build by `extends`.
    package static func compile(text: String, file: String, bases: [String: WorkCalendar] = [:]) -> (WorkCalendar?, [Diagnostic]) {
        let sink = DiagnosticSink(file: file)
        let calendar = read(text, name: name(of: file), bases: bases, sink: sink)
        return (sink.hasErrors ? nil : calendar, sink.diagnostics)
    }

    /// `cn` of `rules/calendars/cn.yaml`.
    package static func name(of file: String) -> String {
        let last = file.split(separator: "/").last.map(String.init) ?? file
        return last.split(separator: ".").first.map(String.init) ?? last
    }

    private static let keys = MappingReader.Keys(
        known: ["version", "region", "timezone", "covers", "weekend", "sources", "days", "working_days_per_year"])

    /// A layer has the weekend and the coverage of what it builds on.
    private static let layerKeys = MappingReader.Keys(
        known: ["version", "extends", "region", "timezone", "sources", "days", "working_days_per_year"])

    private static func read(_ text: String, name: String, bases: [String: WorkCalendar], sink: DiagnosticSink) -> WorkCalendar? {
        let example = "version: 1"
        guard let root = YAMLReader.read(text, sink: sink) else {
            if !sink.hasErrors { sink.report(.yamlEmpty, at: .start, ["example": example]) }
            return nil
        }
        let isLayer = CalendarSetCompiler.base(of: text) != nil
        guard let top = MappingReader(root, name: "calendar", keys: isLayer ? layerKeys : keys, example: example, sink: sink) else {
            return nil
        }
        _ = top.required("version", example: example).flatMap { $0.word("version", among: ["1"], sink: sink) }
        _ = top.text("region", example: "region: CN")
        _ = top.text("timezone", example: "timezone: Asia/Shanghai")
        if isLayer { return layer(top, name: name, bases: bases, sink: sink) }
        let covers = top.required("covers", example: "covers: {from: 2020-01-01, to: 2026-12-31}").flatMap { Self.span($0, sink: sink) }
        let weekend = top.required("weekend", example: "weekend: [sat, sun]").flatMap { Self.weekend($0, sink: sink) }
        let lines = days(top, sink: sink)
        guard let covers, let weekend, let lines, !sink.hasErrors else { return nil }
        CalendarCheck(covers: covers, weekend: weekend, coversPosition: top.place(of: "covers"), sink: sink).check(lines)
        guard !sink.hasErrors else { return nil }
        do {
            let calendar = try WorkCalendar(name: name, covers: covers, weekend: weekend, days: lines.map(\.day))
            if let sums = top["working_days_per_year"] { checkSums(sums, calendar: calendar, covers: covers, sink: sink) }
            return calendar
        } catch {
            // Everything that a calendar refuses is found above, with its place; this is for what will be added there.
            sink.report(.yamlSyntax, at: .start, ["problem": "\(error)"])
            return nil
        }
    }

    private static func days(_ top: MappingReader, sink: DiagnosticSink) -> [LocatedDay]? {
        top.required("days", example: "days: [{kind: holiday, from: 2026-10-01, to: 2026-10-07, zh: 国庆节, en: National Day}]")
            .map { CalendarDayReader(sink: sink).read($0) }
    }

    /// A county's lines over a nation's calendar (S27).
    private static func layer(_ top: MappingReader, name: String, bases: [String: WorkCalendar], sink: DiagnosticSink) -> WorkCalendar? {
        guard let node = top["extends"], let word = node.text("extends", example: "extends: cn", sink: sink) else { return nil }
        guard word != name, let base = bases[word], let covers = base.covers else {
            let known = bases.keys.filter { $0 != name }.sorted()
            sink.report(
                .calendarBase, at: node.position, ["value": word, "known": known.isEmpty ? "—" : known.joined(separator: ", ")],
                suggestion: NearMiss.best(for: word, among: known))
            return nil
        }
        guard let own = days(top, sink: sink), !sink.hasErrors, let lines = CalendarLayer(base: base, sink: sink).lines(own) else {
            return nil
        }
        do {
            let calendar = try WorkCalendar(name: name, covers: covers, weekend: base.weekend, days: lines)
            if let sums = top["working_days_per_year"] { checkSums(sums, calendar: calendar, covers: covers, sink: sink) }
            return calendar
        } catch {
            // Lines that pass the layer's own checks make a calendar; this is for what will be added there.
            sink.report(.yamlSyntax, at: .start, ["problem": "\(error)"])
            return nil
        }
    }

    private static func span(_ node: YAMLNode, sink: DiagnosticSink) -> DateSpan? {
        let example = "covers: {from: 2020-01-01, to: 2026-12-31}"
        guard let reader = MappingReader(node, name: "covers", keys: .init(known: ["from", "to"]), example: example, sink: sink)
        else { return nil }
        let from = reader.required("from", example: "from: 2020-01-01").flatMap { $0.date("from", sink: sink) }
        let to = reader.required("to", example: "to: 2026-12-31").flatMap { $0.date("to", sink: sink) }
        guard let from, let to else { return nil }
        guard from <= to else {
            sink.report(.dayReversed, at: reader.place(of: "to"), ["from": from.description, "to": to.description])
            return nil
        }
        return DateSpan(from: from, to: to)
    }

    private static func weekend(_ node: YAMLNode, sink: DiagnosticSink) -> Set<Weekday>? {
        guard let items = node.items("weekend", example: "weekend: [sat, sun]", mayBeEmpty: true, sink: sink) else { return nil }
        var found: Set<Weekday> = []
        let full = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        let aliases = Dictionary(
            uniqueKeysWithValues: Weekday.allCases.map { ($0.zh, $0.name) } + zip(full, Weekday.allCases.map(\.name)))
        for item in items {
            guard
                let day = item.word("weekend", among: Weekday.allCases.map(\.name), aliases: aliases, sink: sink).flatMap(
                    Weekday.init(name:))
            else { continue }
            if !found.insert(day).inserted { sink.report(.wordTwice, at: item.position, ["name": "weekend", "value": day.name]) }
        }
        if found.count == 7 { sink.report(.weekendWhole, at: node.position) }
        return found
    }

    /// The check totals: a mistyped day shows in the sum of its year.
    private static func checkSums(_ node: YAMLNode, calendar: WorkCalendar, covers: DateSpan, sink: DiagnosticSink) {
        let example = "working_days_per_year: {2026: 248}"
        guard case .mapping(let entries) = node.content else {
            sink.report(.wantMapping, at: node.position, ["name": "working_days_per_year", "example": example])
            return
        }
        for entry in entries {
            guard let year = Int(entry.key), let first = CivilDate(year: year, month: 1, dayOfMonth: 1),
                let last = CivilDate(year: year, month: 12, dayOfMonth: 31), covers.contains(first), covers.contains(last)
            else {
                sink.report(.yearOutside, at: entry.position, ["value": entry.key])
                continue
            }
            guard let written = entry.value.number(entry.key, in: 0...366, sink: sink) else { continue }
            let computed = calendar.workingDays(from: first, to: last)
            if computed != written {
                sink.report(.yearSum, at: entry.value.position, ["year": entry.key, "value": "\(written)", "computed": "\(computed)"])
            }
        }
    }
}
