/// A named day of the work calendar (S1): the n-th working day of a period, or that after which a number of them remain.
package struct WorkingDayOfPeriod: Hashable, Sendable {
    /// Which of the period's working days.
    package enum Position: Hashable, Sendable {
        /// The n-th, 1 for the first.
        case fromStart(Int)
        /// The one that has this many working days of the period behind it, 0 for the last: "three working days before the end" leaves three.
        case beforeEnd(Int)
    }

    /// Which of the period's working days.
    package let position: Position
    /// Of which periods: weeks or longer.
    package let period: PeriodKind

    init(position: Position, period: PeriodKind) {
        self.position = position
        self.period = period
    }

    /// The day in one period, or nil if the period has not so many working days.
    package func date(in period: Period, calendar: WorkCalendar) -> CivilDate? {
        let date =
            switch position {
            case .fromStart(let number): calendar.adding(workingDays: number, to: period.start.adding(days: -1))
            case .beforeEnd(let number): calendar.adding(workingDays: -number - 1, to: period.end)
            }
        return period.contains(date) ? date : nil
    }

    /// The day in the period that holds the date.
    package func date(inPeriodOf date: CivilDate, calendar: WorkCalendar, scheme: PeriodScheme = .standard) -> CivilDate? {
        self.date(in: scheme.period(period, containing: date), calendar: calendar)
    }
}

extension WorkingDayOfPeriod {
    /// The day of an English phrase: "last working day of the quarter", "first working day of month", "3rd working day of the month",
    /// "third working day before the end of the month", "2 working days before the end of the week", "second last working day of the year".
    /// Refused: other phrases, periods shorter than a week, numbers above the days of the period.
    package init(parsing phrase: String) throws(OccasionError) {
        var words = WorkingDayOfPeriod.words(of: phrase)
        guard let periodWord = words.popLast(), words.last == "of" else { throw OccasionError(.workingDay, ["value": phrase]) }
        words.removeLast()
        guard let kind = WorkingDayOfPeriod.kind(periodWord) else {
            throw OccasionError(
                .workingDayPeriod,
                ["value": periodWord, "known": WorkingDayOfPeriod.periods.map(\.name).joined(separator: ", ")])
        }
        let isBeforeEnd = words.count > 2 && words.suffix(2) == ["before", "end"]
        if isBeforeEnd { words.removeLast(2) }
        guard words.count >= 3, ["day", "days"].contains(words.removeLast()), words.removeLast() == "working",
            let position = WorkingDayOfPeriod.position(words, isBeforeEnd: isBeforeEnd)
        else { throw OccasionError(.workingDay, ["value": phrase]) }
        let number =
            switch position {
            case .fromStart(let number): number
            case .beforeEnd(let number): number + 1
            }
        guard let most = WorkingDayOfPeriod.longest[kind], (1...most).contains(number) else {
            throw OccasionError(
                .workingDayNumber, ["value": phrase, "period": kind.name, "max": "\(WorkingDayOfPeriod.longest[kind] ?? 0)"])
        }
        self.init(position: position, period: kind)
    }

    /// The kinds of period that may be named.
    static let periods = PeriodKind.allCases.filter { $0 != .day }

    /// The most days that a period of the kind can have.
    private static let longest: [PeriodKind: Int] = [
        .week: 7, .fortnight: 14, .xun: 11, .halfMonth: 16, .month: 31, .quarter: 92, .halfYear: 184, .year: 366,
    ]

    /// Lower-case words without articles; "workday" is two words.
    private static func words(of phrase: String) -> [String] {
        phrase.lowercased().split(whereSeparator: \.isWhitespace).flatMap { word -> [String] in
            switch word {
            case "the", "each", "every", "a": []
            case "workday", "workdays": ["working", "day"]
            case "in": ["of"]
            default: [String(word)]
            }
        }
    }

    private static func kind(_ word: String) -> PeriodKind? {
        let name = String(word.map { $0 == "-" ? "_" : $0 })
        return periods.first { $0.name == name }
    }

    /// What stands before "working day": "last", "third", "second last", "3".
    private static func position(_ words: [String], isBeforeEnd: Bool) -> Position? {
        if words == ["last"] { return isBeforeEnd ? nil : .beforeEnd(0) }
        if words.count == 2, words[1] == "last", !isBeforeEnd { return number(words[0]).map { .beforeEnd($0 - 1) } }
        guard words.count == 1, let number = number(words[0]) else { return nil }
        return isBeforeEnd ? .beforeEnd(number) : .fromStart(number)
    }

    private static let numbers = [
        ["first", "one"], ["second", "two"], ["third", "three"], ["fourth", "four"], ["fifth", "five"], ["sixth", "six"],
        ["seventh", "seven"], ["eighth", "eight"], ["ninth", "nine"], ["tenth", "ten"],
    ]

    /// `third`, `three`, `3rd` or `3`; at most three digits, and not 0.
    private static func number(_ word: String) -> Int? {
        if let index = numbers.firstIndex(where: { $0.contains(word) }) { return index + 1 }
        let digits = word.prefix { $0.isASCII && $0.isNumber }
        guard (1...3).contains(digits.count), ["", "st", "nd", "rd", "th"].contains(word.dropFirst(digits.count)),
            let number = Int(digits), number > 0
        else { return nil }
        return number
    }
}

extension WorkingDayOfPeriod: CustomStringConvertible {
    /// The phrase that `init(parsing:)` reads: `last working day of month`, `3rd working day of quarter`, `3 working days before end of month`.
    package var description: String {
        switch position {
        case .fromStart(let number): "\(Ordinal.en(number)) working day of \(period.name)"
        case .beforeEnd(0): "last working day of \(period.name)"
        case .beforeEnd(let number): "\(number) working day\(number == 1 ? "" : "s") before the end of \(period.name)"
        }
    }

    /// The day in words.
    package func words(in language: Language) -> String {
        let name = Catalogue.text("period.\(period.name)", in: language)
        func say(_ code: String, _ number: String) -> String { Catalogue.text(code, ["number": number, "period": name], in: language) }
        return switch position {
        case .fromStart(let number): say("working_day.from_start", Ordinal.text(number, in: language))
        case .beforeEnd(0): Catalogue.text("working_day.last", ["period": name], in: language)
        case .beforeEnd(let number): say("working_day.before_end", "\(number)")
        }
    }
}

/// Places in a row in words; negative ones are counted from the end.
enum Ordinal {
    /// `1st`, `22nd`, `last`, `3rd last`.
    static func en(_ number: Int) -> String {
        if number < 0 { return number == -1 ? "last" : en(-number) + " last" }
        let ending = (11...13).contains(number % 100) ? "th" : [1: "st", 2: "nd", 3: "rd"][number % 10] ?? "th"
        return "\(number)\(ending)"
    }

    /// The same in either language: 第 3, 倒数第 1.
    static func text(_ number: Int, in language: Language) -> String {
        language == .en ? en(number) : number < 0 ? "倒数第 \(-number)" : "第 \(number)"
    }
}
