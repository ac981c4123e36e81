import LianhuCore
import Testing

@Suite("When periods close")
struct ClosingOrderTests {
    private static let scheme = PeriodScheme.standard

    private func day(_ text: String) -> CivilDate { CivilDate(text) ?? CivilDate(day: 0) }

    private func duty(_ kind: PeriodKind, _ first: String, _ closesOn: String) -> Closing.Duty {
        Closing.Duty(period: Self.scheme.period(kind, containing: day(first)), closesOn: day(closesOn))
    }

    @Test("S46 the working day after closes and entry grace; what was adopted late gets the time of a transfer")
    func days() {
        let calendar = WorkCalendar.weekdaysOnly(name: "weekdays")
        let grace = TimeSpan(amount: 3, unit: .workingDays)
        func closing(_ closes: String, adopted: String? = nil) -> String {
            Closing.day(closes: day(closes), entryGrace: grace, adoptedOn: adopted.map(day), calendar: calendar).description
        }
        // 2026-08-07 is a Friday: Wednesday ends the grace, Thursday closes.
        #expect(closing("2026-08-07") == "2026-08-13")
        #expect(closing("2026-08-04") == "2026-08-10")
        #expect(closing("2026-08-07", adopted: "2026-06-20") == "2026-08-13")
        #expect(closing("2026-08-07", adopted: "2026-09-01") == "2026-09-14")
        #expect(Closing.postponed(day("2026-08-13"), calendar: calendar) == day("2026-08-20"))
    }

    @Test("S46 an obligation belongs to the month, quarter and year of its last nominal day")
    func belonging() {
        let days = Closing.days(
            [duty(.week, "2026-06-29", "2026-07-14"), duty(.quarter, "2026-07-01", "2026-10-19")], postponed: [:], scheme: Self.scheme)
        #expect(
            days.map { "\($0.period.key) \($0.day)" } == [
                "2026-07 2026-07-14", "2026-09 2026-10-19", "2026-Q3 2026-10-19", "2026 2026-10-19",
            ])
    }

    @Test("S46 no month before an earlier one, no quarter before its months, nothing before it ended")
    func order() {
        let duties = [
            duty(.month, "2026-07-01", "2026-08-13"), duty(.month, "2026-08-01", "2026-09-10"), duty(.month, "2026-09-01", "2026-10-19"),
        ]
        func due(_ today: String, _ postponed: [String: String] = [:], closed: [String] = []) -> [String] {
            let codes = Dictionary(
                uniqueKeysWithValues: postponed.compactMap { key, until in
                    Period(key: key, scheme: Self.scheme).map { ($0.code, day(until)) }
                })
            let days = Closing.days(duties, postponed: codes, scheme: Self.scheme).filter { !closed.contains($0.period.key) }
            return Closing.due(days, on: day(today)).map(\.key)
        }
        #expect(due("2026-08-12") == [])
        #expect(due("2026-08-13") == ["2026-07"])
        #expect(due("2026-09-10") == ["2026-07", "2026-08"])
        #expect(due("2026-09-10", ["2026-07": "2026-09-11"]) == [])
        #expect(due("2026-09-11", ["2026-07": "2026-09-11"]) == ["2026-07", "2026-08"])
        #expect(due("2026-10-19") == ["2026-07", "2026-08", "2026-09", "2026-Q3"])
        #expect(due("2026-10-19", ["2026-09": "2026-10-26"]) == ["2026-07", "2026-08"])
        #expect(due("2026-10-19", ["2026-Q3": "2026-10-26"]) == ["2026-07", "2026-08", "2026-09"])
        #expect(due("2026-10-26", ["2026-Q3": "2026-10-26"], closed: ["2026-07", "2026-08", "2026-09"]) == ["2026-Q3"])
        #expect(due("2026-12-31") == ["2026-07", "2026-08", "2026-09", "2026-Q3"])
        #expect(due("2027-01-01") == ["2026-07", "2026-08", "2026-09", "2026-Q3", "2026"])
    }
}
