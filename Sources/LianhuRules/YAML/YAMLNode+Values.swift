import LianhuCore

/// Typed values out of nodes; each reports what is wrong and gives nil. `name` is the key as messages call it.
extension YAMLNode {
    /// The keys of a text in both languages.
    static let titleKeys = MappingReader.Keys(known: ["zh", "en"])

    /// The text of a scalar, not empty.
    func text(_ name: String, example: String, sink: DiagnosticSink) -> String? {
        guard case .scalar(let text) = content else {
            sink.report(.wantText, at: position, ["name": name, "example": example])
            return nil
        }
        guard !text.allSatisfy(\.isWhitespace) else {
            sink.report(.valueMissing, at: position, ["name": name, "example": example])
            return nil
        }
        return text
    }

    /// The members of a list.
    func items(_ name: String, example: String, mayBeEmpty: Bool = false, sink: DiagnosticSink) -> [YAMLNode]? {
        guard case .sequence(let items) = content else {
            sink.report(isMissing ? .valueMissing : .wantList, at: position, ["name": name, "example": example])
            return nil
        }
        guard mayBeEmpty || !items.isEmpty else {
            sink.report(.listEmpty, at: position, ["name": name, "example": example])
            return nil
        }
        return items
    }

    /// A text in both languages.
    func localized(_ name: String, sink: DiagnosticSink) -> LocalizedText? {
        let example = "{zh: 走访, en: Visits}"
        guard let reader = MappingReader(self, name: name, keys: Self.titleKeys, example: "\(name): \(example)", sink: sink) else {
            return nil
        }
        let zh = reader.requiredText("zh", example: "zh: 走访")
        let en = reader.requiredText("en", example: "en: Visits")
        guard let zh, let en else { return nil }
        return LocalizedText(zh: zh, en: en)
    }

    /// One of a fixed set of words; `aliases` are what people write instead.
    func word(_ name: String, among known: [String], aliases: [String: String] = [:], sink: DiagnosticSink) -> String? {
        guard let text = text(name, example: "\(name): \(known.first ?? "")", sink: sink) else { return nil }
        if known.contains(text) { return text }
        sink.report(
            .wordUnknown, at: position, ["name": name, "value": text, "known": known.joined(separator: ", ")],
            suggestion: aliases[text.lowercased()] ?? NearMiss.best(for: text, among: known))
        return nil
    }

    /// A whole number within bounds.
    func number(_ name: String, in range: ClosedRange<Int>, sink: DiagnosticSink) -> Int? {
        guard let text = text(name, example: "\(name): \(range.lowerBound)", sink: sink) else { return nil }
        // `010` is no number that a person means, and `1_000` is YAML's own.
        if text.allSatisfy(\.isNumber), text == "0" || !text.hasPrefix("0"), let number = Int(text), range.contains(number) {
            return number
        }
        sink.report(
            .numberMalformed, at: position,
            ["name": name, "value": text, "min": "\(range.lowerBound)", "max": "\(range.upperBound)"])
        return nil
    }

    /// A day of the calendar.
    func date(_ name: String, sink: DiagnosticSink) -> CivilDate? {
        guard let text = text(name, example: "\(name): 2026-10-01", sink: sink) else { return nil }
        if let date = CivilDate(text) { return date }
        sink.report(.dateMalformed, at: position, ["name": name, "value": text])
        return nil
    }

    /// A number of days or working days, not negative (S26).
    func span(_ name: String, example: String, sink: DiagnosticSink) -> TimeSpan? {
        guard let text = text(name, example: example, sink: sink), let span = span(of: text, name: name, example: example, sink: sink)
        else { return nil }
        guard span.amount >= 0 else {
            sink.report(.spanNegative, at: position, ["name": name, "value": text, "example": example])
            return nil
        }
        return span
    }

    /// A number of natural days.
    func naturalDays(_ name: String, example: String, sink: DiagnosticSink) -> Int? {
        guard let text = text(name, example: example, sink: sink) else { return nil }
        if let span = try? TimeSpan(parsing: text), span.unit == .days, span.amount >= 0 { return span.amount }
        let isBare = text.allSatisfy(\.isNumber)
        sink.report(.spanNotNatural, at: position, ["name": name, "value": text, "example": isBare ? "\(name): \(text)d" : example])
        return nil
    }

    /// A number of natural days within bounds.
    func naturalDays(_ name: String, in range: ClosedRange<Int>, sink: DiagnosticSink) -> Int? {
        guard let days = naturalDays(name, example: "\(name): \(range.lowerBound)d", sink: sink) else { return nil }
        if range.contains(days) { return days }
        sink.report(
            .spanRange, at: position,
            ["name": name, "value": "\(days)d", "min": "\(range.lowerBound)", "max": "\(range.upperBound)"])
        return nil
    }

    /// A span of any kind that is longer than nothing (S26).
    func timeLimit(_ name: String, example: String, sink: DiagnosticSink) -> TimeSpan? {
        guard let text = text(name, example: example, sink: sink),
            let span = anySpan(of: text, name: name, example: example, sink: sink)
        else { return nil }
        if span.amount > 0 { return span }
        sink.report(.spanNegative, at: position, ["name": name, "value": text, "example": example])
        return nil
    }

    /// The span that a text of this node says, of days or working days.
    func span(of text: String, name: String, example: String, sink: DiagnosticSink) -> TimeSpan? {
        guard let span = anySpan(of: text, name: name, example: example, sink: sink) else { return nil }
        if span.isOfDays { return span }
        sink.report(.spanNotDays, at: position, ["name": name, "value": text])
        return nil
    }

    /// The span that a text of this node says, of any kind.
    func anySpan(of text: String, name: String, example: String, sink: DiagnosticSink) -> TimeSpan? {
        do { return try TimeSpan(parsing: text) } catch {
            switch error {
            case .bareNumber: sink.report(.spanBare, at: position, ["name": name, "value": text])
            case .unknownUnit(let unit):
                sink.report(.spanUnit, at: position, ["name": name, "unit": unit], suggestion: Self.meant(text, unit: unit))
            case .empty, .noNumber, .tooLarge:
                sink.report(.spanMalformed, at: position, ["name": name, "value": text, "example": example])
            }
        }
        return nil
    }

    /// The same number with the unit that was probably meant.
    private static func meant(_ text: String, unit: String) -> String? {
        let written = unit.lowercased().filter { !$0.isWhitespace }
        let units = [
            "days": "d", "day": "d", "天": "d", "日": "d", "自然日": "d", "working days": "wd", "workingdays": "wd", "workdays": "wd",
            "bd": "wd",
            "工作日": "wd", "个工作日": "wd", "dw": "wd", "w": "wd", "wds": "wd", "ds": "d",
        ]
        guard let unit = units[written] ?? (["d", "wd"].contains(written) ? written : nil) else { return nil }
        return text.prefix { !$0.isLetter && !$0.isWhitespace } + unit
    }
}
