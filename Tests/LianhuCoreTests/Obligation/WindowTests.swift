import LianhuCore
import Testing

@Suite("Windows")
struct WindowTests {
    private func window(_ kind: PeriodKind, _ day: String, closes: ClosesPolicy = .standard, grace: TimeSpan? = nil) throws -> Window {
        let scheme = PeriodScheme.standard
        return WindowPolicy(of: Given.rule(per: kind, closes: closes, grace: grace))
            .window(of: scheme.period(kind, containing: Given.day(day)), scheme: scheme, calendar: try Given.calendar())
    }

    @Test(
        "S6 S28 standard windows: opens, due and closes of each kind of period",
        arguments: [
            // Month and longer: +5wd.
            (PeriodKind.month, "2026-07-10", "2026-07-01", "2026-07-31", "2026-08-07"),
            (.month, "2026-03-10", "2026-03-01", "2026-03-31", "2026-04-08"),
            // Labour Day takes 1–5 May, Saturday 9 May works.
            (.month, "2026-04-10", "2026-04-01", "2026-04-30", "2026-05-11"),
            // National Day takes 1–7 October, Saturday 10 October works.
            (.month, "2026-09-10", "2026-09-01", "2026-09-30", "2026-10-13"),
            (.quarter, "2026-08-01", "2026-07-01", "2026-09-30", "2026-10-13"),
            (.halfYear, "2026-03-01", "2026-01-01", "2026-06-30", "2026-07-07"),
            // Beyond coverage the week alone serves.
            (.year, "2026-03-01", "2026-01-01", "2026-12-31", "2027-01-07"),
            // Shorter: +2wd.
            (.week, "2026-07-15", "2026-07-13", "2026-07-19", "2026-07-21"),
            (.fortnight, "2026-07-15", "2026-07-13", "2026-07-26", "2026-07-28"),
            (.xun, "2026-07-15", "2026-07-11", "2026-07-20", "2026-07-22"),
            (.halfMonth, "2026-07-15", "2026-07-01", "2026-07-15", "2026-07-17"),
            // A day closes when it is due.
            (.day, "2026-07-15", "2026-07-15", "2026-07-15", "2026-07-15"),
            // The week of 2026-02-16 has no working day: due moves to the first one after it, and closes follows.
            (.week, "2026-02-16", "2026-02-16", "2026-02-24", "2026-02-26"),
            (.week, "2026-02-24", "2026-02-23", "2026-03-01", "2026-03-03"),
        ])
    func standard(kind: PeriodKind, day: String, opens: String, due: String, closes: String) throws {
        #expect(try window(kind, day) == Given.window(opens, due, closes))
    }

    @Test("S2 bounds are stored as the exclusive next day and shown as inclusive days")
    func bounds() throws {
        let window = try window(.month, "2026-07-10", grace: TimeSpan(amount: 2, unit: .days))
        #expect(window.opens == Given.day("2026-07-01"))
        #expect(window.dueBefore == Given.day("2026-08-01") && window.due == Given.day("2026-07-31"))
        #expect(window.graceBefore == Given.day("2026-08-03") && window.grace == Given.day("2026-08-02"))
        #expect(window.closesBefore == Given.day("2026-08-08") && window.closes == Given.day("2026-08-07"))
        #expect(window.holds(window.opens) && window.holds(window.closes))
        #expect(!window.holds(window.opens.adding(days: -1)) && !window.holds(window.closesBefore))
    }

    @Test("S6 closes: due forbids catching up")
    func closesAtDue() throws {
        #expect(try window(.month, "2026-07-10", closes: .due) == Given.window("2026-07-01", "2026-07-31", "2026-07-31"))
    }

    @Test(
        "S6 closes is never beyond the nominal end of the next period",
        arguments: [
            (PeriodKind.month, "2026-07-10", TimeSpan(amount: 90, unit: .days), "2026-08-31"),
            (.month, "2026-07-10", TimeSpan(amount: 31, unit: .days), "2026-08-31"),
            (.month, "2026-07-10", TimeSpan(amount: 30, unit: .days), "2026-08-30"),
            (.week, "2026-07-15", TimeSpan(amount: 30, unit: .workingDays), "2026-07-26"),
            (.day, "2026-07-15", TimeSpan(amount: 3, unit: .days), "2026-07-16"),
        ])
    func bounded(kind: PeriodKind, day: String, closes: TimeSpan, expected: String) throws {
        #expect(try window(kind, day, closes: .after(closes)).closes == Given.day(expected))
    }

    @Test("S6 opens ≤ due ≤ grace ≤ closes for every period of a year, policy and grace")
    func ordered() throws {
        let policies: [ClosesPolicy] = [
            .standard, .due, .after(TimeSpan(amount: 3, unit: .workingDays)), .after(TimeSpan(amount: 40, unit: .days)),
        ]
        let graces: [TimeSpan?] = [nil, TimeSpan(amount: 1, unit: .days), TimeSpan(amount: 20, unit: .workingDays)]
        let calendar = try Given.calendar()
        let scheme = PeriodScheme.standard
        for kind in PeriodKind.allCases {
            for period in scheme.periods(kind, intersecting: Given.day("2026-01-01"), to: Given.day("2026-12-31")) {
                for closes in policies {
                    for grace in graces {
                        let window = WindowPolicy(of: Given.rule(per: kind, closes: closes, grace: grace))
                            .window(of: period, scheme: scheme, calendar: calendar)
                        #expect(window.isOrdered && window.opens == period.start && window.due >= period.lastDay)
                        #expect(window.closes <= max(window.due, scheme.next(after: period).lastDay))
                    }
                }
            }
        }
    }
}
