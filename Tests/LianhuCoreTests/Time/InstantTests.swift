import LianhuCore
import Testing

@Suite("Instants")
struct InstantTests {
    @Test(
        "RFC 3339 texts are read",
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("2026-10-01T01:02:03.456Z", 1_790_816_523_456), ("2026-10-01T01:02:03Z", 1_790_816_523_000),
            ("2026-10-01T09:02:03+08:00", 1_790_816_523_000), ("2026-09-30T19:32:03.4-05:30", 1_790_816_523_400),
            ("2026-10-01T01:02:03.05-00:00", 1_790_816_523_050), ("1969-12-31T23:59:59.999Z", -1),
            ("0001-01-01T00:00:00Z", -62_135_596_800_000),
            ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
        ] as [(String, Int64)])
    func read(text: String, milliseconds: Int64) {
        #expect(Instant(text)?.milliseconds == milliseconds)
    }

    @Test(
        "Other texts are refused",
        arguments: [
            "", "2026-10-01", "2026-10-01T01:02:03", "2026-10-01 01:02:03Z", "2026-10-01t01:02:03z", "2026-10-01T24:00:00Z",
            "2026-10-01T01:60:00Z",
            "2026-12-31T23:59:60Z", "2026-10-01T01:02:03.Z", "2026-10-01T01:02:03.1234Z", "2026-10-01T01:02:03.1",
            "2026-10-01T01:02:03+0800",
            "2026-10-01T01:02:03+24:00", "2026-10-01T01:02:03+08:60", "2026-10-01T01:02:03+08", "2026-10-01T01:02:03ZZ",
            "2026-10-01T1:02:03Z",
            "2026-02-30T01:02:03Z", "0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-00:01", "2026-10-01T01:02:03,5Z",
            "2026-10-01T01:02Z       ",
        ])
    func refused(text: String) {
        #expect(Instant(text) == nil)
    }

    @Test(
        "Written always in UTC with three digits, and read back",
        arguments: [
            0, 1, -1, 999, 1000, -1000, 1_790_816_523_456, -62_135_596_800_000, 253_402_300_799_999,
        ] as [Int64])
    func roundTrip(milliseconds: Int64) {
        let instant = Instant(milliseconds: milliseconds)
        #expect(instant.description.utf8.count == 24)
        #expect(Instant(instant.description) == instant)
    }

    @Test("Shown as in the contract")
    func shown() {
        #expect(Instant(milliseconds: 1_790_816_523_456).description == "2026-10-01T01:02:03.456Z")
        #expect(Instant(milliseconds: 0).description == "1970-01-01T00:00:00.000Z")
        #expect(Instant(milliseconds: .max).description == "9223372036854775807ms")
        #expect(Instant(milliseconds: .min).description == "-9223372036854775808ms")
    }

    @Test("Hours, minutes and seconds are added on the wall-clock-free line")  // S26
    func adding() throws {
        let start = try #require(Instant("2026-10-01T00:00:00Z"))
        #expect(start.adding(hours: 48).description == "2026-10-03T00:00:00.000Z")
        #expect(start.adding(minutes: -30).description == "2026-09-30T23:30:00.000Z")
        #expect(start.adding(seconds: 1).adding(milliseconds: -1).description == "2026-10-01T00:00:00.999Z")
        #expect(start.adding(hours: 1) - start == 3_600_000)
        #expect(start < start.adding(milliseconds: 1))
        #expect(Instant(milliseconds: -1).seconds == -1)
    }
}
