/// A recurrence rule in plain words, piece by piece.
package struct RecurrenceWords: Sendable {
    private let rule: RecurrenceRule
    private let language: Language

    /// The words of a rule in a language.
    package init(rule: RecurrenceRule, language: Language) {
        self.rule = rule
        self.language = language
    }

    /// The whole rule with its start: "every 2 weeks on Mon, Fri, 6 times in all, from 2026-01-05"; the time of day is told only if the rule
    /// is finer than a day.
    package func text(from start: WallTime) -> String {
        let from = rule.isFinerThanDay ? start.description : start.date.description
        return (pieces + [say("rrule.words.from", ["date": from])]).joined(separator: say("rrule.words.comma"))
    }

    private var pieces: [String] {
        var pieces = [every]
        add(rule.byMonth.map { say("month.\($0)") }, "rrule.words.months", to: &pieces)
        add(rule.byWeekNumber.map(ordinal), "rrule.words.weeks", to: &pieces)
        add(rule.byYearDay.map(ordinal), "rrule.words.year_days", to: &pieces)
        add(rule.byMonthDay.map(ordinal), "rrule.words.month_days", to: &pieces)
        addWeekdays(to: &pieces)
        add(rule.byHour.map(String.init), "rrule.words.hours", to: &pieces)
        add(rule.byMinute.map(String.init), "rrule.words.minutes", to: &pieces)
        add(rule.bySecond.map(String.init), "rrule.words.seconds", to: &pieces)
        if !rule.bySetPosition.isEmpty {
            pieces.append(say("rrule.words.positions", ["list": list(rule.bySetPosition.map(ordinal)), "unit": unit]))
        }
        if rule.weekStart != .monday { pieces.append(say("rrule.words.week_start", ["day": name(rule.weekStart)])) }
        if let count = rule.count { pieces.append(say("rrule.words.count", ["count": "\(count)"])) }
        if let until = rule.until { pieces.append(say("rrule.words.until", ["date": text(until)])) }
        return pieces
    }

    private var unit: String { say("rrule.unit.\(rule.frequency.rawValue.lowercased())") }

    private var every: String {
        if rule.interval == 1 { return say("rrule.words.every", ["unit": unit]) }
        return say("rrule.every_n.\(rule.frequency.rawValue.lowercased())", ["count": "\(rule.interval)"])
    }

    private func addWeekdays(to pieces: inout [String]) {
        let plain = rule.byDay.filter { $0.ordinal == nil }.map { name($0.weekday) }
        add(plain, "rrule.words.weekdays", to: &pieces)
        let counted = rule.byDay.compactMap { day in
            day.ordinal.map { say("rrule.words.nth_weekday", ["place": ordinal($0), "day": name(day.weekday)]) }
        }
        let inMonth = rule.frequency == .monthly || !rule.byMonth.isEmpty
        add(counted, inMonth ? "rrule.words.weekdays_of_month" : "rrule.words.weekdays_of_year", to: &pieces)
    }

    private func add(_ items: [String], _ code: String, to pieces: inout [String]) {
        if !items.isEmpty { pieces.append(say(code, ["list": list(items)])) }
    }

    private func text(_ until: RecurrenceRule.Until) -> String {
        switch until {
        case .date(let date): date.description
        case .local(let wall): wall.description
        case .utc(let instant): String(instant.description.prefix(19)) + "Z"
        }
    }

    private func ordinal(_ number: Int) -> String { Ordinal.text(number, in: language) }

    private func name(_ day: Weekday) -> String { language == .zh ? day.zh : day.en }

    private func list(_ items: [String]) -> String { items.joined(separator: say("describe.list")) }

    private func say(_ code: String, _ args: [String: String] = [:]) -> String { Catalogue.text(code, args, in: language) }
}
