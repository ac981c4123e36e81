import LianhuAPI
import LianhuCore

/// A month or a year of a work calendar in tables, sums and lists of what is special.
struct CalendarText {
    let period: Period
    let calendar: WorkCalendar

    /// What `--output json` prints of a month.
    struct MonthReport: Encodable {
        var calendar: String
        var month: String
        var workingDays: Int
        var freeWeekdays: Int
        var makeUpDays: Int
        var covered: Bool
        var days: [DayText.Report]
    }

    /// What `--output json` prints of a year.
    struct YearReport: Encodable {
        struct Month: Encodable {
            var month: String
            var workingDays: Int
            var freeWeekdays: Int
            var makeUpDays: Int
            var covered: Bool
        }

        var calendar: String
        var year: String
        var workingDays: Int
        var covered: Bool
        var months: [Month]
    }

    var monthReport: MonthReport {
        let facts = MonthFacts(period, calendar: calendar)
        return MonthReport(
            calendar: calendar.name, month: period.key, workingDays: facts.workingDays, freeWeekdays: facts.freeWeekdays,
            makeUpDays: facts.makeUpDays, covered: facts.uncoveredDays == 0,
            days: Self.dates(period).map { DayText(facts: DayFacts($0, calendar: calendar), calendar: calendar).report })
    }

    var yearReport: YearReport {
        let year = MonthFacts(period, calendar: calendar)
        return YearReport(
            calendar: calendar.name, year: period.key, workingDays: year.workingDays, covered: year.uncoveredDays == 0,
            months: monthFacts.map {
                YearReport.Month(
                    month: $0.period.key, workingDays: $0.workingDays, freeWeekdays: $0.freeWeekdays, makeUpDays: $0.makeUpDays,
                    covered: $0.uncoveredDays == 0)
            })
    }

    /// The days of a month, one a line, for spreadsheets.
    var days: Table {
        let language = Console.current.language
        var table = Table([
            Table.Column("column.on"), Table.Column("column.weekday"), Table.Column("column.working"), Table.Column("column.why"),
            Table.Column("column.lunar"), Table.Column("column.festivals"), Table.Column("column.covered"),
        ])
        for date in Self.dates(period) {
            let facts = DayFacts(date, calendar: calendar)
            let festivals = facts.festivals.map { $0.title(in: language) }.joined(separator: words("describe.list"))
            table.append(
                [
                    Table.Cell(date.description), Table.Cell(date.weekday.name), Cells.yes(facts.reason.isWorking),
                    Table.Cell(DayText.why(facts, language)), Table.Cell(facts.lunar?.words(in: language) ?? ""), Table.Cell(festivals),
                    Cells.yes(facts.isCovered),
                ], id: date.description)
        }
        return table
    }

    /// The months of a year with their sums, and the year's.
    var months: Table {
        var table = Table([
            Table.Column("column.month"), Table.Column("column.working_days", .right), Table.Column("column.free_weekdays", .right),
            Table.Column("column.make_up_days", .right), Table.Column("column.breaks"),
        ])
        for facts in monthFacts { append(facts, name: facts.period.key, lines: facts.lines, to: &table) }
        append(MonthFacts(period, calendar: calendar), name: period.key, lines: [], to: &table)
        return table
    }

    /// The overview of a year.
    func year(isColoured: Bool) -> String {
        let heading = words("calendar.year_heading", ["year": period.key, "name": calendar.name])
        var text = heading + "\n\n" + months.text(isColoured: isColoured)
        if MonthFacts(period, calendar: calendar).uncoveredDays > 0 { text += "\n" + Self.uncovered(calendar) + "\n" }
        return text
    }

    private func append(_ facts: MonthFacts, name: String, lines: [LianhuCore.CalendarDay], to table: inout Table) {
        let language = Console.current.language
        let breaks = lines.map { line in
            words(
                "calendar.break.\(line.kind.rawValue)",
                ["span": Self.short(line), "title": language == .zh ? line.zh : line.en])
        }
        let mark = facts.uncoveredDays > 0 ? " *" : ""
        table.append(
            [
                Table.Cell(name + mark), Cells.number(facts.workingDays), Cells.number(facts.freeWeekdays), Cells.number(facts.makeUpDays),
                Table.Cell(breaks.joined(separator: words("describe.list"))),
            ], id: name)
    }

    private var monthFacts: [MonthFacts] {
        PeriodScheme.standard.periods(.month, intersecting: period.start, to: period.lastDay).map { MonthFacts($0, calendar: calendar) }
    }

    /// `02-15…02-23`: the year is in the heading.
    static func short(_ line: LianhuCore.CalendarDay) -> String {
        let from = line.from.description.dropFirst(5)
        return line.from == line.to ? String(from) : "\(from)…\(line.to.description.dropFirst(5))"
    }

    static func dates(_ period: Period) -> [CivilDate] { (period.start.day..<period.end.day).map { CivilDate(day: $0) } }

    /// What to know where the holidays are not: the weekly pattern serves (S27).
    static func uncovered(_ calendar: WorkCalendar) -> String {
        guard let covers = calendar.covers else { return words("calendar.uncovered_all", ["name": calendar.name]) }
        return words(
            "calendar.uncovered", ["name": calendar.name, "from": covers.from.description, "to": covers.to.description])
    }
}
