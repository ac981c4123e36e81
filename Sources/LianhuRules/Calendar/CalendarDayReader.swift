import LianhuCore

/// A line of a calendar with its place.
struct LocatedDay {
    var day: CalendarDay
    var position: Position
}

/// Reads the lines of a calendar.
struct CalendarDayReader {
    let sink: DiagnosticSink

    private static let keys = MappingReader.Keys(known: ["kind", "date", "from", "to", "zh", "en", "notice", "statutory", "note"])
    private static let example = "{kind: holiday, from: 2026-10-01, to: 2026-10-07, zh: 国庆节, en: National Day}"

    func read(_ node: YAMLNode) -> [LocatedDay] {
        let items = node.items("days", example: "days: [\(Self.example)]", mayBeEmpty: true, sink: sink) ?? []
        return items.compactMap(line)
    }

    private func line(_ node: YAMLNode) -> LocatedDay? {
        guard let reader = MappingReader(node, name: "days", keys: Self.keys, example: Self.example, sink: sink) else { return nil }
        let kind = reader.required("kind", example: "kind: holiday")
            .flatMap { $0.word("kind", among: CalendarDay.Kind.allCases.map(\.rawValue), sink: sink) }.flatMap(
                CalendarDay.Kind.init(rawValue:))
        let zh = reader.requiredText("zh", example: "zh: 国庆节")
        let en = reader.requiredText("en", example: "en: National Day")
        let span = self.span(reader)
        guard let kind, let zh, let en, let span else { return nil }
        if let node = reader["statutory"] { checkStatutory(node, span: span) }
        return LocatedDay(day: CalendarDay(kind: kind, from: span.from, to: span.to, zh: zh, en: en), position: reader.position)
    }

    private func span(_ reader: MappingReader) -> DateSpan? {
        if let node = reader["date"] {
            guard reader["from"] == nil, reader["to"] == nil else {
                sink.report(.keyEither, at: reader.position, ["within": "days", "keys": "date, from + to"])
                return nil
            }
            return node.date("date", sink: sink).map { DateSpan(from: $0, to: $0) }
        }
        let from = reader.required("from", example: "from: 2026-10-01").flatMap { $0.date("from", sink: sink) }
        let to = reader.required("to", example: "to: 2026-10-07").flatMap { $0.date("to", sink: sink) }
        guard let from, let to else { return nil }
        guard from <= to else {
            sink.report(.dayReversed, at: reader.place(of: "to"), ["from": from.description, "to": to.description])
            return nil
        }
        return DateSpan(from: from, to: to)
    }

    private func checkStatutory(_ node: YAMLNode, span: DateSpan) {
        for item in node.items("statutory", example: "statutory: [2026-10-01]", sink: sink) ?? [] {
            guard let date = item.date("statutory", sink: sink), !span.contains(date) else { continue }
            sink.report(
                .dayStatutory, at: item.position, ["value": date.description, "from": span.from.description, "to": span.to.description])
        }
    }
}
