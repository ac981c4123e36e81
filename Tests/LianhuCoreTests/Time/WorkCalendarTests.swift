import Foundation
import LianhuCore
import Testing

/// The packaged calendar, read line by line; the real reader lives in another target.
enum PackagedCalendar {
    static func days() throws -> [CalendarDay] {
        let root = (0..<4).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        let text = try String(contentsOf: root.appendingPathComponent("rules/calendars/cn.yaml"), encoding: .utf8)
        return try text.split(separator: "\n").filter { $0.hasPrefix("  - {kind: ") }.map(day)
    }

    /// A line that this reader does not understand.
    private struct UnreadLine: Error { let line: Substring }

    private static func day(_ line: Substring) throws -> CalendarDay {
        let first = field("date", line) ?? field("from", line) ?? ""
        guard let kind = CalendarDay.Kind(rawValue: field("kind", line) ?? ""), let from = CivilDate(first),
            let to = CivilDate(field("to", line) ?? first), let zh = field("zh", line), let en = field("en", line)
        else { throw UnreadLine(line: line) }
        return CalendarDay(kind: kind, from: from, to: to, zh: zh, en: en)
    }

    private static func field(_ name: String, _ line: Substring) -> String? {
        guard let start = line.range(of: name + ": ")?.upperBound else { return nil }
        return String(line[start...].prefix { $0 != "," && $0 != "}" }.filter { $0 != "\"" })
    }

    static func calendar() throws -> WorkCalendar {
        let covers = DateSpan(from: date("2020-01-01"), to: date("2026-12-31"))
        return try WorkCalendar(name: "cn", covers: covers, weekend: [.saturday, .sunday], days: days())
    }
}

/// A date that the test itself writes.
private func date(_ iso: String) -> CivilDate {
    guard let date = CivilDate(iso) else { preconditionFailure("\(iso) is no date") }
    return date
}

@Suite("Work calendar of 2020 to 2026")
struct PackagedCalendarTests {
    let calendar: WorkCalendar

    init() throws { calendar = try PackagedCalendar.calendar() }

    @Test("Working days of each year", arguments: zip(2020...2026, [249, 250, 249, 249, 251, 248, 248]))
    func years(year: Int, expected: Int) {
        #expect(calendar.workingDays(from: date("\(year)-01-01"), to: date("\(year)-12-31")) == expected)
    }

    @Test(
        "The last working day of a month is not what Monday to Friday would say",
        arguments: [
            "2020-01-23", "2022-01-30", "2023-09-28", "2025-01-27", "2026-02-28",
        ])
    func lastOfMonth(iso: String) throws {
        let month = PeriodScheme.standard.period(.month, containing: date(iso))
        #expect(calendar.previousWorkingDay(onOrBefore: month.lastDay) == date(iso))
        #expect(WorkCalendar.weekdaysOnly(name: "plain").previousWorkingDay(onOrBefore: month.lastDay) != date(iso))
    }

    @Test("In all other months of 2020 to 2026 the two agree")
    func agreement() {
        let plain = WorkCalendar.weekdaysOnly(name: "plain")
        let months = PeriodScheme.standard.periods(.month, intersecting: date("2020-01-01"), to: date("2026-12-31"))
        let different = months.filter {
            calendar.previousWorkingDay(onOrBefore: $0.lastDay) != plain.previousWorkingDay(onOrBefore: $0.lastDay)
        }
        #expect(different.map(\.key) == ["2020-01", "2022-01", "2023-09", "2025-01", "2026-02"])
        let counts = months.map { calendar.workingDays(from: $0.start, to: $0.lastDay) }
        #expect(counts.min() == 16 && counts.max() == 23)
    }

    @Test(
        "Weeks without a working day, with one, and with seven",
        arguments: [  // S28
            ("2020-01-27", 0), ("2022-01-31", 0), ("2026-02-16", 0), ("2024-02-12", 1), ("2024-09-30", 1), ("2025-01-27", 1),
            ("2022-01-24", 7),
        ])
    func weeks(monday: String, expected: Int) {
        #expect(calendar.workingDays(from: date(monday), to: date(monday).adding(days: 6)) == expected)
    }

    @Test("No other week is without a working day")
    func emptyWeeks() {
        let weeks = PeriodScheme.standard.periods(.week, intersecting: date("2020-01-06"), to: date("2026-12-27"))
        let empty = weeks.filter { calendar.workingDays(from: $0.start, to: $0.lastDay) == 0 }.map(\.start.description)
        #expect(empty == ["2020-01-27", "2022-01-31", "2026-02-16"])
    }

    @Test(
        "Dates move to the working day before or after",
        arguments: [
            ("2026-10-18", "2026-10-16", "2026-10-19"), ("2022-10-04", "2022-09-30", "2022-10-08"),
            ("2020-10-25", "2020-10-23", "2020-10-26"),
            ("2026-02-19", "2026-02-14", "2026-02-24"), ("2025-10-06", "2025-09-30", "2025-10-09"),
            ("2026-05-02", "2026-04-30", "2026-05-06"),
            ("2026-02-28", "2026-02-28", "2026-02-28"),
        ])
    func shifts(iso: String, previous: String, next: String) {
        #expect(calendar.previousWorkingDay(onOrBefore: date(iso)) == date(previous))
        #expect(calendar.nextWorkingDay(onOrAfter: date(iso)) == date(next))
    }

    @Test(
        "Working days are added one by one",
        arguments: [
            ("2026-02-13", "+1wd", "2026-02-14"), ("2026-02-14", "1wd", "2026-02-24"), ("2026-02-28", "-3wd", "2026-02-25"),
            ("2026-02-18", "0wd", "2026-02-18"), ("2026-02-18", "-1wd", "2026-02-14"), ("2026-10-31", "5wd", "2026-11-06"),
            ("2026-09-30", "+2wd", "2026-10-09"), ("2026-02-13", "7d", "2026-02-20"), ("2026-02-13", "-3d", "2026-02-10"),
        ])
    func adding(iso: String, span: String, expected: String) throws {
        #expect(calendar.adding(try TimeSpan(parsing: span), to: date(iso)) == date(expected))
    }

    @Test("Counting, asking for one day, adding and naming agree on every day from 2018 to 2028")
    func agreementWithBruteForce() throws {
        let first = date("2018-01-01")
        let last = date("2028-12-31")
        let lines = try PackagedCalendar.days()
        var worked: [CivilDate] = []
        var before: [Int] = []
        for offset in 0...(last - first) {
            let day = first.adding(days: offset)
            let line = lines.first { $0.from <= day && day <= $0.to }
            let isWorked = line.map { $0.kind == .workday } ?? (day.weekday != .saturday && day.weekday != .sunday)
            try #require(calendar.isWorkingDay(day) == isWorked)
            try #require(calendar.exception(on: day) == line)
            try #require(calendar.isCovered(day) == ((2020...2026).contains(day.year)))
            before.append(worked.count)
            if isWorked { worked.append(day) }
        }
        for (offset, rank) in before.enumerated() {
            let day = first.adding(days: offset)
            try #require(calendar.workingDays(from: first, to: day.adding(days: -1)) == rank)
            let after = rank + (calendar.isWorkingDay(day) ? 1 : 0)
            for n in [1, 2, 5, 23] where after + n <= worked.count {
                try #require(calendar.adding(workingDays: n, to: day) == worked[after + n - 1])
            }
            for n in [1, 2, 5, 23] where rank - n >= 0 { try #require(calendar.adding(workingDays: -n, to: day) == worked[rank - n]) }
        }
    }

    @Test("Names of the breaks are kept in both languages")
    func names() {
        let day = calendar.exception(on: date("2026-02-16"))
        #expect(day?.zh == "春节" && day?.en == "Spring Festival")
        #expect(calendar.days.count > 60)
        #expect(calendar.exception(on: date("2026-02-25")) == nil)
    }
}

@Suite("Work calendars that are refused")
struct RefusedCalendarTests {
    static let covers = DateSpan(from: date("2025-01-01"), to: date("2027-12-31"))

    private static func day(_ kind: CalendarDay.Kind, _ from: String, _ to: String? = nil) -> CalendarDay {
        CalendarDay(kind: kind, from: date(from), to: date(to ?? from))
    }

    private static let newYears = [day(.holiday, "2025-01-01"), day(.holiday, "2026-01-01"), day(.holiday, "2027-01-01")]

    @Test(
        "Lines that cannot all be meant",
        arguments: [
            (
                [day(.holiday, "2026-05-01", "2026-05-05"), day(.holiday, "2026-05-05", "2026-05-06")],
                CalendarError.overlap(date("2026-05-05"))
            ),
            ([day(.holiday, "2026-05-01", "2026-05-05"), day(.holiday, "2026-05-02")], .overlap(date("2026-05-02"))),
            ([day(.holiday, "2026-05-01"), day(.holiday, "2026-05-01")], .overlap(date("2026-05-01"))),
            ([day(.workday, "2026-05-02"), day(.holiday, "2026-05-01", "2026-05-05")], .contradiction(date("2026-05-02"))),
            ([day(.holiday, "2026-05-02"), day(.workday, "2026-05-02")], .contradiction(date("2026-05-02"))),
            ([day(.holiday, "2026-05-05", "2026-05-01")], .reversed(day(.holiday, "2026-05-05", "2026-05-01"))),
            ([day(.holiday, "2024-12-31", "2025-01-01")], .outsideCoverage(day(.holiday, "2024-12-31", "2025-01-01"))),
            ([day(.workday, "2028-01-01")], .outsideCoverage(day(.workday, "2028-01-01"))),
            ([day(.workday, "2026-05-08")], .needlessWorkday(date("2026-05-08"))),
            ([day(.workday, "2026-05-09", "2026-05-11")], .needlessWorkday(date("2026-05-11"))),
            ([day(.holiday, "2025-01-01"), day(.holiday, "2027-01-01")], .gap(year: 2026)),
        ])
    func refused(days: [CalendarDay], error: CalendarError) {
        #expect(throws: error) {
            try WorkCalendar(name: "test", covers: Self.covers, weekend: [.saturday, .sunday], days: days)
        }
        #expect(!error.description.isEmpty)
    }

    @Test("A coverage that ends before it begins, and exceptions without coverage")
    func coverage() {
        let reversed = DateSpan(from: date("2026-01-02"), to: date("2026-01-01"))
        #expect(throws: CalendarError.emptyCoverage(reversed)) {
            try WorkCalendar(name: "test", covers: reversed, weekend: [], days: [])
        }
        #expect(throws: CalendarError.outsideCoverage(Self.newYears[0])) {
            try WorkCalendar(name: "test", covers: nil, weekend: [], days: Self.newYears)
        }
    }

    @Test("A week in which nobody ever works")
    func noWorkingDay() {
        #expect(throws: CalendarError.noWorkingDay) {
            try WorkCalendar(name: "test", covers: nil, weekend: Set(Weekday.allCases), days: [])
        }
    }

    @Test("A year that is covered in part needs no holiday, nor a calendar that lists none")
    func accepted() throws {
        let partly = DateSpan(from: date("2025-01-01"), to: date("2026-06-30"))
        let calendar = try WorkCalendar(name: "test", covers: partly, weekend: [.saturday, .sunday], days: [Self.newYears[0]])
        #expect(!calendar.isWorkingDay(date("2025-01-01")))
        #expect(calendar.isCovered(date("2026-06-30")) && !calendar.isCovered(date("2026-07-01")))
        let plain = try WorkCalendar(name: "test", covers: Self.covers, weekend: [.sunday], days: [])
        #expect(plain.isWorkingDay(date("2026-02-14")) && !plain.isWorkingDay(date("2026-02-15")))
    }

    @Test("Two calendars from the same lines in another order are equal")
    func order() throws {
        let one = try WorkCalendar(name: "test", covers: Self.covers, weekend: [.sunday], days: Self.newYears)
        let other = try WorkCalendar(name: "test", covers: Self.covers, weekend: [.sunday], days: Self.newYears.reversed())
        #expect(one == other && one.hashValue == other.hashValue)
    }

    @Test("Without any exception the week serves everywhere, and nothing is covered")
    func weekdaysOnly() {
        let plain = WorkCalendar.weekdaysOnly(name: "plain")
        #expect(plain.workingDays(from: date("1900-01-01"), to: date("1900-12-31")) == 261)
        #expect(plain.workingDays(from: date("2026-01-05"), to: date("2026-01-11")) == 5)
        #expect(plain.workingDays(from: date("2026-01-11"), to: date("2026-01-05")) == 0)
        #expect(!plain.isCovered(date("2026-01-01")) && plain.covers == nil)
        // 100,000 working days are 20,000 whole weeks.
        #expect(plain.adding(workingDays: 100_000, to: date("2026-01-02")) == date("2026-01-02").adding(days: 140_000))
    }
}
