import LianhuCore
import Testing

@Suite("Spans of time")
struct TimeSpanTests {
    @Test(
        "Spans are read with sign and unit",
        arguments: [  // S26
            ("+5wd", 5, TimeSpan.Unit.workingDays, "5wd"), ("-3d", -3, .days, "-3d"), ("48h", 48, .hours, "48h"),
            ("8wh", 8, .workingHours, "8wh"),
            ("30m", 30, .minutes, "30m"), ("0d", 0, .days, "0d"), ("-0d", 0, .days, "0d"), ("007d", 7, .days, "7d"),
            ("100000m", 100_000, .minutes, "100000m"),
        ])
    func read(text: String, amount: Int, unit: TimeSpan.Unit, written: String) throws {
        let span = try TimeSpan(parsing: text)
        #expect(span == TimeSpan(amount: amount, unit: unit))
        #expect(span.description == written)
        #expect(try TimeSpan(parsing: span.description) == span)
        #expect(span.isOfDays == (unit == .days || unit == .workingDays))
    }

    @Test(
        "Other texts say what is wrong",
        arguments: [
            ("", TimeSpanError.empty), ("5", .bareNumber("5")), ("-30", .bareNumber("-30")), ("d", .noNumber("d")), ("+", .noNumber("+")),
            ("+-5d", .noNumber("+-5d")), (" 5d", .noNumber(" 5d")), ("５d", .noNumber("５d")), ("5 d", .unknownUnit(" d")),
            ("5D", .unknownUnit("D")),
            ("5days", .unknownUnit("days")), ("5w", .unknownUnit("w")), ("1.5d", .unknownUnit(".5d")), ("5wd ", .unknownUnit("wd ")),
            ("100001d", .tooLarge("100001d")), ("99999999999999999999d", .tooLarge("99999999999999999999d")),
        ])
    func refused(text: String, error: TimeSpanError) {
        #expect(throws: error) { try TimeSpan(parsing: text) }
    }

    @Test("S26 The message for a bare number names every unit")
    func message() {
        let message = TimeSpanError.bareNumber("5").description
        for unit in TimeSpan.Unit.allCases { #expect(message.contains(unit.rawValue + " (")) }
        #expect(message.contains("'5' has no unit"))
    }
}
