import LianhuCore
import Testing

@Suite("Named days of the work calendar, and shifts")
struct WorkingDayTests {
    let calendar: WorkCalendar

    init() throws { calendar = try PackagedCalendar.calendar() }

    private func day(_ iso: String) -> CivilDate { Given.day(iso) }

    @Test(
        "The last working day of a month, as published",
        arguments: [  // calendar facts: Monday to Friday would be wrong five times in 2020 to 2026
            ("2020-01-01", "2020-01-23"), ("2022-01-01", "2022-01-30"), ("2023-09-01", "2023-09-28"), ("2025-01-01", "2025-01-27"),
            ("2026-02-01", "2026-02-28"), ("2026-01-15", "2026-01-30"), ("2026-05-31", "2026-05-29"),
        ])
    func lastOfMonth(inside: String, expected: String) throws {
        let named = try WorkingDayOfPeriod(parsing: "last working day of month")
        #expect(named.date(inPeriodOf: day(inside), calendar: calendar) == day(expected))
    }

    @Test(
        "Phrases name their days of February, the quarter, the half-year and the year 2026",
        arguments: [
            ("last working day of the quarter", "2026-03-31"), ("first working day of quarter", "2026-01-04"),
            ("first working day of the month", "2026-02-02"), ("1st workday of each month", "2026-02-02"),
            ("last working day of half-year", "2026-06-30"), ("last working day of half_year", "2026-06-30"),
            ("last working day of the year", "2026-12-31"), ("first working day of year", "2026-01-04"),
            // The working days at the end of February are 25, 26, 27 and 28.
            ("third working day before the end of the month", "2026-02-25"), ("3 working days before the end of month", "2026-02-25"),
            ("two workdays before the end of month", "2026-02-26"), ("1 working day before end of the month", "2026-02-27"),
            ("second last working day of the month", "2026-02-27"), ("third last working day of the month", "2026-02-26"),
            ("16th working day of month", "2026-02-28"), ("Tenth Working Day of Month", "2026-02-13"),
            ("11 working day in month", "2026-02-14"),
            ("first working day of week", "2026-02-09"), ("last working day of the week", "2026-02-14"),
            ("sixth working day of the week", "2026-02-14"),
            ("last working day of fortnight", "2026-02-14"), ("last working day of xun", "2026-02-10"),
            ("last working day of half-month", "2026-02-14"),
        ])
    func phrases(phrase: String, expected: String) throws {
        let named = try WorkingDayOfPeriod(parsing: phrase)
        // 10 February lies in the week 02-09 … 02-15, the fortnight 02-09 … 02-22 and the first xun.
        #expect(named.date(inPeriodOf: day("2026-02-10"), calendar: calendar) == day(expected))
        #expect(try WorkingDayOfPeriod(parsing: named.description) == named)
    }

    @Test("Quarterly meetings of 2026 on the last working day")
    func quarters() throws {
        let found = try occasion("last working day of quarter").occurrences(
            in: DateSpan(from: day("2026-01-01"), to: day("2026-12-31")), calendar: calendar)
        #expect(found.map(\.description) == ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"])
    }

    private func occasion(_ phrase: String) throws -> Occasion { .workingDay(try WorkingDayOfPeriod(parsing: phrase)) }

    @Test("A period with too few working days has no such day")
    func missing() throws {
        let last = try WorkingDayOfPeriod(parsing: "last working day of week")
        #expect(last.date(inPeriodOf: day("2026-02-18"), calendar: calendar) == nil)
        let sixteen = try WorkingDayOfPeriod(parsing: "17th working day of month")
        #expect(sixteen.date(inPeriodOf: day("2026-02-01"), calendar: calendar) == nil)
        let before = try WorkingDayOfPeriod(parsing: "16 working days before the end of month")
        #expect(before.date(inPeriodOf: day("2026-02-01"), calendar: calendar) == nil)
        #expect(before.date(inPeriodOf: day("2026-03-01"), calendar: calendar) != nil)
    }

    @Test("Every n-th working day is the n-th of the period counted one by one, from either end")
    func exhaustive() throws {
        for period in PeriodScheme.standard.periods(.month, intersecting: day("2025-01-01"), to: day("2026-12-31")) {
            let worked = (0..<period.dayCount).map { period.start.adding(days: $0) }.filter(calendar.isWorkingDay)
            for number in 1...31 {
                let fromStart = try WorkingDayOfPeriod(parsing: "\(number) working day of month").date(in: period, calendar: calendar)
                #expect(fromStart == (number <= worked.count ? worked[number - 1] : nil))
                let fromEnd = try WorkingDayOfPeriod(parsing: "\(number)th last working day of month").date(in: period, calendar: calendar)
                #expect(fromEnd == (number <= worked.count ? worked[worked.count - number] : nil))
            }
        }
    }

    @Test(
        "Other phrases are refused, and the message tells what can be written",
        arguments: [
            ("", "occasion.working_day"), ("last working day", "occasion.working_day"), ("last day of month", "occasion.working_day"),
            ("working day of month", "occasion.working_day"), ("zeroth working day of month", "occasion.working_day"),
            ("0th working day of month", "occasion.working_day"), ("last third working day of month", "occasion.working_day"),
            ("last working day before the end of month", "occasion.working_day"),
            ("third working day before the end", "occasion.working_day"),
            ("of month", "occasion.working_day"), ("1000th working day of year", "occasion.working_day"),
            ("third working night of month", "occasion.working_day"), ("3xx working day of month", "occasion.working_day"),
            ("last working day of day", "occasion.working_day_period"), ("last working day of moon", "occasion.working_day_period"),
            ("32nd working day of month", "occasion.working_day_number"),
            ("7 working days before end of week", "occasion.working_day_number"),
            ("367th working day of year", "occasion.working_day_number"),
        ])
    func refused(phrase: String, code: String) throws {
        let error = try #require(throws: OccasionError.self) { try WorkingDayOfPeriod(parsing: phrase) }
        #expect(error.code.rawValue == code)
        try PhraseCheck.expectComplete(error)
    }

    @Test(
        "Named days are told in words",
        arguments: [
            ("last working day of quarter", "the last working day of the quarter", "每季度最后一个工作日"),
            ("3rd working day of month", "the 3rd working day of the month", "每月第 3 个工作日"),
            ("3 working days before the end of month", "the day that leaves 3 working days of the month after it", "每月其后还余 3 个工作日的那一天"),
        ])
    func words(phrase: String, en: String, zh: String) throws {
        let named = try WorkingDayOfPeriod(parsing: phrase)
        #expect(named.words(in: .en) == en && named.words(in: .zh) == zh)
    }

    @Test(
        "Dates go where the golden table says",
        arguments: [  // S28
            ("2026-10-18", ShiftPolicy.previous, "2026-10-16"), ("2026-10-18", .next, "2026-10-19"), ("2026-10-18", .none, "2026-10-18"),
            ("2026-10-18", .nearest, "2026-10-19"), ("2022-10-04", .previous, "2022-09-30"), ("2022-10-04", .next, "2022-10-08"),
            ("2020-10-25", .previous, "2020-10-23"), ("2020-10-25", .next, "2020-10-26"), ("2026-02-19", .previous, "2026-02-14"),
            ("2026-02-19", .next, "2026-02-24"), ("2026-02-19", .nearest, "2026-02-14"), ("2026-01-31", .previous, "2026-01-30"),
            ("2026-01-31", .followingInPeriod, "2026-01-30"), ("2026-01-31", .next, "2026-02-02"), ("2026-01-31", .nearest, "2026-01-30"),
            ("2025-10-06", .previous, "2025-09-30"), ("2025-10-06", .next, "2025-10-09"), ("2026-05-02", .previous, "2026-04-30"),
            ("2026-05-02", .next, "2026-05-06"), ("2026-05-02", .followingInPeriod, "2026-05-06"), ("2026-02-22", .nearest, "2026-02-24"),
            // The make-up Saturday and an ordinary day stay where they are.
            ("2026-02-28", .next, "2026-02-28"), ("2026-02-28", .previous, "2026-02-28"), ("2026-03-03", .followingInPeriod, "2026-03-03"),
        ])
    func shifts(iso: String, policy: ShiftPolicy, expected: String) {
        let month = PeriodScheme.standard.period(.month, containing: day(iso))
        #expect(policy.shifted(day(iso), calendar: calendar, period: month) == day(expected))
    }

    @Test("A tie goes to the day before; a period without a working day is left; without a period the day after is taken")
    func shiftCorners() throws {
        // Friday 2026-04-03 and Tuesday 04-07 are both two days from Sunday 04-05.
        #expect(ShiftPolicy.nearest.shifted(day("2026-04-05"), calendar: calendar) == day("2026-04-03"))
        let empty = PeriodScheme.standard.period(.week, containing: day("2026-02-18"))
        #expect(ShiftPolicy.followingInPeriod.shifted(day("2026-02-18"), calendar: calendar, period: empty) == day("2026-02-24"))
        #expect(ShiftPolicy.followingInPeriod.shifted(day("2026-01-31"), calendar: calendar) == day("2026-02-02"))
        #expect(ShiftPolicy(rawValue: "following_in_period") == .followingInPeriod && ShiftPolicy.allCases.count == 5)
    }

    @Test("On every day of 2026, the policies keep their promises")
    func shiftProperties() {
        for number in day("2026-01-01").day...day("2026-12-31").day {
            let date = CivilDate(day: number)
            let month = PeriodScheme.standard.period(.month, containing: date)
            let shifted = ShiftPolicy.allCases.map { ($0, $0.shifted(date, calendar: calendar, period: month)) }
            for (policy, result) in shifted {
                if policy == .none || calendar.isWorkingDay(date) {
                    #expect(result == date)
                } else {
                    #expect(calendar.isWorkingDay(result))
                }
                if policy == .followingInPeriod, calendar.workingDays(from: month.start, to: month.lastDay) > 0 {
                    #expect(month.contains(result))
                }
                if policy == .previous { #expect(result <= date) }
                if policy == .next { #expect(result >= date) }
            }
        }
    }
}
