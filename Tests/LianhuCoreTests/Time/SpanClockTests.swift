import LianhuCore
import Testing

// 2026-07-01 is a Wednesday; 1–7 October is a holiday and Saturday the 10th is worked.
@Suite("Deadlines of spans") struct SpanClockTests {
    private func at(_ text: String) -> Instant {
        Instant("\(text.prefix(10))T\(text.dropFirst(11)):00+08:00") ?? Instant(milliseconds: 0)
    }

    private func clock() throws -> SpanClock { SpanClock(calendar: try Given.calendar(), zone: try Given.zone()) }

    @Test(
        "S26 48h, 8wh, 2wd and 7d are four different things",
        arguments: [
            ("48h", "2026-07-03 17:00", "2026-07-05 17:00"), ("30m", "2026-07-03 23:45", "2026-07-04 00:15"),
            ("7d", "2026-07-03 17:00", "2026-07-11 00:00"), ("2wd", "2026-07-03 17:00", "2026-07-08 00:00"),
            ("2wd", "2026-07-04 09:00", "2026-07-08 00:00"), ("0wd", "2026-07-03 17:00", "2026-07-04 00:00"),
            // seven working hours a day: 08:30–12:00 and 14:00–17:30
            ("1wh", "2026-07-03 09:00", "2026-07-03 10:00"), ("4wh", "2026-07-03 09:00", "2026-07-03 15:00"),
            ("1wh", "2026-07-03 12:30", "2026-07-03 15:00"), ("1wh", "2026-07-03 17:00", "2026-07-06 09:00"),
            ("7wh", "2026-07-03 08:30", "2026-07-03 17:30"), ("8wh", "2026-07-03 08:30", "2026-07-06 09:30"),
            ("2wh", "2026-07-04 10:00", "2026-07-06 10:30"), ("2wh", "2026-09-30 16:30", "2026-10-08 09:30"),
            ("1wh", "2026-10-09 17:00", "2026-10-10 09:00"), ("3wd", "2026-09-30 09:00", "2026-10-11 00:00"),
        ])
    func deadlines(span: String, start: String, late: String) throws {
        #expect(try clock().deadline(try TimeSpan(parsing: span), from: at(start)) == at(late))
    }

    @Test(
        "S30 a pause gives back what was left, in the deadline's own unit",
        arguments: [
            // paused on Thursday 2 July at 09:00, over on Thursday 9 July at 00:00
            (TimeSpan.Unit.hours, "2026-07-02 12:00", "2026-07-09 03:00"), (.minutes, "2026-07-02 09:30", "2026-07-09 00:30"),
            (.days, "2026-07-05 00:00", "2026-07-12 00:00"), (.workingDays, "2026-07-04 00:00", "2026-07-11 00:00"),
            (.workingDays, "2026-07-03 00:00", "2026-07-10 00:00"), (.workingHours, "2026-07-02 15:00", "2026-07-09 14:30"),
            // what was late before stays as late as it was
            (.workingDays, "2026-07-01 00:00", "2026-07-01 00:00"), (.hours, "2026-07-02 09:00", "2026-07-02 09:00"),
        ])
    func pauses(unit: TimeSpan.Unit, due: String, resumed: String) throws {
        let clock = try clock()
        #expect(
            clock.resumed(at(due), unit: unit, pausedAt: at("2026-07-02 09:00"), at: at("2026-07-09 00:00")) == at(resumed))
    }

    @Test("working hours backwards are those forwards, for every start of a working week") func backwards() throws {
        let clock = try clock()
        for minute in stride(from: 0, to: 5 * 1_440, by: 35) {
            let start = at("2026-07-06 00:00").adding(minutes: minute)
            for hours in 1...9 {
                let end = clock.deadline(TimeSpan(amount: hours, unit: .workingHours), from: start)
                let back = clock.start(TimeSpan(amount: hours, unit: .workingHours), before: end)
                #expect(clock.deadline(TimeSpan(amount: hours, unit: .workingHours), from: back) == end, "\(start) \(hours)")
            }
        }
    }
}
