import LianhuCore
import Testing

@Suite("Lunar calendar: published vectors")
struct LunarTests {
    let vectors: RecurrenceVectors.Lunar

    init() throws { vectors = try RecurrenceVectors.lunar() }

    @Test("The table is the published one, every year of it")
    func table() throws {
        let years = try RecurrenceVectors.years()
        #expect(years.map(\.year) == Array(LunarDate.years) && years.count == 199)
        for row in years {
            let first = try #require(LunarDate(year: row.year, month: 1, day: 1))
            #expect(first.civilDate.description == row.newYear)
            #expect(LunarDate.leapMonth(of: row.year) == (row.leapMonth == 0 ? nil : row.leapMonth))
            var lengths = ""
            for month in 1...12 {
                for isLeap in [false, true] {
                    if let length = LunarDate.daysInMonth(year: row.year, month: month, isLeap: isLeap) {
                        lengths += length == 30 ? "1" : "0"
                    }
                }
            }
            #expect(lengths == row.lengths, "\(row.year)")
        }
        #expect(years.first?.newYear == LunarDate.covered.from.description)
    }

    @Test("Every day of the table, in order, has the date after the one before, and leads back to itself")
    func everyDay() throws {
        var previous: LunarDate?
        for number in LunarDate.covered.from.day...LunarDate.covered.to.day {
            let date = CivilDate(day: number)
            let lunar = try #require(LunarDate(date))
            try #require(lunar.civilDate == date)
            try #require(LunarDate(year: lunar.year, month: lunar.month, isLeap: lunar.isLeap, day: lunar.day) == lunar)
            if let previous {
                let isNextDay =
                    (lunar.year, lunar.month, lunar.isLeap, lunar.day - 1) == (previous.year, previous.month, previous.isLeap, previous.day)
                let isNewMonth = lunar.day == 1 && previous.day >= 29
                let goesOn = (lunar.month == previous.month && lunar.isLeap) || lunar.month == previous.month % 12 + 1
                try #require(isNextDay || (isNewMonth && goesOn), "\(previous) \(lunar)")
            }
            previous = lunar
        }
        #expect(previous?.description == "2099-12-30")
    }

    @Test("Leap months begin and end on the published days, and no other year has one")
    func leapMonths() throws {
        #expect(vectors.leap_months.count == 73)
        for leap in vectors.leap_months {
            let length = try #require(LunarDate.daysInMonth(year: leap.year, month: leap.leap_month, isLeap: true))
            let first = LunarDate(year: leap.year, month: leap.leap_month, isLeap: true, day: 1)
            let last = LunarDate(year: leap.year, month: leap.leap_month, isLeap: true, day: length)
            #expect(first?.civilDate.description == leap.first && last?.civilDate.description == leap.last, "\(leap.year)")
        }
        let years = LunarDate.years.filter { LunarDate.leapMonth(of: $0) != nil }
        // The vectors reach to the table's end.
        #expect(years == vectors.leap_months.map(\.year).filter(LunarDate.years.contains))
    }

    @Test("Dates are converted as published, both ways")
    func conversions() throws {
        #expect(vectors.conversions.count == 265)
        for vector in vectors.conversions {
            let date = try #require(CivilDate(vector.date))
            let lunar = try #require(LunarDate(date), "\(vector.date)")
            #expect((lunar.year, lunar.month, lunar.day) == (vector.year, vector.month, vector.day), "\(vector.date)")
            #expect(lunar.isLeap == (vector.leap == 1), "\(vector.date)")
            let back = LunarDate(year: vector.year, month: vector.month, isLeap: vector.leap == 1, day: vector.day)
            #expect(back?.civilDate == date)
        }
    }

    @Test("Festivals fall on the published days")
    func occasions() throws {
        let names: [String: Festival] = [
            "spring_festival": .springFestival, "lantern": .lantern, "dragon_boat": .dragonBoat, "qixi": .qixi,
            "ghost_zhongyuan": .zhongyuan, "mid_autumn": .midAutumn, "double_ninth": .doubleNinth, "laba": .laba,
            "new_year_eve": .newYearsEve, "xiaonian_north_12_23": .xiaonian,
        ]
        #expect(Set(vectors.occasions.keys) == Set(names.keys))
        for (name, dates) in vectors.occasions {
            let festival = try #require(names[name])
            #expect(dates.count >= 60)
            for (year, date) in dates {
                let found = festival.date(year: try #require(Int(year)))
                #expect(found?.description == date, "\(name) \(year)")
                #expect(Festival.all(on: try #require(found)).contains(festival))
            }
        }
    }

    @Test("Days of every year follow each policy as published")
    func policies() throws {  // S28a
        #expect(vectors.yearly_rules.count == 7)
        for vector in vectors.yearly_rules {
            let first = try #require(vector.expected.first.flatMap { CivilDate($0) }.flatMap { LunarDate($0) }).year
            let last = try #require(vector.expected.last.flatMap { CivilDate($0) }.flatMap { LunarDate($0) }).year
            // A list that leaves out years may begin or end with years that it leaves out.
            let years = vector.label.hasPrefix("12/30") ? 2015...2035 : first...last
            let found = try years.flatMap { year in try dates(vector, year: year) }
            #expect(found.map(\.civilDate.description) == vector.expected, "\(vector.label)")
        }
    }

    private func dates(_ vector: RecurrenceVectors.YearlyRule, year: Int) throws -> [LunarDate] {
        func day(_ leap: LunarDay.LeapPolicy, _ short: LunarDay.ShortMonthPolicy = .lastDay, month: Int? = nil) throws -> [LunarDate] {
            try LunarDay(month: month ?? vector.month, day: vector.day, leap: leap, shortMonth: short).dates(lunarYear: year)
        }
        switch (vector.policy, vector.leap) {
        case ("omit", false): return try day(.ordinaryOnly, .omit)
        // In the leap month and nowhere else is what `both` has over `ordinary_only`.
        case ("omit", true): return try day(.both).filter { try !day(.ordinaryOnly).contains($0) }
        case ("ordinary", true): return try day(.leapIfPresent)
        case ("backward", false): return try day(.ordinaryOnly, .lastDay)
        case ("omit_day", false): return try day(.ordinaryOnly, .omit)
        // RFC 7529's FORWARD is no policy of ours; it is the leap month or else the month after.
        case ("forward", true):
            let inLeap = try day(.leapIfPresent).filter(\.isLeap)
            return try inLeap.isEmpty ? day(.ordinaryOnly, month: vector.month + 1) : inLeap
        default:
            Issue.record("\(vector.policy) is not known")
            return []
        }
    }

    @Test("A 30th in a short month is its last day, or left out; a leap pair has one day, the other, or both")
    func policyCases() throws {  // S28a
        // The fourth month of 2020 had 30 days, the leap one after it 29.
        func dates(_ day: Int, _ leap: LunarDay.LeapPolicy, _ short: LunarDay.ShortMonthPolicy, year: Int = 2020) throws -> [String] {
            try LunarDay(month: 4, day: day, leap: leap, shortMonth: short).dates(lunarYear: year).map(\.description)
        }
        #expect(try dates(30, .ordinaryOnly, .omit) == ["2020-04-30"])
        #expect(try dates(30, .leapIfPresent, .omit) == [])
        #expect(try dates(30, .leapIfPresent, .lastDay) == ["2020-leap04-29"])
        #expect(try dates(30, .both, .omit) == ["2020-04-30"])
        #expect(try dates(30, .both, .lastDay) == ["2020-04-30", "2020-leap04-29"])
        #expect(try dates(1, .both, .lastDay, year: 2021) == ["2021-04-01"])
        #expect(try dates(1, .leapIfPresent, .lastDay, year: 2021) == ["2021-04-01"])
        #expect(try dates(1, .both, .lastDay, year: 1900).isEmpty && dates(1, .both, .lastDay, year: 2100).isEmpty)
    }

    @Test("What is no date of the table is none")
    func outside() {
        #expect(LunarDate(LunarDate.covered.from.adding(days: -1)) == nil)
        #expect(LunarDate(LunarDate.covered.to.adding(days: 1)) == nil)
        #expect(LunarDate.covered.from.description == "1901-02-19" && LunarDate.covered.to.description == "2100-02-08")
        for (year, month, isLeap, day) in [
            (1900, 1, false, 1), (2100, 1, false, 1), (2026, 0, false, 1), (2026, 13, false, 1), (2026, 1, true, 1), (2026, 9, false, 0),
            (2026, 9, false, 31), (2015, 12, false, 30),
        ] {
            #expect(LunarDate(year: year, month: month, isLeap: isLeap, day: day) == nil, "\(year)-\(month)-\(day)")
        }
        #expect(LunarDate.lastDay(of: 2100) == nil && LunarDate.leapMonth(of: 2100) == nil && LunarDate.leapMonth(of: 2026) == nil)
    }

    @Test(
        "Lunar dates are told as people say them",
        arguments: [
            ("2026-10-18", "九月初九", "9/9"), ("2026-02-16", "腊月廿九", "12/29"), ("2026-02-17", "正月初一", "1/1"),
            ("2025-07-25", "闰六月初一", "leap 6/1"), ("2026-12-24", "冬月十六", "11/16"), ("2026-03-08", "正月二十", "1/20"),
            ("2026-03-18", "正月三十", "1/30"), ("2026-02-26", "正月初十", "1/10"), ("2026-03-09", "正月廿一", "1/21"),
        ])
    func words(date: String, zh: String, en: String) throws {
        let lunar = try #require(LunarDate(Given.day(date)))
        #expect(lunar.words(in: .zh) == zh && lunar.words(in: .en) == en)
    }

    @Test(
        "Days of the lunar year are read as month and day",
        arguments: [("9-9", "农历九月初九"), ("12-08", "农历腊月初八"), ("12-30", "农历腊月三十，小月为其最后一天")])
    func parsing(text: String, words: String) throws {
        #expect(try LunarDay(parsing: text).words(in: .zh) == words)
    }

    @Test(
        "Texts that are no day of the lunar year are refused",
        arguments: ["", "9", "9/9", "13-1", "0-1", "1-31", "1-0", "009-9", "9-9-9", "-9-9"])
    func refused(text: String) throws {
        let error = try #require(throws: OccasionError.self) { try LunarDay(parsing: text) }
        #expect(error.code == .lunarDate && error.args == ["value": text])
        try PhraseCheck.expectComplete(error)
        #expect(throws: OccasionError.self) { try LunarDay(month: 13, day: 1) }
        #expect(throws: OccasionError.self) { try LunarDay(month: 1, day: 31) }
    }
}
