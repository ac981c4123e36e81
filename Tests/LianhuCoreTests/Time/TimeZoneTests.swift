import Foundation
import LianhuCore
import Testing

/// A zone of the system's zoneinfo.
private func zone(_ name: String) throws -> TimeZoneRules {
    try TimeZoneRules(name: name, tzif: [UInt8](Data(contentsOf: URL(fileURLWithPath: "/usr/share/zoneinfo/" + name))))
}

@Suite("Time zones of the system")
struct TimeZoneTests {
    @Test(
        "Offsets at single instants",
        arguments: [
            ("Asia/Shanghai", "2026-10-01T00:00:00Z", 28_800), ("Asia/Shanghai", "1986-05-03T17:59:59.999Z", 28_800),
            ("Asia/Shanghai", "1986-05-03T18:00:00Z", 32_400), ("Asia/Shanghai", "1986-09-13T16:59:59.999Z", 32_400),
            ("Asia/Shanghai", "1986-09-13T17:00:00Z", 28_800), ("Asia/Shanghai", "1991-04-13T18:00:00Z", 32_400),
            ("Asia/Shanghai", "1991-07-01T00:00:00Z", 32_400), ("Asia/Shanghai", "1991-09-14T17:00:00Z", 28_800),
            ("Asia/Shanghai", "1992-07-01T00:00:00Z", 28_800), ("Asia/Shanghai", "1900-01-01T00:00:00Z", 29_143),
            ("Asia/Shanghai", "9999-12-31T23:59:59Z", 28_800), ("America/New_York", "2026-03-08T06:59:59.999Z", -18_000),
            ("America/New_York", "2026-03-08T07:00:00Z", -14_400), ("America/New_York", "2026-11-01T06:00:00Z", -18_000),
            ("America/New_York", "2037-12-01T00:00:00Z", -18_000), ("America/New_York", "2038-07-01T00:00:00Z", -14_400),
            ("America/New_York", "2100-07-01T00:00:00Z", -14_400), ("America/New_York", "2100-12-31T23:59:59Z", -18_000),
            ("America/New_York", "2400-07-01T00:00:00Z", -14_400), ("America/New_York", "9999-12-31T23:59:59Z", -18_000),
            ("Europe/London", "2026-07-01T00:00:00Z", 3600), ("Europe/London", "1970-01-01T00:00:00Z", 3600),
            ("Europe/London", "2150-01-01T00:00:00Z", 0), ("Europe/Dublin", "2150-07-01T00:00:00Z", 3600),
            ("Australia/Lord_Howe", "2026-07-01T00:00:00Z", 37_800), ("Australia/Lord_Howe", "2200-01-01T00:00:00Z", 39_600),
            ("Asia/Kathmandu", "2026-07-01T00:00:00Z", 20_700), ("UTC", "2026-07-01T00:00:00Z", 0),
        ])
    func offsets(name: String, instant: String, offset: Int) throws {
        #expect(try zone(name).utcOffset(at: try #require(Instant(instant))) == offset)
    }

    @Test(
        "Times on the wall that are left out, come twice, or neither",
        arguments: [  // S28a
            ("Asia/Shanghai", "2026-10-01", "09:02", "2026-10-01T01:02:00.000Z"),
            ("Asia/Shanghai", "1986-05-04", "02:30", "1986-05-03T18:30:00.000Z"),
            ("Asia/Shanghai", "1986-09-14", "01:30", "1986-09-13T16:30:00.000Z"),
            ("America/New_York", "2026-03-08", "01:59", "2026-03-08T06:59:00.000Z"),
            ("America/New_York", "2026-03-08", "02:30", "2026-03-08T07:30:00.000Z"),
            ("America/New_York", "2026-03-08", "03:00", "2026-03-08T07:00:00.000Z"),
            ("America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30:00.000Z"),
            ("America/New_York", "2026-11-01", "02:00", "2026-11-01T07:00:00.000Z"),
            ("America/New_York", "2150-03-08", "02:30", "2150-03-08T07:30:00.000Z"),
            ("America/New_York", "2150-11-01", "01:30", "2150-11-01T05:30:00.000Z"),
            ("Europe/London", "2026-03-29", "01:30", "2026-03-29T01:30:00.000Z"),
            ("Europe/London", "2026-10-25", "01:30", "2026-10-25T00:30:00.000Z"),
            ("Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:45:00.000Z"),
            ("Australia/Lord_Howe", "2026-04-05", "01:45", "2026-04-04T14:45:00.000Z"),
            ("America/Sao_Paulo", "2018-11-04", "00:00", "2018-11-04T03:00:00.000Z"),
            ("America/Sao_Paulo", "2018-11-04", "00:30", "2018-11-04T03:30:00.000Z"),
            ("Pacific/Apia", "2011-12-30", "12:00", "2011-12-30T22:00:00.000Z"),
            ("Pacific/Apia", "2011-12-31", "00:00", "2011-12-30T10:00:00.000Z"),
            ("Pacific/Apia", "2011-12-29", "23:59", "2011-12-30T09:59:00.000Z"),
        ])
    func wallTimes(name: String, day: String, time: String, expected: String) throws {
        let parts = time.split(separator: ":").compactMap { Int($0) }
        let instant = try zone(name).instant(try #require(CivilDate(day)), secondOfDay: parts[0] * 3600 + parts[1] * 60)
        #expect(instant.description == expected)
    }

    @Test(
        "Days begin at their first instant",
        arguments: [
            ("Asia/Shanghai", "2026-10-01", "2026-09-30T16:00:00.000Z"), ("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00.000Z"),
            // The whole day was left out, so it begins where the next one does.
            ("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00.000Z"), ("Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00.000Z"),
            // At 23:30 the clock went to 00:30.
            ("America/Toronto", "1919-03-31", "1919-03-31T04:30:00.000Z"),
            // At 00:01 the clock went back to 23:01, so midnight came twice.
            ("America/St_Johns", "2006-10-29", "2006-10-29T02:30:00.000Z"),
        ])
    func startOfDay(name: String, day: String, expected: String) throws {
        #expect(try zone(name).startOfDay(try #require(CivilDate(day))).description == expected)
    }

    @Test(
        "What the clock shows leads back to the first instant that shows it",
        arguments: [
            "Asia/Shanghai", "America/New_York", "Europe/London", "Europe/Dublin", "Australia/Lord_Howe", "America/Sao_Paulo",
            "Pacific/Apia",
            "Africa/Casablanca", "America/Nuuk", "America/St_Johns", "Asia/Gaza", "Antarctica/Troll", "America/Toronto", "Asia/Tehran",
        ])
    func roundTrip(name: String) throws {
        let rules = try zone(name)
        // From 1880 to 2200 in steps that are no multiple of an hour, a day or a week.
        for seconds in stride(from: Int64(-2_840_140_800), to: 7_258_118_400, by: 50_021 * 7) {
            let instant = Instant(seconds: seconds)
            let (date, second) = rules.local(instant)
            try #require((0..<86_400).contains(second))
            let first = rules.instant(date, secondOfDay: second)
            try #require(first <= instant && rules.local(first) == (date, second))
            // Only a clock that was put back shows a time twice.
            if first != instant { try #require(rules.utcOffset(at: first) > rules.utcOffset(at: instant)) }
            let start = rules.startOfDay(date)
            try #require(start <= instant && rules.date(of: start) == date)
            try #require(rules.date(of: start.adding(milliseconds: -1)) < date)
        }
    }

    @Test(
        "The rule of the footer goes on where the listed transitions end",
        arguments: [
            "America/New_York", "Europe/London", "Australia/Lord_Howe", "America/Nuuk", "America/Santiago",
        ])
    func footerRepeats(name: String) throws {
        let rules = try zone(name)
        // The Gregorian calendar repeats after 400 years, which are a whole number of weeks, and so do these rules.
        let cycle: Int64 = 146_097 * 86_400
        for seconds in stride(from: Int64(2_240_000_000), to: 4_200_000_000, by: 86_399 * 3) {
            let offset = rules.utcOffset(at: Instant(seconds: seconds))
            try #require(rules.utcOffset(at: Instant(seconds: seconds + cycle)) == offset)
        }
    }

    @Test("Shown to people by local date and minute")
    func description() throws {
        let instant = try #require(Instant("2026-10-01T01:02:59.999Z"))
        #expect(try zone("Asia/Shanghai").localDescription(instant) == "2026-10-01 09:02")
        #expect(try zone("America/New_York").localDescription(instant) == "2026-09-30 21:02")
        #expect(try zone("Asia/Shanghai").date(of: instant).description == "2026-10-01")
    }

    @Test("Moments beyond all calendars do no harm")
    func extremes() throws {
        for name in ["Asia/Shanghai", "America/New_York"] {
            let rules = try zone(name)
            for instant in [Instant(milliseconds: .min), Instant(milliseconds: .max)] {
                #expect((0..<86_400).contains(rules.local(instant).secondOfDay))
            }
        }
    }
}

@Suite("Sending hours")
struct SendingHoursTests {
    @Test(
        "Messages wait for the next allowed minute and are never dropped",
        arguments: [  // S40
            ("2026-10-01T08:30:00+08:00", "2026-10-01T00:30:00.000Z"), ("2026-10-01T12:34:56.789+08:00", "2026-10-01T04:34:56.789Z"),
            ("2026-10-01T19:59:59.999+08:00", "2026-10-01T11:59:59.999Z"), ("2026-10-01T20:00:00+08:00", "2026-10-02T00:30:00.000Z"),
            ("2026-10-01T08:29:59.999+08:00", "2026-10-01T00:30:00.000Z"), ("2026-10-01T00:00:00+08:00", "2026-10-01T00:30:00.000Z"),
            ("2026-12-31T23:59:59+08:00", "2027-01-01T00:30:00.000Z"),
        ])
    func standard(asked: String, expected: String) throws {
        let rules = try zone("Asia/Shanghai")
        #expect(SendingHours.standard.nextAllowed(try #require(Instant(asked)), zone: rules).description == expected)
    }

    @Test(
        "Around a change of the clock the answer is allowed, not in the past and not a day late",
        arguments: [
            "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo", "Pacific/Apia",
        ])
    func clockChanges(name: String) throws {
        let rules = try zone(name)
        for hours in [
            SendingHours(from: 0, to: 60), SendingHours(from: 90, to: 120), SendingHours.standard, SendingHours(from: 0, to: 1440),
        ] {
            for minute in stride(from: 1_293_840_000, to: 1_325_376_000, by: 617) {
                let instant = Instant(seconds: Int64(minute))
                let allowed = hours.nextAllowed(instant, zone: rules)
                try #require(allowed >= instant)
                try #require(allowed - instant <= 25 * 3_600_000)
                try #require(
                    hours.nextAllowed(allowed, zone: rules) == allowed || rules.utcOffset(at: instant) != rules.utcOffset(at: allowed))
            }
        }
    }

    @Test("Read from and written as text")
    func text() {
        #expect(SendingHours(parsing: "08:30-20:00") == .standard)
        #expect(SendingHours.standard.description == "08:30-20:00")
        #expect(SendingHours(parsing: "00:00-24:00")?.to == 1440)
        for text in [
            "", "8:30-20:00", "08:30-24:01", "20:00-08:30", "08:30-08:30", "08:60-20:00", "08:30–20:0", "08.30-20.00", "08:30-20:00 ",
        ] {
            #expect(SendingHours(parsing: text) == nil)
        }
    }
}
