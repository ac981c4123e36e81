/// A day of every lunar year, as 9/9, with what is done in leap years and short months (S28a).
package struct LunarDay: Hashable, Sendable {
    /// In which month it is kept if the month comes twice.
    package enum LeapPolicy: String, CaseIterable, Hashable, Sendable {
        /// In the ordinary one, as festivals are.
        case ordinaryOnly = "ordinary_only"
        /// In the leap one, as the birthday of one who was born in it; in other years in the ordinary one.
        case leapIfPresent = "leap_if_present"
        /// In both.
        case both
    }

    /// When the 30th is kept in a month of 29 days.
    package enum ShortMonthPolicy: String, CaseIterable, Hashable, Sendable {
        /// On its last day.
        case lastDay = "last_day"
        /// Not at all.
        case omit
    }

    /// The month, 1 … 12.
    package let month: Int
    /// The day, 1 … 30.
    package let day: Int
    /// What is done where the month comes twice.
    package let leap: LeapPolicy
    /// What is done where there is no 30th.
    package let shortMonth: ShortMonthPolicy

    /// A day of every lunar year; refused unless the month is 1 … 12 and the day 1 … 30.
    package init(
        month: Int, day: Int, leap: LeapPolicy = .ordinaryOnly, shortMonth: ShortMonthPolicy = .lastDay
    ) throws(OccasionError) {
        guard (1...12).contains(month), (1...30).contains(day) else { throw OccasionError(.lunarDate, ["value": "\(month)-\(day)"]) }
        self.init(known: month, day, leap: leap, shortMonth: shortMonth)
    }

    /// The day of a text `9-9` or `12-08`: month and day.
    package init(
        parsing text: String, leap: LeapPolicy = .ordinaryOnly, shortMonth: ShortMonthPolicy = .lastDay
    ) throws(OccasionError) {
        let halves = text.split(separator: "-", omittingEmptySubsequences: false).map { [UInt8]($0.utf8) }
        guard halves.count == 2, halves.allSatisfy({ (1...2).contains($0.count) }),
            let month = Digits.read(halves[0], at: 0, count: halves[0].count),
            let day = Digits.read(halves[1], at: 0, count: halves[1].count),
            (1...12).contains(month), (1...30).contains(day)
        else { throw OccasionError(.lunarDate, ["value": text]) }
        self.init(known: month, day, leap: leap, shortMonth: shortMonth)
    }

    /// A day that is known to be one.
    init(known month: Int, _ day: Int, leap: LeapPolicy = .ordinaryOnly, shortMonth: ShortMonthPolicy = .lastDay) {
        self.month = month
        self.day = day
        self.leap = leap
        self.shortMonth = shortMonth
    }

    /// The dates of that lunar year, none or one or, with `both`, two; none outside the table.
    package func dates(lunarYear year: Int) -> [LunarDate] {
        let hasLeap = LunarDate.leapMonth(of: year) == month
        let months: [Bool] =
            switch leap {
            case .ordinaryOnly: [false]
            case .leapIfPresent: [hasLeap]
            case .both: hasLeap ? [false, true] : [false]
            }
        return months.compactMap { date(year, isLeap: $0) }
    }

    private func date(_ year: Int, isLeap: Bool) -> LunarDate? {
        guard let length = LunarDate.daysInMonth(year: year, month: month, isLeap: isLeap), day <= length || shortMonth == .lastDay else {
            return nil
        }
        return LunarDate(year: year, month: month, isLeap: isLeap, day: min(day, length))
    }
}

extension LunarDay {
    /// The day in words, with its policies where they matter: 农历九月初九; 9/9 of the lunar year.
    package func words(in language: Language) -> String {
        var text = Catalogue.text("lunar.day", ["day": LunarDate.words(month: month, day: day, in: language)], in: language)
        if leap != .ordinaryOnly { text += Catalogue.text("lunar.\(leap.rawValue)", in: language) }
        if day == 30 { text += Catalogue.text("lunar.\(shortMonth.rawValue)", in: language) }
        return text
    }
}
