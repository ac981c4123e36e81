import LianhuCore

/// A month drawn as on a wall: weeks from Monday, two lines a week, marks for breaks and make-up days, lunar days below.
struct MonthGrid {
    private let month: Period
    private let calendar: WorkCalendar
    private let facts: MonthFacts
    /// Columns of a day; Chinese characters take two.
    private let width = 10

    init(_ month: Period, calendar: WorkCalendar) {
        self.month = month
        self.calendar = calendar
        facts = MonthFacts(month, calendar: calendar)
    }

    func text(on console: Console) -> String {
        let language = console.language
        var lines = [
            words("calendar.month_heading", ["month": month.key, "name": calendar.name, "count": String(facts.workingDays)]), "",
            heading(language),
        ]
        for week in PeriodScheme.standard.periods(.week, intersecting: month.start, to: month.lastDay) {
            lines += self.week(week, language: language, isColoured: console.isColoured)
        }
        lines += ["", words("calendar.legend")]
        let special = self.special(language)
        if !special.isEmpty { lines += [""] + special }
        if facts.uncoveredDays > 0 { lines += ["", CalendarText.uncovered(calendar)] }
        return lines.joined(separator: "\n") + "\n"
    }

    private func heading(_ language: Language) -> String {
        let names = Weekday.allCases.map { padded(Table.Cell(language == .zh ? $0.zh : $0.en), isColoured: false) }
        return trimmed(words("calendar.week_column") + "  " + names.joined())
    }

    private func week(_ week: Period, language: Language, isColoured: Bool) -> [String] {
        var top = "\(week.key.suffix(3))  "
        var below = "     "
        for date in CalendarText.dates(week) {
            guard month.contains(date) else {
                top += String(repeating: " ", count: width)
                below += String(repeating: " ", count: width)
                continue
            }
            let day = DayFacts(date, calendar: calendar)
            let tone = self.tone(day)
            top += padded(Table.Cell(number(day), tone), isColoured: isColoured)
            below += padded(Table.Cell(lunar(day, language), day.festivals.isEmpty ? .faint : tone), isColoured: isColoured)
        }
        return [trimmed(top), trimmed(below)]
    }

    /// `14 班`, `15 休`, `*` where the holidays are not known.
    private func number(_ day: DayFacts) -> String {
        let number = String(day.date.dayOfMonth)
        let text = (number.count == 1 ? " " : "") + number
        let mark =
            switch day.reason {
            case .holiday: words("calendar.mark.holiday")
            case .makeUp: words("calendar.mark.make_up")
            case .weekday, .weekend: day.isCovered ? "" : "*"
            }
        return mark.isEmpty ? text : "\(text) \(mark)"
    }

    private func tone(_ day: DayFacts) -> Table.Tone {
        switch day.reason {
        case .holiday: .bad
        case .makeUp: .good
        case .weekend: .faint
        case .weekday: .plain
        }
    }

    /// The festival's name where it fits, else the lunar day; the first of a lunar month is its name.
    private func lunar(_ day: DayFacts, _ language: Language) -> String {
        if language == .zh, let name = day.festivals.lazy.map({ Self.short($0.title(in: .zh)) }).first(where: fits) { return name }
        guard let lunar = day.lunar else { return "" }
        let text = lunar.words(in: language)
        if language == .en { return text + (day.festivals.isEmpty ? "" : " +") }
        let parts = text.split(separator: "月", maxSplits: 1).map(String.init)
        return lunar.day == 1 ? (parts.first ?? "") + "月" : parts.last ?? text
    }

    /// 小年 of 小年（北方）.
    private static func short(_ title: String) -> String { String(title.prefix { $0 != "（" }) }

    private func fits(_ text: String) -> Bool { DisplayWidth.of(text) < width }

    /// Breaks and make-up days with their names, then festivals.
    private func special(_ language: Language) -> [String] {
        let breaks = facts.lines.map { line in
            words(
                "calendar.break.\(line.kind.rawValue)",
                ["span": CalendarText.short(line), "title": language == .zh ? line.zh : line.en])
        }
        let festivals = CalendarText.dates(month).flatMap { date in
            Festival.all(on: date).map { "\(date.description.dropFirst(5))  \($0.title(in: language))" }
        }
        return breaks + festivals
    }

    private func padded(_ cell: Table.Cell, isColoured: Bool) -> String {
        let gap = String(repeating: " ", count: max(1, width - DisplayWidth.of(cell.text)))
        return (isColoured && !cell.text.isEmpty ? cell.coloured : cell.text) + gap
    }

    private func trimmed(_ line: String) -> String {
        guard let last = line.lastIndex(where: { $0 != " " }) else { return "" }
        return String(line[...last])
    }
}
