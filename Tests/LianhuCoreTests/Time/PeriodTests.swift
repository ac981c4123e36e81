import LianhuCore
import Testing

@Suite("Periods")
struct PeriodTests {
    /// Schemes whose months begin on every allowed day.
    static let schemes = PeriodScheme.monthStartDays.map { PeriodScheme(monthStartDay: $0) }

    @Test("Periods of every kind tile a leap cycle, and keys and codes lead back to them", arguments: schemes)
    func tiling(scheme: PeriodScheme) throws {
        // A whole cycle of four years for each start day; the long cycle is gone through below for calendar months.
        let from = try #require(CivilDate("2023-12-20"))
        let to = try #require(CivilDate("2028-01-10"))
        for kind in PeriodKind.allCases { try checkTiling(kind, scheme, from: from, to: to) }
    }

    @Test("Calendar periods tile 1900 to 2100")
    func longTiling() throws {
        let from = try #require(CivilDate("1900-01-01"))
        let to = try #require(CivilDate("2100-12-31"))
        for kind in PeriodKind.allCases { try checkTiling(kind, .standard, from: from, to: to) }
    }

    private func checkTiling(_ kind: PeriodKind, _ scheme: PeriodScheme, from: CivilDate, to: CivilDate) throws {
        var keys: Set<String> = []
        var period = scheme.period(kind, containing: from)
        try #require(period.contains(from))
        var listed: [Period] = []
        while period.start <= to {
            listed.append(period)
            try #require(period.kind == kind)
            try #require(period.dayCount == period.end - period.start && period.dayCount > 0)
            try #require(period.lastDay.adding(days: 1) == period.end)
            try #require(keys.insert(period.key).inserted)
            try #require(Period(key: period.key, scheme: scheme) == period)
            try #require(Period(code: period.code, scheme: scheme) == period)
            try #require(!period.contains(period.start.adding(days: -1)) && !period.contains(period.end))
            for offset in 0..<period.dayCount {
                let day = period.start.adding(days: offset)
                try #require(period.contains(day))
                try #require(scheme.period(kind, containing: day) == period)
            }
            let next = scheme.next(after: period)
            try #require(next.start == period.end)
            try #require(scheme.previous(before: next) == period)
            try #require(period < next && period.code < next.code)
            period = next
        }
        #expect(scheme.periods(kind, intersecting: from, to: to) == listed)
        #expect(scheme.periods(kind, intersecting: to, to: from).isEmpty)
    }

    @Test(
        "The forms of the keys",
        arguments: [  // S3
            (PeriodKind.day, "2026-07-01", "2026-07-01", "2026-07-01"), (.week, "2026-07-15", "2026-W29", "2026-07-19"),
            (.fortnight, "2026-07-13", "2026-07-13/14d", "2026-07-26"), (.fortnight, "2026-07-26", "2026-07-13/14d", "2026-07-26"),
            (.xun, "2026-07-10", "2026-07-x1", "2026-07-10"), (.xun, "2026-07-11", "2026-07-x2", "2026-07-20"),
            (.xun, "2026-02-28", "2026-02-x3", "2026-02-28"), (.xun, "2026-07-31", "2026-07-x3", "2026-07-31"),
            (.halfMonth, "2026-07-15", "2026-07-h1", "2026-07-15"), (.halfMonth, "2026-07-16", "2026-07-h2", "2026-07-31"),
            (.month, "2026-07-15", "2026-07", "2026-07-31"), (.quarter, "2026-07-15", "2026-Q3", "2026-09-30"),
            (.halfYear, "2026-07-15", "2026-H2", "2026-12-31"), (.halfYear, "2026-06-30", "2026-H1", "2026-06-30"),
            (.year, "2026-07-15", "2026", "2026-12-31"), (.week, "2027-01-03", "2026-W53", "2027-01-03"),
        ])
    func keyForms(kind: PeriodKind, day: String, key: String, lastDay: String) throws {
        let period = PeriodScheme.standard.period(kind, containing: try #require(CivilDate(day)))
        #expect(period.key == key)
        #expect("\(period)" == key)
        #expect(period.lastDay.description == lastDay)
    }

    @Test(
        "Texts that are no key of a standard period",
        arguments: [
            "", "26", "02026", "2026-", "2026-W00", "2026-W54", "2025-W53", "2026-W1", "2026-Q0", "2026-Q5", "2026-H0", "2026-H3",
            "2026-13",
            "2026-00", "2026-07-x0", "2026-07-x4", "2026-07-h3", "2026-07-h0", "2026-07-32", "2026-07-14/14d", "2026-07-06/14d",
            "2026-07-13/15d",
            "2026-7", "2026-Q03", "after:2026-07-1", "after:", "2026-07-01 ", "2026-W29 ", "0000", "2026-07-13/14D", "2026-w29",
        ])
    func noKeys(text: String) {
        #expect(Period(key: text, scheme: .standard) == nil)
    }

    @Test("Codes of no period are refused")
    func noCodes() throws {
        let day = Int64(try #require(CivilDate("2026-07-15")).day)
        for kind in PeriodKind.allCases where kind != .day {
            #expect(Period(code: day * 16 + Int64(kind.rawValue), scheme: .standard) == nil)
        }
        for code in [0, 11, 15, Int64.max, .min, day * 16, day * 16 + 11] { #expect(Period(code: code, scheme: .standard) == nil) }
    }

    @Test("Shifted months are named after the month that holds most of their days", arguments: Array(1...28))  // S2
    func shiftedNames(startDay: Int) throws {
        let scheme = PeriodScheme(monthStartDay: startDay)
        for period in scheme.periods(.month, intersecting: try #require(CivilDate("2023-12-01")), to: try #require(CivilDate("2029-01-31")))
        {
            let days = (0..<period.dayCount).map { String(period.start.adding(days: $0).description.prefix(7)) }
            let named = days.count { $0 == period.key }
            // The one exception: from the 16th, February, which would else be a second March, and the ties of 30-day months.
            if startDay == 16, period.start.month == 2 {
                #expect(period.key.hasSuffix("-02"))
            } else {
                #expect(named * 2 >= days.count)
            }
            #expect(period.start.dayOfMonth == startDay)
        }
    }

    @Test("Months from the 26th: quarters, half-years and years shift along")
    func shiftedLong() throws {
        let scheme = PeriodScheme(monthStartDay: 26)
        let day = try #require(CivilDate("2026-09-26"))
        let expected: [(PeriodKind, String, String, String)] = [
            (.month, "2026-10", "2026-09-26", "2026-10-25"), (.quarter, "2026-Q4", "2026-09-26", "2026-12-25"),
            (.halfYear, "2026-H2", "2026-06-26", "2026-12-25"), (.year, "2026", "2025-12-26", "2026-12-25"),
            (.xun, "2026-09-x3", "2026-09-21", "2026-09-30"), (.halfMonth, "2026-09-h2", "2026-09-16", "2026-09-30"),
        ]
        for (kind, key, first, last) in expected {
            let period = scheme.period(kind, containing: day)
            #expect(period.key == key)
            #expect(period.start.description == first)
            #expect(period.lastDay.description == last)
        }
        // The same key is another period in another scheme.
        #expect(Period(key: "2026-10", scheme: scheme)?.start.description == "2026-09-26")
        #expect(Period(key: "2026-10", scheme: .standard)?.start.description == "2026-10-01")
    }

    @Test("Another anchor moves the fortnights by a week")
    func anchor() throws {
        let scheme = PeriodScheme(fortnightAnchor: try #require(CivilDate("2024-01-08")))
        #expect(Period(key: "2026-07-06/14d", scheme: scheme)?.lastDay.description == "2026-07-19")
        #expect(Period(key: "2026-07-13/14d", scheme: scheme) == nil)
        #expect(PeriodScheme.standard.fortnightAnchor.description == "2024-01-01")
    }

    @Test("Kinds have the words of the rule files")
    func kinds() {
        let words = ["day", "week", "fortnight", "xun", "half_month", "month", "quarter", "half_year", "year"]
        #expect(PeriodKind.allCases.map(\.name) == words)
        #expect(words.compactMap { PeriodKind(name: $0) } == PeriodKind.allCases)
        #expect(PeriodKind(name: "monthly") == nil)
        #expect(PeriodKind.allCases.filter(\.isMonthOrLonger) == [.month, .quarter, .halfYear, .year])
        #expect(PeriodKind.allCases.map(\.rawValue) == Array(1...9))
    }
}
