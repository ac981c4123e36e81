import LianhuCore
import Testing

@Suite("Ages") struct AgeRangeTests {
    @Test(
        "an age is reached on the birthday, and on 1 March by who was born on 29 February",
        arguments: [
            ("1946-07-10", "2026-07-09", false), ("1946-07-10", "2026-07-10", true), ("1946-01-01", "2026-01-01", true),
            ("1946-12-31", "2026-12-30", false), ("1944-02-29", "2024-02-28", false), ("1944-02-29", "2024-02-29", true),
            ("1948-02-29", "2028-02-28", false), ("1940-02-29", "2019-02-28", false), ("1939-02-28", "2019-02-28", true),
            // who is not born has no age
            ("2026-08-01", "2026-07-31", false),
        ])
    func reached(born: String, day: String, isEighty: Bool) throws {
        let age = try #require(AgeRange("80+"))
        #expect(age.contains(born: Given.day(born), on: Given.day(day)) == isEighty)
    }

    @Test("both ends are included, and an age that has not come is none even from 0") func ends() throws {
        let age = try #require(AgeRange(from: 60, to: 79))
        func isInside(_ born: String) -> Bool { age.contains(born: Given.day(born), on: Given.day("2026-07-10")) }
        #expect(!isInside("1966-07-11") && isInside("1966-07-10") && isInside("1946-07-11") && !isInside("1946-07-10"))
        let young = try #require(AgeRange(from: nil, to: 6))
        #expect(young.contains(born: Given.day("2026-07-10"), on: Given.day("2026-07-10")))
        #expect(!young.contains(born: Given.day("2026-07-11"), on: Given.day("2026-07-10")))
    }

    @Test("what is no age is refused", arguments: ["60", "+60", "60-", "131+", "6 0+", "", "+", "sixty+", "٦٠+", "0060+"])
    func refused(text: String) { #expect(AgeRange(text) == nil) }

    @Test("a range needs an end, in order") func ranges() {
        #expect(AgeRange(from: nil, to: nil) == nil && AgeRange(from: 80, to: 60) == nil && AgeRange(from: 0, to: 131) == nil)
        #expect(AgeRange(from: 60, to: 60) != nil && AgeRange("0+") != nil)
    }
}
