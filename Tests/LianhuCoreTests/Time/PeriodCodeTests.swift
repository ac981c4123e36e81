import LianhuCore
import Testing

@Suite("Codes of periods")
struct PeriodCodeTests {
    @Test("S3 a code tells its period without the scheme that cut it, whatever months and fortnights begin with") func anyScheme() throws {
        for startDay in [1, 5, 16, 17, 28] {
            for anchor in [0, 7] {
                let scheme = PeriodScheme(
                    monthStartDay: startDay, fortnightAnchor: PeriodScheme.standardFortnightAnchor.adding(days: anchor))
                for kind in PeriodKind.allCases {
                    for offset in stride(from: 0, to: 800, by: 13) {
                        let period = scheme.period(kind, containing: Given.day("2025-06-01").adding(days: offset))
                        #expect(Period(code: period.code) == period && Period(code: period.code)?.key == period.key)
                    }
                }
            }
        }
    }

    @Test("S3 what is counted from a day has a key and a code of its own") func after() throws {
        let period = Period.after(Given.day("2026-01-05"))
        #expect(period.key == "after:2026-01-05" && Period(key: period.key, scheme: .standard) == period)
        #expect(Period(code: period.code) == period)
        let day = Period.occasion(Given.day("2026-01-05"))
        #expect(day.key == "2026-01-05" && day.code != period.code)
    }

    @Test("S3 codes of schema 1 are what they were") func frozen() {
        let codes = PeriodKind.allCases.map { PeriodScheme.standard.period($0, containing: Given.day("2026-07-15")).code }
        #expect(codes == [330_385, 330_354, 330_355, 330_324, 330_165, 330_166, 330_167, 330_168, 327_273])
        #expect(PeriodKind.allCases.map(\.rawValue) == [1, 2, 3, 4, 5, 6, 7, 8, 9] && PeriodKind.after.rawValue == 10)
    }
}
