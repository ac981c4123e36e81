import LianhuCore
import Testing

@Suite("Recurrence rules: text")
struct RecurrenceRuleTests {
    @Test(
        "Rules are read in any order and case, and written in one form",
        arguments: [
            ("freq=monthly;byday=-1fr", "FREQ=MONTHLY;BYDAY=-1FR"), ("RRULE:FREQ=DAILY;INTERVAL=1", "FREQ=DAILY"),
            ("BYDAY=FR,MO,MO;WKST=SU;INTERVAL=2;FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;WKST=SU"),
            ("FREQ=YEARLY;WKST=MO;BYMONTH=12,3;BYMONTHDAY=+1,-1", "FREQ=YEARLY;BYMONTH=3,12;BYMONTHDAY=-1,1"),
            ("FREQ=DAILY;BYSECOND=60,59;BYMINUTE=0;BYHOUR=23", "FREQ=DAILY;BYHOUR=23;BYMINUTE=0;BYSECOND=59"),
            ("FREQ=DAILY;UNTIL=20261231", "FREQ=DAILY;UNTIL=20261231"),
            ("FREQ=DAILY;UNTIL=20261231T235960", "FREQ=DAILY;UNTIL=20261231T235959"),
            ("FREQ=DAILY; UNTIL=20261231T155959Z", "FREQ=DAILY;UNTIL=20261231T155959Z"),
            (
                "FREQ=YEARLY;COUNT=3;BYWEEKNO=1,-1;BYDAY=MO;BYSETPOS=-1",
                "FREQ=YEARLY;COUNT=3;BYWEEKNO=-1,1;BYDAY=MO;BYSETPOS=-1"
            ),
            ("FREQ=HOURLY;BYYEARDAY=-366,100", "FREQ=HOURLY;BYYEARDAY=-366,100"),
        ])
    func forms(text: String, expected: String) throws {
        #expect(try RecurrenceRule(parsing: text).description == expected)
    }

    @Test(
        "A faulty rule is refused with its part and value",
        arguments: [
            ("", "rrule.empty", [:]), (" RRULE: ", "rrule.empty", [:]),
            ("FREQ=DAILY;", "rrule.malformed_part", ["part": ""]),
            ("FREQ=DAILY;COUNT", "rrule.malformed_part", ["part": "COUNT"]),
            ("FREQ=DAILY;COUNT=", "rrule.malformed_part", ["part": "COUNT="]),
            ("FREQ=DAILY;BYDAYS=MO", "rrule.unknown_part", ["part": "BYDAYS"]),
            ("FREQ=DAILY;COUNT=1;COUNT=2", "rrule.repeated_part", ["part": "COUNT", "value": "2"]),
            ("INTERVAL=2", "rrule.missing_frequency", ["text": "INTERVAL=2"]),
            ("FREQ=FORTNIGHTLY", "rrule.frequency", ["value": "FORTNIGHTLY"]),
            ("FREQ=DAILY;INTERVAL=0", "rrule.number", ["part": "INTERVAL", "value": "0", "min": "1", "max": "1000000"]),
            ("FREQ=DAILY;INTERVAL=-1", "rrule.number", ["part": "INTERVAL", "value": "-1"]),
            ("FREQ=DAILY;COUNT=1000001", "rrule.number", ["part": "COUNT", "value": "1000001"]),
            ("FREQ=DAILY;COUNT=99999999999999999999", "rrule.number", ["part": "COUNT"]),
            ("FREQ=DAILY;BYHOUR=9,24", "rrule.number", ["part": "BYHOUR", "value": "24", "max": "23"]),
            ("FREQ=DAILY;BYMINUTE=60", "rrule.number", ["part": "BYMINUTE"]),
            ("FREQ=DAILY;BYSECOND=61", "rrule.number", ["part": "BYSECOND"]),
            ("FREQ=YEARLY;BYMONTH=0", "rrule.number", ["part": "BYMONTH", "value": "0"]),
            ("FREQ=YEARLY;BYMONTH=1,,2", "rrule.number", ["part": "BYMONTH", "value": ""]),
            ("FREQ=MONTHLY;BYMONTHDAY=32", "rrule.signed_number", ["part": "BYMONTHDAY", "value": "32", "max": "31"]),
            ("FREQ=MONTHLY;BYMONTHDAY=1,0", "rrule.signed_number", ["part": "BYMONTHDAY", "value": "0"]),
            ("FREQ=YEARLY;BYYEARDAY=-367", "rrule.signed_number", ["part": "BYYEARDAY"]),
            ("FREQ=YEARLY;BYWEEKNO=54", "rrule.signed_number", ["part": "BYWEEKNO"]),
            ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=x", "rrule.signed_number", ["part": "BYSETPOS", "value": "X"]),
            ("FREQ=MONTHLY;BYDAY=0MO", "rrule.signed_number", ["part": "BYDAY", "value": "0MO"]),
            ("FREQ=MONTHLY;BYDAY=54MO", "rrule.signed_number", ["part": "BYDAY"]),
            ("FREQ=MONTHLY;BYDAY=MO,XX", "rrule.weekday", ["part": "BYDAY", "value": "XX"]),
            ("FREQ=MONTHLY;BYDAY=星期一", "rrule.weekday", ["part": "BYDAY", "value": "星期一"]),
            ("FREQ=WEEKLY;WKST=1MO", "rrule.weekday", ["part": "WKST", "value": "1MO"]),
            ("FREQ=DAILY;UNTIL=20260230", "rrule.until", ["value": "20260230"]),
            ("FREQ=DAILY;UNTIL=2026-12-31", "rrule.until", ["value": "2026-12-31"]),
            ("FREQ=DAILY;UNTIL=20261231T240000", "rrule.until", [:]), ("FREQ=DAILY;UNTIL=20261231T000000X", "rrule.until", [:]),
            ("FREQ=DAILY;COUNT=1;UNTIL=20261231", "rrule.count_and_until", ["count": "1", "until": "20261231"]),
            (
                "FREQ=MONTHLY;BYWEEKNO=20", "rrule.part_with_frequency",
                ["part": "BYWEEKNO", "value": "20", "frequency": "MONTHLY", "allowed": "YEARLY"]
            ),
            ("FREQ=DAILY;BYYEARDAY=1", "rrule.part_with_frequency", ["part": "BYYEARDAY"]),
            ("FREQ=WEEKLY;BYMONTHDAY=1", "rrule.part_with_frequency", ["part": "BYMONTHDAY"]),
            ("FREQ=WEEKLY;BYDAY=1MO", "rrule.part_with_frequency", ["part": "BYDAY", "value": "1MO"]),
            ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO", "rrule.ordinal_with_week", ["value": "1MO", "week": "20"]),
            ("FREQ=MONTHLY;BYSETPOS=1", "rrule.position_alone", ["value": "1"]),
        ] as [(String, String, [String: String])])
    func faults(text: String, code: String, args: [String: String]) throws {
        let error = try #require(throws: OccasionError.self) { try RecurrenceRule(parsing: text) }
        #expect(error.code.rawValue == code)
        for (name, value) in args { #expect(error.args[name] == value, "\(name)") }
        try PhraseCheck.expectComplete(error)
    }

    @Test("Every code has a phrase in both languages with the same arguments")
    func phrases() throws {
        for code in OccasionError.Code.allCases {
            let phrase = try #require(Catalogue.phrase(code.rawValue), "\(code.rawValue)")
            #expect(PhraseCheck.arguments(of: phrase.en) == PhraseCheck.arguments(of: phrase.zh), "\(code.rawValue)")
        }
        let families = ["rrule.", "occasion.", "lunar.", "working_day.", "festival.", "month."]
        let codes = Catalogue.codes.filter { code in families.contains { code.hasPrefix($0) } }
        #expect(codes.count > 100)
        for code in codes {
            let phrase = try #require(Catalogue.phrase(code))
            #expect(PhraseCheck.arguments(of: phrase.en) == PhraseCheck.arguments(of: phrase.zh), "\(code)")
        }
    }

    @Test(
        "Rules finer than a day are known as such",
        arguments: [
            ("FREQ=SECONDLY", true), ("FREQ=MINUTELY", true), ("FREQ=HOURLY", true), ("FREQ=DAILY", false),
            ("FREQ=DAILY;BYHOUR=9", true), ("FREQ=YEARLY;BYMINUTE=0", true), ("FREQ=WEEKLY;BYSECOND=0", true), ("FREQ=YEARLY", false),
        ])
    func finerThanDay(text: String, expected: Bool) throws {
        #expect(try RecurrenceRule(parsing: text).isFinerThanDay == expected)
    }

    @Test(
        "Rules are told in plain words",
        arguments: [
            (
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;COUNT=6", "every 2 weeks, on Mon, Fri, 6 times in all, from 2026-01-05",
                "每 2 周，逢周一、周五，共 6 次，自 2026-01-05 起"
            ),
            (
                "FREQ=MONTHLY;BYDAY=-1FR,2TU", "every month, on the last Fri, 2nd Tue of the month, from 2026-01-05",
                "每月，当月倒数第 1 个周五、第 2 个周二，自 2026-01-05 起"
            ),
            (
                "FREQ=MONTHLY;BYMONTHDAY=1,15,-1;UNTIL=20261231",
                "every month, on the last, 1st, 15th day of the month, until 2026-12-31, from 2026-01-05",
                "每月，当月倒数第 1、第 1、第 15 天，至 2026-12-31 止，自 2026-01-05 起"
            ),
            (
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
                "every month, on Mon, Tue, Wed, Thu, Fri, of these only the last of each month, from 2026-01-05",
                "每月，逢周一、周二、周三、周四、周五，其中只取每月的倒数第 1 个，自 2026-01-05 起"
            ),
            (
                "FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=11", "every year, in Mar, Sep, on the 11th day of the month, from 2026-01-05",
                "每年，限 3 月、9 月，当月第 11 天，自 2026-01-05 起"
            ),
            (
                "FREQ=YEARLY;BYWEEKNO=-1,22;BYDAY=SU;WKST=SU",
                "every year, in the last, 22nd week of the year, on Sun, weeks beginning on Sun, from 2026-01-05",
                "每年，当年倒数第 1、第 22 周，逢周日，以周日为一周之始，自 2026-01-05 起"
            ),
            (
                "FREQ=YEARLY;BYYEARDAY=100,-3;BYHOUR=9",
                "every year, on the 3rd last, 100th day of the year, in the hours 9, from 2026-01-05T09:00:00",
                "每年，当年倒数第 3、第 100 天，9 时，自 2026-01-05T09:00:00 起"
            ),
            ("FREQ=YEARLY;BYDAY=20MO", "every year, on the 20th Mon of the year, from 2026-01-05", "每年，当年第 20 个周一，自 2026-01-05 起"),
            (
                "FREQ=MINUTELY;INTERVAL=90;BYMINUTE=0,30;BYSECOND=5;UNTIL=20260105T100000Z",
                "every 90 minutes, in the minutes 0, 30, in the seconds 5, until 2026-01-05T10:00:00Z, from 2026-01-05T09:00:00",
                "每 90 分钟，0、30 分，5 秒，至 2026-01-05T10:00:00Z 止，自 2026-01-05T09:00:00 起"
            ),
        ])
    func words(text: String, en: String, zh: String) throws {
        let rule = try RecurrenceRule(parsing: text)
        let start = try #require(WallTime("2026-01-05T09:00"))
        #expect(RecurrenceWords(rule: rule, language: .en).text(from: start) == en)
        #expect(RecurrenceWords(rule: rule, language: .zh).text(from: start) == zh)
    }

    @Test(
        "Times on the wall are read strictly",
        arguments: [
            ("2026-01-31", "2026-01-31T00:00:00"), ("2026-01-31T09:05", "2026-01-31T09:05:00"),
            ("2026-01-31T23:59:59", "2026-01-31T23:59:59"),
            ("2026-02-30", nil), ("2026-01-31T", nil), ("2026-01-31T24:00", nil), ("2026-01-31T09:60", nil), ("2026-01-31T09:00:60", nil),
            ("2026-01-31 09:00", nil), ("2026-01-31T09:00:00Z", nil), ("2026-01-31T9:00", nil), ("", nil),
        ])
    func wallTimes(text: String, expected: String?) {
        #expect(WallTime(text)?.description == expected)
    }
}

/// Checks of what an error says.
enum PhraseCheck {
    static func arguments(of text: String) -> Set<String> { Set(text.matches(of: /\{(\w+)\}/).map { String($0.1) }) }

    /// Every argument of the phrase is given, and nothing else.
    static func expectComplete(_ error: OccasionError) throws {
        let phrase = try #require(Catalogue.phrase(error.code.rawValue), "\(error.code.rawValue)")
        #expect(arguments(of: phrase.en) == Set(error.args.keys), "\(error.code.rawValue)")
        for language in Language.allCases { #expect(!error.text(in: language).contains("{")) }
        #expect(error.description == error.text(in: .en))
    }
}
