import LianhuCore
import Testing

@Suite("Recurrences: bounds and ends")
struct RecurrenceTests {
    private func recurrence(_ text: String, _ start: String = "2026-01-05T09:00") throws -> Recurrence {
        try Recurrence(rule: RecurrenceRule(parsing: text), start: try #require(WallTime(start)))
    }

    @Test(
        "A rule that never comes ends, and says how far was searched",
        arguments: [
            ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2426-01-05"), ("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30", "2426-01-05"),
            ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "2426-01-05"), ("FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30", "2426-01-05"),
            ("FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30", "2426-01-05"), ("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "2426-01-05"),
            ("FREQ=DAILY;INTERVAL=7;BYDAY=TU", "2426-01-05"), ("FREQ=MONTHLY;BYDAY=6MO", "2426-01-05"),
            ("FREQ=MONTHLY;BYMONTHDAY=1;BYSETPOS=2", "2426-01-05"), ("FREQ=DAILY;BYHOUR=9;BYSETPOS=2", "2426-01-05"),
            // Grids that the other parts never meet.
            ("FREQ=SECONDLY;INTERVAL=2;BYSECOND=1", "2426-01-05"), ("FREQ=HOURLY;INTERVAL=24;BYHOUR=8", "2426-01-05"),
            ("FREQ=MINUTELY;INTERVAL=7;BYHOUR=9;BYMINUTE=1;BYDAY=MO;BYSECOND=0;BYSETPOS=2", "2426-01-05"),
            ("FREQ=SECONDLY;INTERVAL=604800;BYDAY=TU", "2426-01-05"),
            ("FREQ=DAILY;UNTIL=20260104", "2026-01-05"), ("FREQ=DAILY;BYMONTH=3;UNTIL=20260201", "2026-02-01"),
        ])
    func never(text: String, through: String) throws {
        let recurrence = try recurrence(text)
        let (times, end) = recurrence.expansion(limit: 1)
        #expect(times.isEmpty)
        let error = try #require(throws: OccasionError.self) { try recurrence.requireOccurrence() }
        #expect(error.code == .never && error.args["from"] == "2026-01-05" && error.args["to"] == through)
        try PhraseCheck.expectComplete(error)
        if text.contains("UNTIL") {
            #expect(end == .until)
        } else {
            #expect(end == .searched(from: day("2026-01-05"), through: day(through)))
        }
    }

    @Test("A rule is searched for 400 years, so that what comes once in them is found, and no more")
    func horizon() throws {
        // A leap day on a Monday in years divisible by 400 does not exist; on a Tuesday it is 2000, 2400, …
        let leap = try recurrence("FREQ=YEARLY;INTERVAL=400;BYMONTH=2;BYMONTHDAY=29;BYDAY=TU", "2000-01-01").expansion(limit: 3)
        #expect(leap.times.map(\.date) == [day("2000-02-29"), day("2400-02-29"), day("2800-02-29")])
        let never = try recurrence("FREQ=YEARLY;INTERVAL=400;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO", "2000-01-01").expansion(limit: 3)
        #expect(never.times.isEmpty)
        // Every 300th leap day comes again after 1200 years, which is the documented limit of the search.
        let cut = try recurrence("FREQ=YEARLY;INTERVAL=300", "2000-02-29").expansion(limit: 3)
        #expect(cut.times.map(\.date) == [day("2000-02-29")] && cut.end == .searched(from: day("2000-02-29"), through: day("2400-02-29")))
    }

    @Test("The sequence can be read with for, and ends with COUNT, UNTIL or the year 9999")
    func ends() throws {
        var read: [String] = []
        for time in try recurrence("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3") { read.append(time.date.description) }
        #expect(read == ["2026-01-31", "2026-03-31", "2026-05-31"])
        #expect(try recurrence("FREQ=DAILY;COUNT=3").expansion(limit: 3).end == .count)
        #expect(try recurrence("FREQ=DAILY;COUNT=3").expansion(limit: 2).end == nil)
        #expect(try recurrence("FREQ=DAILY;UNTIL=20260106").expansion(limit: 3).end == .until)
        let last = try recurrence("FREQ=WEEKLY", "9999-12-20").expansion(limit: 5)
        #expect(last.times.map(\.date.description) == ["9999-12-20", "9999-12-27"] && last.end == .lastYear)
        for end in [RecurrenceEnd.count, .until, .searched(from: day("2026-01-01"), through: day("2426-01-01")), .lastYear] {
            #expect(end.text(in: .en) != end.text(in: .zh) && !end.text(in: .en).contains("{"))
        }
    }

    @Test("UNTIL is inclusive: a date with its whole day, a time to the second, UTC by the zone")
    func until() throws {
        #expect(
            try recurrence("FREQ=HOURLY;INTERVAL=8;UNTIL=20260106").expansion(limit: 9).times.map(\.description).last
                == "2026-01-06T17:00:00")
        #expect(try recurrence("FREQ=HOURLY;UNTIL=20260105T110000").expansion(limit: 9).times.count == 3)
        #expect(try recurrence("FREQ=HOURLY;UNTIL=20260105T105959").expansion(limit: 9).times.count == 2)
        let rule = try RecurrenceRule(parsing: "FREQ=HOURLY;UNTIL=20260105T030000Z")
        let start = try #require(WallTime("2026-01-05T09:00"))
        let shanghai = try Recurrence(rule: rule, start: start, zone: RecurrenceVectors.zone("Asia/Shanghai"))
        #expect(shanghai.expansion(limit: 9).times.count == 3)
        let error = try #require(throws: OccasionError.self) { try Recurrence(rule: rule, start: start) }
        #expect(error.code == .untilNeedsZone)
        try PhraseCheck.expectComplete(error)
    }

    @Test("A huge interval and a huge count overflow nothing")
    func huge() throws {
        for frequency in RecurrenceRule.Frequency.allCases {
            let far = try recurrence("FREQ=\(frequency.rawValue);INTERVAL=1000000").expansion(limit: 2)
            #expect(far.times.first?.description == "2026-01-05T09:00:00")
        }
        let many = try recurrence("FREQ=DAILY;COUNT=1000000").occurrences(in: DateSpan(from: day("2030-01-01"), to: day("2030-01-03")))
        #expect(many.count == 3)
        #expect(try recurrence("FREQ=DAILY").occurrences(in: DateSpan(from: day("2030-01-03"), to: day("2030-01-01"))).isEmpty)
        #expect(try recurrence("FREQ=DAILY").occurrences(in: DateSpan(from: day("2020-01-03"), to: day("2026-01-06"))).count == 2)
    }

    private func day(_ iso: String) -> CivilDate { Given.day(iso) }
}
