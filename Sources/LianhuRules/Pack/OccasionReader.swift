import LianhuCore

/// Reads the occasions of `on` and the days around them (S1, S28a).
struct OccasionReader {
    let cadence: MappingReader
    let sink: DiagnosticSink

    private static let example = "on: {festival: double_ninth}"
    static let keys = MappingReader.Keys(known: ["rrule", "from", "lunar", "leap", "short_month", "festival", "dates"])

    /// The occasion with its window; nil, and a fault, if something is wrong with either.
    func read() -> OccasionWindow? {
        let occasion = cadence["on"].flatMap(self.occasion)
        let before = cadence["before"].map { $0.naturalDays("before", in: 0...180, sink: sink) } ?? 0
        let after = cadence["after"].map { $0.naturalDays("after", in: 0...180, sink: sink) } ?? 0
        guard let occasion, let before, let after else { return nil }
        return OccasionWindow(occasion: occasion, before: before, after: after)
    }

    private func occasion(_ node: YAMLNode) -> Occasion? {
        if case .scalar = node.content {
            guard let text = node.text("on", example: Self.example, sink: sink) else { return nil }
            return checked(at: node.position, festival: text) { () throws(OccasionError) in try Occasion.named(text) }
        }
        let before = sink.count
        guard let reader = MappingReader(node, name: "on", keys: Self.keys, example: Self.example, sink: sink) else { return nil }
        let families = ["rrule", "lunar", "festival", "dates"]
        let found = families.filter { reader[$0] != nil }
        guard found.count == 1 else {
            guard sink.count == before || !found.isEmpty else { return nil }
            sink.report(.keyEither, at: node.position, ["within": "on", "keys": families.joined(separator: ", ")])
            return nil
        }
        for (key, family) in [("from", "rrule"), ("leap", "lunar"), ("short_month", "lunar")] where reader[key] != nil && found[0] != family
        {
            sink.report(.cadenceKey, at: reader.place(of: key), ["key": key, "family": found[0]])
        }
        guard sink.count == before else { return nil }
        switch found[0] {
        case "rrule": return recurrence(reader)
        case "lunar": return lunar(reader)
        case "festival":
            guard let node = reader["festival"], let text = node.text("festival", example: "festival: double_ninth", sink: sink) else {
                return nil
            }
            return checked(at: node.position, festival: text) { () throws(OccasionError) in .festival(try Festival(parsing: text)) }
        default: return dates(reader)
        }
    }

    private func recurrence(_ reader: MappingReader) -> Occasion? {
        let example = "rrule: 'FREQ=MONTHLY;BYMONTHDAY=15'"
        let text = reader.requiredText("rrule", example: example)
        let from = reader.required("from", example: "from: 2026-01-01").flatMap { $0.date("from", sink: sink) }
        guard let text, let from, let position = reader["rrule"]?.position else { return nil }
        return checked(at: position) { () throws(OccasionError) in try Occasion.rrule(parsing: text, start: from) }
    }

    private func lunar(_ reader: MappingReader) -> Occasion? {
        let text = reader.requiredText("lunar", example: "lunar: 9-9")
        let leaps = LunarDay.LeapPolicy.allCases.map(\.rawValue)
        let leap =
            reader["leap"].map { $0.word("leap", among: leaps, sink: sink).flatMap(LunarDay.LeapPolicy.init(rawValue:)) } ?? .ordinaryOnly
        let shorts = LunarDay.ShortMonthPolicy.allCases.map(\.rawValue)
        let short =
            reader["short_month"].map {
                $0.word("short_month", among: shorts, sink: sink).flatMap(LunarDay.ShortMonthPolicy.init(rawValue:))
            } ?? .lastDay
        guard let text, let leap, let short, let position = reader["lunar"]?.position else { return nil }
        return checked(at: position) { () throws(OccasionError) in .lunar(try LunarDay(parsing: text, leap: leap, shortMonth: short)) }
    }

    private func dates(_ reader: MappingReader) -> Occasion? {
        let example = "dates: [2026-04-05, 2027-04-05]"
        guard let node = reader["dates"], let items = node.items("dates", example: example, sink: sink) else { return nil }
        let dates = items.compactMap { $0.date("dates", sink: sink) }
        guard dates.count == items.count else { return nil }
        for (index, date) in dates.enumerated() where dates[..<index].contains(date) {
            sink.report(.wordTwice, at: items[index].position, ["name": "dates", "value": date.description])
        }
        return .dates(dates)
    }

    /// An occasion that can come; each fault is told at its place.
    private func checked(
        at position: Position, festival word: String? = nil, _ make: () throws(OccasionError) -> Occasion
    ) -> Occasion? {
        do {
            let occasion = try make()
            try occasion.requireOccurrence()
            return occasion
        } catch {
            let isName = error.code == .festival
            sink.report(
                error, at: position,
                suggestion: isName ? word.flatMap { NearMiss.best(for: $0, among: Festival.allCases.map(\.rawValue)) } : nil)
            return nil
        }
    }
}

extension Cadence {
    /// The key that stands for the family in a pack.
    var familyName: String {
        switch self {
        case .per: "per"
        case .tiers: "tiers"
        case .every: "every"
        case .on: "on"
        case .refill: "refill"
        }
    }
}
