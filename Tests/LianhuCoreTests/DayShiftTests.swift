import LianhuCore
import Testing

@Suite("Shifts of a day (S49)")
struct DayShiftTests {
    private static let day = CivilDate(day: 20_638)

    @Test(
        "A text is a shift with its beginning and its end, on the next day where it ends no later than it begins",
        arguments: [
            ("06:00-14:00", 360, 840), ("22:00-06:00", 1_320, 1_800), ("16:00-24:00", 960, 1_440), ("00:00-24:00", 0, 1_440),
            ("08:00-08:00", 480, 1_920), ("23:59-00:00", 1_439, 1_440),
        ])
    func parses(text: String, start: Int, end: Int) {
        let shift = DayShift(text)
        #expect(shift == DayShift(start: start, end: end))
        #expect(shift.flatMap { DayShift($0.text) } == shift)
    }

    @Test(
        "Anything else is none",
        arguments: [
            "", "-", "06:00", "6:00-14:00", "06:00-14:0", "06:60-14:00", "24:00-06:00", "06:00-24:01", "06:00-25:00", "06:00–14:00",
            "06:00-14:00-",
        ])
    func refuses(text: String) { #expect(DayShift(text) == nil) }

    @Test(
        "It is due on the day on which it ends, and closes two hours later",
        arguments: [
            ("06:00-14:00", 0, 0), ("14:00-22:00", 0, 0), ("14:00-22:01", 0, 1), ("16:00-24:00", 0, 1), ("22:00-06:00", 1, 1),
            ("22:00-22:00", 1, 1),
        ])
    func windows(text: String, due: Int, closes: Int) throws {
        let window = try #require(DayShift(text)).window(on: Self.day)
        #expect(window.opens == Self.day)
        #expect(window.due == Self.day.adding(days: due))
        #expect(window.grace == window.due)
        #expect(window.closes == Self.day.adding(days: closes))
    }
}
