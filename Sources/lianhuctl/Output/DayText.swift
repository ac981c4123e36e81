import LianhuAPI
import LianhuCore

/// One day of the calendars, for people and programs.
struct DayText {
    let facts: DayFacts
    let calendar: WorkCalendar

    /// What `--output json` prints.
    struct Report: Encodable {
        struct Lunar: Encodable {
            var year: Int
            var month: Int
            var leap: Bool
            var day: Int
            var text: Wire.Title
        }

        struct Festival: Encodable {
            var name: String
            var title: Wire.Title
        }

        var date: CivilDate
        var calendar: String
        /// 1 for Monday.
        var weekday: Int
        var weekdayName: String
        var working: Bool
        /// `weekday`, `weekend`, `holiday` or `make_up`.
        var reason: String
        /// The name of the break, or of what the day makes up for.
        var title: Wire.Title?
        /// Its first and last day.
        var from: CivilDate?
        var through: CivilDate?
        var covered: Bool
        var lunar: Lunar?
        var festivals: [Festival]
        /// Keys of the periods that hold it.
        var periods: [String: String]
        var dayOfYear: Int
        var workingDayOfMonth: Int?
        var workingDaysInMonth: Int
        var previousWorkingDay: CivilDate
        var nextWorkingDay: CivilDate
    }

    var report: Report {
        let lunar = facts.lunar.map {
            Report.Lunar(
                year: $0.year, month: $0.month, leap: $0.isLeap, day: $0.day, text: Wire.Title(en: $0.words(in: .en), zh: $0.words(in: .zh))
            )
        }
        return Report(
            date: facts.date, calendar: calendar.name, weekday: facts.date.weekday.rawValue, weekdayName: facts.date.weekday.name,
            working: facts.reason.isWorking, reason: facts.reason.rawValue,
            title: facts.line.map { Wire.Title(en: $0.en, zh: $0.zh) }, from: facts.line?.from, through: facts.line?.to,
            covered: facts.isCovered, lunar: lunar,
            festivals: facts.festivals.map {
                Report.Festival(name: $0.rawValue, title: Wire.Title(en: $0.title(in: .en), zh: $0.title(in: .zh)))
            },
            periods: Dictionary(uniqueKeysWithValues: PeriodKind.allCases.map { ($0.name, facts.key($0)) }),
            dayOfYear: facts.date.dayOfYear,
            workingDayOfMonth: facts.workingDayOfMonth, workingDaysInMonth: facts.workingDaysInMonth,
            previousWorkingDay: facts.previousWorkingDay, nextWorkingDay: facts.nextWorkingDay)
    }

    /// The day, field by field.
    func table(_ language: Language) -> Table {
        let weekday = language == .zh ? facts.date.weekday.zh : facts.date.weekday.en
        let place = facts.workingDayOfMonth.map {
            words("calendar.place", ["number": String($0), "count": String(facts.workingDaysInMonth)])
        }
        let periods: [(code: String, value: String?)] = PeriodKind.allCases.filter { $0 != .day }.map {
            ("period.\($0.name)", facts.key($0))
        }
        return .fields(
            [
                ("column.on", "\(facts.date) \(weekday)"), ("column.calendar", calendar.name),
                ("column.working", words(facts.reason.isWorking ? "cli.yes" : "cli.no")), ("column.why", Self.why(facts, language)),
                ("column.lunar", facts.lunar?.words(in: language)),
                ("column.festivals", facts.festivals.map { $0.title(in: language) }.joined(separator: words("describe.list"))),
                ("column.place", place), ("column.previous_working_day", facts.previousWorkingDay.description),
                ("column.next_working_day", facts.nextWorkingDay.description),
                ("column.covered", words(facts.isCovered ? "cli.yes" : "cli.no")),
            ] + periods, id: facts.date.description)
    }

    /// Why people work or do not: `Spring Festival, 2026-02-15…2026-02-23`, or what the week says.
    static func why(_ facts: DayFacts, _ language: Language) -> String {
        let plain = words("calendar.reason.\(facts.reason.rawValue)")
        guard let line = facts.line else { return plain }
        let title = language == .zh ? line.zh : line.en
        return words(
            "calendar.reason_named", ["reason": plain, "title": title, "span": DateSpan(from: line.from, to: line.to).description])
    }
}
