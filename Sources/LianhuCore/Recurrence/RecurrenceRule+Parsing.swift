extension RecurrenceRule {
    /// The rule of a text like `FREQ=MONTHLY;BYDAY=-1FR`, in capitals or not, with or without `RRULE:` before it. Refused, with the part and
    /// its value: whatever RFC 5545 does not allow, INTERVAL and COUNT above `largestNumber`, and a part that stands twice.
    package init(parsing text: String) throws(OccasionError) {
        var rest = String(text.filter { !$0.isWhitespace }).uppercased()
        if rest.hasPrefix("RRULE:") { rest.removeFirst(6) }
        guard !rest.isEmpty else { throw OccasionError(.empty) }
        var values: [Part: String] = [:]
        for piece in rest.split(separator: ";", omittingEmptySubsequences: false) {
            let halves = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2, !halves[1].isEmpty else { throw OccasionError(.malformedPart, ["part": String(piece)]) }
            guard let part = Part(rawValue: String(halves[0])) else {
                throw OccasionError(
                    .unknownPart, ["part": String(halves[0]), "known": Part.allCases.map(\.rawValue).joined(separator: ", ")])
            }
            guard values.updateValue(String(halves[1]), forKey: part) == nil else {
                throw OccasionError(.repeatedPart, ["part": part.rawValue, "value": String(halves[1])])
            }
        }
        guard let word = values[.frequency] else { throw OccasionError(.missingFrequency, ["text": text]) }
        guard let frequency = Frequency(rawValue: word) else {
            throw OccasionError(.frequency, ["value": word, "known": Frequency.allCases.map(\.rawValue).joined(separator: ", ")])
        }
        self.init(frequency: frequency)
        // In the order of the RFC, so that of several faults always the same one is told.
        for part in Part.allCases {
            if let value = values[part] { try set(part, value) }
        }
        try check(values)
    }

    private mutating func set(_ part: Part, _ value: String) throws(OccasionError) {
        switch part {
        case .frequency: break
        case .interval: interval = try RecurrenceRule.number(part, value, 1...RecurrenceRule.largestNumber)
        case .count: count = try RecurrenceRule.number(part, value, 1...RecurrenceRule.largestNumber)
        case .until: until = try RecurrenceRule.until(value)
        case .bySecond: bySecond = Set(try RecurrenceRule.numbers(part, value, 0...60).map { min($0, 59) }).sorted()
        case .byMinute: byMinute = try RecurrenceRule.numbers(part, value, 0...59)
        case .byHour: byHour = try RecurrenceRule.numbers(part, value, 0...23)
        case .byDay: byDay = try RecurrenceRule.days(value)
        case .byMonthDay: byMonthDay = try RecurrenceRule.signedNumbers(part, value, 31)
        case .byYearDay: byYearDay = try RecurrenceRule.signedNumbers(part, value, 366)
        case .byWeekNumber: byWeekNumber = try RecurrenceRule.signedNumbers(part, value, 53)
        case .byMonth: byMonth = try RecurrenceRule.numbers(part, value, 1...12)
        case .bySetPosition: bySetPosition = try RecurrenceRule.signedNumbers(part, value, 366)
        case .weekStart:
            guard let day = Weekday(code: value) else { throw RecurrenceRule.weekdayError(part, value) }
            weekStart = day
        }
    }

    /// What the RFC forbids to stand together (§3.3.10).
    private func check(_ values: [Part: String]) throws(OccasionError) {
        if let count = values[.count], let until = values[.until] { throw OccasionError(.countAndUntil, ["count": count, "until": until]) }
        try allow(.byWeekNumber, with: [.yearly], values[.byWeekNumber])
        try allow(.byYearDay, with: [.secondly, .minutely, .hourly, .yearly], values[.byYearDay])
        try allow(.byMonthDay, with: Frequency.allCases.filter { $0 != .weekly }, values[.byMonthDay])
        if byDay.contains(where: { $0.ordinal != nil }) {
            try allow(.byDay, with: [.monthly, .yearly], values[.byDay])
            if let week = values[.byWeekNumber] { throw OccasionError(.ordinalWithWeek, ["value": values[.byDay] ?? "", "week": week]) }
        }
        let chosen: Set<Part> = [.bySecond, .byMinute, .byHour, .byDay, .byMonthDay, .byYearDay, .byWeekNumber, .byMonth]
        if let position = values[.bySetPosition], chosen.isDisjoint(with: values.keys) {
            throw OccasionError(.positionAlone, ["value": position])
        }
    }

    private func allow(_ part: Part, with frequencies: [Frequency], _ value: String?) throws(OccasionError) {
        guard let value, !frequencies.contains(frequency) else { return }
        let allowed = frequencies.map(\.rawValue).joined(separator: ", ")
        throw OccasionError(
            .partWithFrequency, ["part": part.rawValue, "value": value, "frequency": frequency.rawValue, "allowed": allowed])
    }
}

extension RecurrenceRule {
    private static func numbers(_ part: Part, _ value: String, _ range: ClosedRange<Int>) throws(OccasionError) -> [Int] {
        var found: Set<Int> = []
        for item in value.split(separator: ",", omittingEmptySubsequences: false) { found.insert(try number(part, String(item), range)) }
        return found.sorted()
    }

    private static func number(_ part: Part, _ item: String, _ range: ClosedRange<Int>) throws(OccasionError) -> Int {
        guard let number = whole(item[...]), range.contains(number) else {
            throw OccasionError(
                .number, ["part": part.rawValue, "value": item, "min": "\(range.lowerBound)", "max": "\(range.upperBound)"])
        }
        return number
    }

    private static func signedNumbers(_ part: Part, _ value: String, _ largest: Int) throws(OccasionError) -> [Int] {
        var found: Set<Int> = []
        for item in value.split(separator: ",", omittingEmptySubsequences: false) {
            guard let number = signed(item), number != 0, abs(number) <= largest else { throw signedError(part, item, largest) }
            found.insert(number)
        }
        return found.sorted()
    }

    private static func days(_ value: String) throws(OccasionError) -> [Day] {
        var found: Set<Day> = []
        for item in value.split(separator: ",", omittingEmptySubsequences: false) {
            guard let weekday = Weekday(code: String(item.suffix(2))) else { throw weekdayError(.byDay, String(item)) }
            let ordinal = item.dropLast(2)
            if ordinal.isEmpty {
                found.insert(Day(ordinal: nil, weekday: weekday))
            } else {
                guard let number = signed(ordinal), number != 0, abs(number) <= 53 else { throw signedError(.byDay, item, 53) }
                found.insert(Day(ordinal: number, weekday: weekday))
            }
        }
        return found.sorted()
    }

    private static func until(_ value: String) throws(OccasionError) -> Until {
        let bytes = [UInt8](value.utf8)
        func digits(_ start: Int, _ count: Int) -> Int? { Digits.read(bytes, at: start, count: count) }
        guard let year = digits(0, 4), let month = digits(4, 2), let day = digits(6, 2),
            let date = CivilDate(year: year, month: month, dayOfMonth: day)
        else { throw OccasionError(.until, ["value": value]) }
        if bytes.count == 8 { return .date(date) }
        guard bytes.count == 15 || (bytes.count == 16 && bytes[15] == UInt8(ascii: "Z")), bytes[8] == UInt8(ascii: "T"),
            let hour = digits(9, 2), hour < 24, let minute = digits(11, 2), minute < 60, let second = digits(13, 2), second <= 60
        else { throw OccasionError(.until, ["value": value]) }
        let secondOfDay = hour * 3600 + minute * 60 + min(second, 59)
        if bytes.count == 15 { return .local(WallTime(date: date, secondOfDay: secondOfDay)) }
        return .utc(Instant(seconds: Int64(date.day) * 86_400 + Int64(secondOfDay)))
    }

    /// A number of at most nine digits.
    private static func whole(_ text: Substring) -> Int? {
        guard (1...9).contains(text.utf8.count) else { return nil }
        return Digits.read([UInt8](text.utf8), at: 0, count: text.utf8.count)
    }

    /// The same with an optional sign.
    private static func signed(_ text: Substring) -> Int? {
        guard text.first == "+" || text.first == "-" else { return whole(text) }
        return whole(text.dropFirst()).map { text.first == "-" ? -$0 : $0 }
    }

    private static func signedError(_ part: Part, _ value: Substring, _ largest: Int) -> OccasionError {
        OccasionError(.signedNumber, ["part": part.rawValue, "value": String(value), "max": "\(largest)"])
    }

    private static func weekdayError(_ part: Part, _ value: String) -> OccasionError {
        OccasionError(
            .weekday, ["part": part.rawValue, "value": value, "known": Weekday.allCases.map(\.code).joined(separator: ", ")])
    }
}
