import LianhuCore
import Testing

/// A calendar that knows nothing but how to step to the next day.
private struct SteppingCalendar {
    var year: Int
    var month = 1
    var day = 1

    mutating func step() {
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        day += 1
        if day > lengths[month - 1] { (day, month) = (1, month + 1) }
        if month > 12 { (month, year) = (1, year + 1) }
    }

    private var isLeap: Bool {
        if year % 400 == 0 { return true }
        return year % 100 != 0 && year % 4 == 0
    }

    var iso: String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(year)-\(two(month))-\(two(day))"
    }
}

@Suite("Civil dates")
struct CivilDateTests {
    @Test("Every date from 1900 to 2100 agrees with a calendar that steps from day to day")
    func everyDate() throws {
        // 1900-01-01 was a Monday, 25,567 days before 1970-01-01.
        var naive = SteppingCalendar(year: 1900)
        var weekday = 1
        var dayOfYear = 1
        for day in Int32(-25_567)...47_846 {
            let date = CivilDate(day: day)
            let (year, month, dayOfMonth) = date.components
            try #require((year, month, dayOfMonth) == (naive.year, naive.month, naive.day))
            try #require(CivilDate(year: year, month: month, dayOfMonth: dayOfMonth) == date)
            try #require(date.description == naive.iso)
            try #require(CivilDate(naive.iso) == date)
            try #require(date.weekday.rawValue == weekday)
            try #require(date.dayOfYear == dayOfYear)
            weekday = weekday % 7 + 1
            naive.step()
            dayOfYear = naive.month == 1 && naive.day == 1 ? 1 : dayOfYear + 1
        }
        #expect(naive.iso == "2101-01-01")
    }

    @Test("ISO weeks from 1900 to 2100 begin on Mondays, count from the week of 4 January and never break off")
    func isoWeeks() throws {
        for year in 1900...2100 {
            let fourth = try #require(CivilDate(year: year, month: 1, dayOfMonth: 4))
            let first = fourth.adding(days: 1 - fourth.weekday.rawValue)
            let nextFourth = try #require(CivilDate(year: year + 1, month: 1, dayOfMonth: 4))
            let nextFirst = nextFourth.adding(days: 1 - nextFourth.weekday.rawValue)
            let days = nextFirst - first
            try #require(days == 364 || days == 371)
            for offset in 0..<days {
                let (isoYear, week) = first.adding(days: offset).isoWeek
                try #require((isoYear, week) == (year, offset / 7 + 1))
            }
        }
    }

    @Test(
        "Published ISO weeks",
        arguments: [
            ("2005-01-01", 2004, 53), ("2005-01-02", 2004, 53), ("2007-12-31", 2008, 1), ("2008-12-29", 2009, 1), ("2010-01-03", 2009, 53),
            ("2020-12-31", 2020, 53), ("2021-01-03", 2020, 53), ("2026-07-15", 2026, 29), ("2026-12-31", 2026, 53),
            ("2027-01-03", 2026, 53),
        ])
    func publishedWeeks(iso: String, year: Int, week: Int) throws {
        let found = try #require(CivilDate(iso)).isoWeek
        #expect(found == (year, week))
    }

    @Test(
        "Only YYYY-MM-DD of a day that exists is a date",
        arguments: [
            "", "2026", "2026-10", "2026-1-1", "2026-10-1", "20261001", "2026-10-01 ", " 2026-10-01", "2026/10/01", "2026-13-01",
            "2026-00-10",
            "2026-02-29", "2100-02-29", "2026-04-31", "2026-10-00", "0000-01-01", "+026-10-01", "-026-10-01", "2026-10-01T", "２０２６-10-01",
            "12026-10-01", "2026-1\u{301}-01", "2026--1-01",
        ])
    func refusedTexts(text: String) {
        #expect(CivilDate(text) == nil)
    }

    @Test("Dates stay dates at the ends of the written range")
    func ends() {
        #expect(CivilDate("0001-01-01")?.day == -719_162)
        #expect(CivilDate("9999-12-31")?.day == 2_932_896)
        #expect(CivilDate("0001-01-01")?.description == "0001-01-01")
        #expect(CivilDate(year: 0, month: 1, dayOfMonth: 1) == nil)
        #expect(CivilDate(year: 10_000, month: 1, dayOfMonth: 1) == nil)
        #expect(CivilDate("0001-01-01")?.adding(days: -1).description == "0000-12-31")
    }

    @Test(
        "Adding months keeps the day or clamps to the month's last",
        arguments: [
            ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-03-31", -1, "2026-02-28"),
            ("2026-12-15", 1, "2027-01-15"),
            ("2026-01-15", -1, "2025-12-15"), ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 48, "2028-02-29"),
            ("2026-05-31", 0, "2026-05-31"),
            ("2026-05-31", -30, "2023-11-30"), ("2026-05-31", 100, "2034-09-30"),
        ])
    func addingMonths(from: String, months: Int, expected: String) throws {
        #expect(try #require(CivilDate(from)).addingMonths(months).description == expected)
    }

    @Test("Subtraction counts days and addition undoes it")
    func difference() throws {
        let early = try #require(CivilDate("2024-02-28"))
        let late = try #require(CivilDate("2024-03-01"))
        #expect(late - early == 2)
        #expect(early - late == -2)
        #expect(early.adding(days: 2) == late)
        #expect(early < late)
        #expect(early.year == 2024 && early.month == 2 && early.dayOfMonth == 28)
    }

    @Test("Weekdays have one word in YAML and a short name in both languages")
    func weekdays() {
        #expect(Weekday.allCases.map(\.en) == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])
        #expect(Weekday.allCases.map(\.zh).joined() == "周一周二周三周四周五周六周日")
        #expect(Weekday.allCases.allSatisfy { Weekday(name: $0.name) == $0 })
        #expect(Weekday(name: "Mon") == nil)
    }
}
