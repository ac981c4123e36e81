import LianhuCore
import Testing

@Suite("Occasions")
struct OccasionTests {
    let calendar: WorkCalendar

    init() throws { calendar = try PackagedCalendar.calendar() }

    private func day(_ iso: String) -> CivilDate { Given.day(iso) }

    private func span(_ from: String, _ to: String) -> DateSpan { DateSpan(from: day(from), to: day(to)) }

    private func some() throws -> [(String, Occasion)] {
        [
            ("weekly", try .rrule(parsing: "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", start: day("2024-01-04"))),
            ("counted", try .rrule(parsing: "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=30", start: day("2024-01-31"))),
            ("until", try .rrule(parsing: "FREQ=DAILY;INTERVAL=11;UNTIL=20260601", start: day("2024-02-29"))),
            ("lunar", .lunar(try LunarDay(month: 6, day: 30, leap: .both))),
            ("eve", .festival(.newYearsEve)), ("laba", .festival(.laba)), ("labour day", .festival(.labourDay)),
            ("dates", .dates([day("2026-05-01"), day("2025-03-01"), day("2026-05-01")])),
            ("working day", .workingDay(try WorkingDayOfPeriod(parsing: "third working day before the end of month"))),
            ("week", .workingDay(try WorkingDayOfPeriod(parsing: "last working day of week"))),
        ]
    }

    @Test("Each kind has its dates of 2026")
    func dates() throws {
        let year = span("2026-01-01", "2026-12-31")
        func found(_ occasion: Occasion) throws -> [String] { try occasion.occurrences(in: year, calendar: calendar).map(\.description) }
        #expect(
            try found(.rrule(parsing: "FREQ=MONTHLY;BYMONTHDAY=31", start: day("2026-01-01")))
                == ["2026-01-31", "2026-03-31", "2026-05-31", "2026-07-31", "2026-08-31", "2026-10-31", "2026-12-31"])
        #expect(try found(.lunar(LunarDay(parsing: "9-9"))) == ["2026-10-18"])
        #expect(try found(.festival(.newYearsEve)) == ["2026-02-16"])
        // The twelfth month falls into the next Gregorian year: laba of 2025, and not that of 2026, lies in 2026.
        #expect(try found(.festival(.laba)) == ["2026-01-26"])
        #expect(try found(.festival(.nationalDay)) == ["2026-10-01"])
        #expect(
            try found(.dates([day("2026-05-01"), day("2026-03-01"), day("2026-05-01"), day("2027-01-01")])) == ["2026-03-01", "2026-05-01"])
        // Two 小年 in one Gregorian year, none in another.
        let xiaonian = try Occasion.festival(.xiaonian).occurrences(in: span("2020-01-01", "2040-12-31"), calendar: calendar)
        #expect(xiaonian.count == 21 && xiaonian.filter { $0.year == 2028 }.count == 1)
    }

    @Test("Policies of one day that meet on one date give it once")
    func unique() throws {
        for occasion in try some().map(\.1) {
            let found = try occasion.occurrences(in: span("2024-01-01", "2028-12-31"), calendar: calendar)
            #expect(found == Set(found).sorted() && !found.isEmpty)
        }
    }

    @Test("The answer for a range does not depend on how ranges are cut, nor on their order")
    func restart() throws {
        for (name, occasion) in try some() {
            let whole = try occasion.occurrences(in: span("2023-12-01", "2027-03-31"), calendar: calendar)
            for length in [1, 7, 45, 365] {
                var pieces: [CivilDate] = []
                var from = day("2027-03-31").adding(days: 1 - length)
                // Backwards, so that no piece has a piece before it to begin from.
                while from.adding(days: length - 1) >= day("2023-12-01") {
                    let piece = DateSpan(from: max(from, day("2023-12-01")), to: from.adding(days: length - 1))
                    pieces = try occasion.occurrences(in: piece, calendar: calendar) + pieces
                    from = from.adding(days: -length)
                }
                #expect(pieces == whole, "\(name) by \(length)")
            }
            let next = try occasion.upcoming(whole.count, from: day("2023-12-01"), calendar: calendar)
            #expect(next == whole, "\(name)")
        }
    }

    @Test("An empty range has nothing")
    func emptyRange() throws {
        for (_, occasion) in try some() {
            #expect(try occasion.occurrences(in: span("2026-02-01", "2026-01-01"), calendar: calendar).isEmpty)
        }
    }

    @Test(
        "Rules with times are refused, and an UNTIL in UTC",
        arguments: [
            ("FREQ=HOURLY", "rrule.finer_than_day", "FREQ"), ("FREQ=DAILY;BYHOUR=9", "rrule.finer_than_day", "BYHOUR"),
            ("FREQ=DAILY;UNTIL=20261231T000000Z", "rrule.until_needs_zone", nil), ("FREQ=DAYLY", "rrule.frequency", nil),
        ])
    func refused(text: String, code: String, part: String?) throws {
        let error = try #require(throws: OccasionError.self) { try Occasion.rrule(parsing: text, start: Given.day("2026-01-01")) }
        #expect(error.code.rawValue == code && error.args["part"] == part)
        try PhraseCheck.expectComplete(error)
    }

    @Test("A name is a festival's word or a phrase for a working day, and the fault is that of what was meant")
    func named() throws {
        #expect(try Occasion.named("double_ninth") == .festival(.doubleNinth))
        #expect(try Occasion.named("Last workday of month") == .workingDay(WorkingDayOfPeriod(parsing: "last working day of month")))
        #expect(throws: OccasionError.self) { try Occasion.named("last working day") }
        let codes = ["last workday", "easter"].map { text in
            #expect(throws: OccasionError.self) { try Occasion.named(text) }?.code
        }
        #expect(codes == [.workingDay, .festival])
    }

    @Test("A rule that was built past the check is refused when it is asked")
    func refusedLater() throws {
        let hourly = Occasion.rrule(try RecurrenceRule(parsing: "FREQ=HOURLY"), start: day("2026-01-01"))
        #expect(throws: OccasionError.self) { try hourly.occurrences(in: span("2026-01-01", "2026-01-02"), calendar: calendar) }
    }

    @Test("Beyond the lunar table a lunar occasion is an error, and a Gregorian one is not")
    func lunarOutside() throws {
        for range in [span("1901-02-18", "1902-01-01"), span("2100-01-01", "2100-02-09")] {
            for occasion in [Occasion.festival(.laba), .festival(.newYearsEve), .lunar(try LunarDay(month: 1, day: 1))] {
                let error = try #require(throws: OccasionError.self) { try occasion.occurrences(in: range, calendar: calendar) }
                #expect(error.code == .lunarOutside && error.args["value"] == range.description)
                try PhraseCheck.expectComplete(error)
            }
            #expect(try Occasion.festival(.newYear).occurrences(in: range, calendar: calendar).count == 1)
        }
        #expect(
            try Occasion.festival(.newYearsEve).occurrences(in: span("2100-01-01", "2100-02-08"), calendar: calendar) == [day("2100-02-08")]
        )
        #expect(try Occasion.festival(.newYearsEve).upcoming(5, from: day("2098-06-01"), calendar: calendar).count == 2)
        #expect(throws: OccasionError.self) { try Occasion.festival(.laba).upcoming(1, from: day("2101-01-01"), calendar: calendar) }
    }

    @Test("What never comes is told, and the next dates of it are none")
    func never() throws {
        let february = try Occasion.rrule(parsing: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", start: day("2026-01-01"))
        #expect(throws: OccasionError.self) { try february.requireOccurrence() }
        #expect(try february.upcoming(5, from: day("2026-01-01"), calendar: calendar).isEmpty)
        #expect(try february.occurrences(in: span("2026-01-01", "2126-01-01"), calendar: calendar).isEmpty)
        let error = try #require(throws: OccasionError.self) { try Occasion.dates([]).requireOccurrence() }
        #expect(error.code == .noDates)
        try PhraseCheck.expectComplete(error)
        for (_, occasion) in try some() { #expect(throws: Never.self) { try occasion.requireOccurrence() } }
        #expect(try Occasion.dates([day("2026-05-01")]).upcoming(3, from: day("2026-05-02"), calendar: calendar).isEmpty)
    }

    @Test("Only days of the work calendar depend on its coverage")
    func coverage() throws {  // S27
        #expect(try some().filter(\.1.usesWorkCalendar).map(\.0) == ["working day", "week"])
    }

    @Test("Occasions are told in plain words")
    func words() throws {
        let rule = try Occasion.rrule(parsing: "FREQ=MONTHLY;BYMONTHDAY=-1", start: day("2026-01-01"))
        let expected: [(Occasion, String, String)] = [
            (rule, "every month, on the last day of the month, from 2026-01-01", "每月，当月倒数第 1 天，自 2026-01-01 起"),
            (.lunar(try LunarDay(parsing: "9-9")), "every year on 9/9 of the lunar year", "每年农历九月初九"),
            (
                .lunar(try LunarDay(parsing: "4-30", leap: .leapIfPresent, shortMonth: .omit)),
                "every year on 4/30 of the lunar year, in the leap month where there is one, not in months of 29 days",
                "每年农历四月三十，有闰月的年份在闰月，小月不计"
            ),
            (
                .lunar(try LunarDay(parsing: "4-1", leap: .both)), "every year on 4/1 of the lunar year, in the leap month too",
                "每年农历四月初一，闰月也算"
            ),
            (.festival(.doubleNinth), "Double Ninth Festival (9/9 of the lunar year)", "重阳节（农历九月初九）"),
            (.festival(.newYearsEve), "Lunar New Year's Eve (the last day of the lunar year)", "除夕（农历腊月最后一天）"),
            (.festival(.nationalDay), "National Day (1 Oct)", "国庆节（10 月 1 日）"),
            (.dates([day("2026-05-01"), day("2026-03-01")]), "on 2026-03-01, 2026-05-01", "2026-03-01、2026-05-01"),
            (.workingDay(try WorkingDayOfPeriod(parsing: "last working day of month")), "the last working day of the month", "每月最后一个工作日"),
        ]
        for (occasion, en, zh) in expected {
            #expect(occasion.words(in: .en) == en)
            #expect(occasion.words(in: .zh) == zh)
        }
    }

    @Test("Every festival has a name in both languages, a word of its own, and a date in every year of the table")
    func festivals() throws {
        for festival in Festival.allCases {
            #expect(try Festival(parsing: festival.rawValue) == festival)
            for language in Language.allCases {
                let title = festival.title(in: language)
                #expect(!title.isEmpty && !title.hasPrefix("festival."), "\(festival.rawValue)")
            }
            for year in LunarDate.years {
                let date = try #require(festival.date(year: year), "\(festival.rawValue) \(year)")
                try #require(Festival.all(on: date).contains(festival), "\(festival.rawValue) \(year)")
            }
        }
        let error = try #require(throws: OccasionError.self) { try Festival(parsing: "qingming") }
        #expect(error.code == .festival && error.args["value"] == "qingming")
        try PhraseCheck.expectComplete(error)
        #expect(Festival.laba.date(year: 2100) == nil && Festival.newYear.date(year: 2100) == day("2100-01-01"))
        #expect(Festival.all(on: day("2026-10-02")).isEmpty && Festival.all(on: day("2200-10-01")) == [.nationalDay])
        // S28a: of the two fifth months of 2028 only the ordinary one has the Dragon Boat Festival.
        let leap = try #require(LunarDate(year: 2028, month: 5, isLeap: true, day: 5))
        #expect(Festival.all(on: leap.civilDate).isEmpty && Festival.dragonBoat.date(year: 2028) == day("2028-05-28"))
    }
}
