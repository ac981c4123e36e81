/// A fixed occasion (S1 `on`), which has civil dates and no times.
package enum Occasion: Hashable, Sendable {
    /// The days of an RFC 5545 recurrence that begins on `start`.
    case rrule(RecurrenceRule, start: CivilDate)
    /// A day of every lunar year.
    case lunar(LunarDay)
    /// A festival of every year.
    case festival(Festival)
    /// Listed dates.
    case dates([CivilDate])
    /// A day of the work calendar in every period.
    case workingDay(WorkingDayOfPeriod)

    /// The days of the rule's text; besides faults of the text, a rule with times of the day and an UNTIL in UTC are refused, for dates know
    /// neither (RFC 5545 §3.3.10: UNTIL has the kind of DTSTART).
    package static func rrule(parsing text: String, start: CivilDate) throws(OccasionError) -> Occasion {
        let rule = try RecurrenceRule(parsing: text)
        _ = try recurrence(rule, start: start)
        return .rrule(rule, start: start)
    }

    /// The occasion of a name: a festival's word, or a phrase for a day of the work calendar.
    package static func named(_ text: String) throws(OccasionError) -> Occasion {
        if let festival = Festival(rawValue: text) { return .festival(festival) }
        let lower = text.lowercased()
        if lower.contains("working") || lower.contains("workday") { return .workingDay(try WorkingDayOfPeriod(parsing: text)) }
        return .festival(try Festival(parsing: text))
    }

    private static func recurrence(_ rule: RecurrenceRule, start: CivilDate) throws(OccasionError) -> Recurrence {
        if let (part, value) = rule.finerPart { throw OccasionError(.finerThanDay, ["part": part.rawValue, "value": value]) }
        return try Recurrence(rule: rule, start: WallTime(date: start))
    }

    /// The dates in the range, in order, each once. They depend on nothing but the arguments, so ranges may be asked in any order and cut
    /// anywhere. A lunar occasion throws where the range leaves the lunar table.
    package func occurrences(
        in range: DateSpan, calendar: WorkCalendar, scheme: PeriodScheme = .standard
    ) throws(OccasionError) -> [CivilDate] {
        guard range.from <= range.to else { return [] }
        switch self {
        case .rrule(let rule, let start): return try Occasion.recurrence(rule, start: start).occurrences(in: range).map(\.date)
        case .lunar(let day):
            return try Occasion.lunarDates(in: range) { day.dates(lunarYear: $0).map(\.civilDate) }
        case .festival(let festival):
            guard case .gregorian = festival.day else {
                return try Occasion.lunarDates(in: range) { year in festival.date(year: year).map { [$0] } ?? [] }
            }
            return (range.from.year...range.to.year).compactMap { festival.date(year: $0) }.filter(range.contains)
        case .dates(let dates): return Set(dates.filter(range.contains)).sorted()
        case .workingDay(let day):
            return scheme.periods(day.period, intersecting: range.from, to: range.to).compactMap { day.date(in: $0, calendar: calendar) }
                .filter(range.contains)
        }
    }

    /// The dates of the lunar years that share a day with the range.
    private static func lunarDates(in range: DateSpan, of year: (Int) -> [CivilDate]) throws(OccasionError) -> [CivilDate] {
        guard let first = LunarDate(range.from), let last = LunarDate(range.to) else {
            let covered = LunarDate.covered
            throw OccasionError(
                .lunarOutside, ["value": range.description, "from": covered.from.description, "to": covered.to.description])
        }
        // In short months and leap pairs two policies may name one day.
        return Set((first.year...last.year).flatMap(year).filter(range.contains)).sorted()
    }
}

extension Occasion {
    /// The next dates on or after a day, at most `count`: fewer where the rule ends, where the lunar table ends, or where nothing follows for
    /// 400 years.
    package func upcoming(
        _ count: Int, from day: CivilDate, calendar: WorkCalendar, scheme: PeriodScheme = .standard
    ) throws(OccasionError) -> [CivilDate] {
        if case .rrule(let rule, let start) = self {
            let recurrence = try Occasion.recurrence(rule, start: start)
            return recurrence.expansion(limit: count, from: WallTime(date: day)).times.map(\.date)
        }
        var found: [CivilDate] = []
        var range = DateSpan(from: day, to: day)
        let last = min(searchLimit, day.adding(days: Recurrence.searchedDays))
        // Also asked for when nothing can follow, so that a day outside the lunar table is refused and not answered with nothing.
        repeat {
            range.to = max(range.from, min(range.from.adding(days: 365), last))
            found += try occurrences(in: range, calendar: calendar, scheme: scheme)
            range.from = range.to.adding(days: 1)
        } while found.count < count && range.from <= last
        return Array(found.prefix(count))
    }

    /// The last day on which the occasion can fall.
    private var searchLimit: CivilDate {
        switch self {
        case .lunar: return LunarDate.covered.to
        case .festival(let festival):
            if case .gregorian = festival.day { return Recurrence.lastDay }
            return LunarDate.covered.to
        case .dates(let dates): return dates.max() ?? Recurrence.lastDay
        case .rrule, .workingDay: return Recurrence.lastDay
        }
    }

    /// Throws if the occasion never comes: "30 February", no dates at all; for `rules check`.
    package func requireOccurrence() throws(OccasionError) {
        switch self {
        case .rrule(let rule, let start): try Occasion.recurrence(rule, start: start).requireOccurrence()
        case .dates(let dates): if dates.isEmpty { throw OccasionError(.noDates) }
        case .lunar, .festival, .workingDay: break
        }
    }

    /// Whether the dates depend on the work calendar, so that an answer beyond its coverage must say so (S27).
    package var usesWorkCalendar: Bool {
        if case .workingDay = self { return true }
        return false
    }

    /// The occasion in plain words.
    package func words(in language: Language) -> String {
        switch self {
        case .rrule(let rule, let start): return RecurrenceWords(rule: rule, language: language).text(from: WallTime(date: start))
        case .lunar(let day): return Catalogue.text("occasion.yearly", ["day": day.words(in: language)], in: language)
        case .festival(let festival):
            let day =
                switch festival.day {
                case .lunar(let day): day.words(in: language)
                case .lastOfLunarYear: Catalogue.text("lunar.eve", in: language)
                case .gregorian(let month, let day):
                    Catalogue.text(
                        "occasion.gregorian", ["month": Catalogue.text("month.\(month)", in: language), "day": "\(day)"], in: language)
                }
            return Catalogue.text("occasion.festival_day", ["name": festival.title(in: language), "day": day], in: language)
        case .dates(let dates):
            let list = Set(dates).sorted().map(\.description).joined(separator: Catalogue.text("describe.list", in: language))
            return Catalogue.text("occasion.dates", ["list": list], in: language)
        case .workingDay(let day): return day.words(in: language)
        }
    }
}
