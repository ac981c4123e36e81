import Foundation
import LianhuCore
import Testing

@testable import lianhuctl

@Suite("Occasions worked out on the command line")
struct ExpandTests {
    private let calendars = Repository.root.path + "/rules/calendars"

    /// What is asked, by name; each has a golden file in either language.
    private static let cases: [(name: String, arguments: [String])] = [
        ("monthly", ["--rrule", "freq=monthly;count=4;bymonthday=-1", "--dtstart", "2026-01-31T09:00:00"]),
        ("gap", ["--rrule", "FREQ=DAILY", "--dtstart", "2026-03-07T02:30:00", "--tz", "America/New_York", "--count", "3"]),
        ("overlap", ["--rrule", "FREQ=DAILY", "--dtstart", "2026-10-31T01:30:00", "--tz", "America/New_York", "--count", "3"]),
        ("hourly", ["--rrule", "FREQ=HOURLY;INTERVAL=6", "--dtstart", "2026-02-28T20:00", "--count", "3"]),
        ("until", ["--rrule", "FREQ=WEEKLY;UNTIL=20260120T000000Z", "--dtstart", "2026-01-05", "--count", "9"]),
        ("lunar", ["--lunar", "9-9", "--from", "2026-01-01", "--count", "3"]),
        ("leap", ["--lunar", "6-30", "--leap", "both", "--short-month", "omit", "--from", "2025-01-01", "--count", "4"]),
        ("festival", ["--on", "mid_autumn", "--shift", "previous", "--from", "2026-01-01", "--count", "2"]),
        ("working-day", ["--on", "last working day of month", "--from", "2026-01-01", "--count", "13"]),
        ("table-end", ["--on", "spring_festival", "--from", "2098-01-01"]),
    ]

    private func run(_ arguments: [String], in language: Language = .en) async -> (exit: Int32, out: String, err: String) {
        let transcript = Transcript()
        let exit = await Lianhuctl.run(["rules", "expand", "--calendars", calendars] + arguments, on: transcript.console(language))
        return (exit, transcript.out, transcript.err)
    }

    @Test("what comes when, in the zone and in UTC, and why the list ends (S1, S28a)", arguments: Language.allCases)
    func golden(_ language: Language) async throws {
        var text = ""
        for (name, arguments) in Self.cases {
            let run = await run(arguments, in: language)
            #expect(run.exit == 0, "\(name): \(run.err)")
            text += "== \(name)\n\(run.out)\n"
        }
        try Repository.expectGolden(text, "expand.\(language.rawValue).txt")
    }

    @Test("every form has the same occurrences") func forms() async throws {
        let json = await run(Self.cases[1].arguments + ["-o", "json"]).out
        #expect(json.contains(#""clock":"gap""#) && json.contains(#""leftOut":"2026-03-08T02:30:00""#))
        #expect(json.contains(#""local":"2026-03-08T03:30:00""#) && json.contains("2026-03-08T07:30:00"))
        let csv = await run(Self.cases[1].arguments + ["-o", "csv"]).out
        #expect(csv.hasPrefix("number,local,utc,note\r\n") && csv.split(separator: "\r\n").count == 4)
        #expect(await run(Self.cases[5].arguments + ["-o", "ids"]).out.hasPrefix("2026-10-18T00:00:00\n"))
    }

    @Test(
        "an error names the part and what to write, and ends with 64; what never comes with 2",
        arguments: [
            (["--rrule", "FREQ=MONTHLY;BYMONTHDAY=32", "--dtstart", "2026-01-31"], 64, "BYMONTHDAY"),
            (["--rrule", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "--dtstart", "2026-01-31"], 2, "never comes"),
            (["--rrule", "FREQ=DAILY", "--dtstart", "31.1.2026"], 64, "2026-01-31T09:00:00"), (["--rrule", "FREQ=DAILY"], 64, "--dtstart"),
            (["--lunar", "13-1", "--from", "2026-01-01"], 64, "13-1"), (["--lunar", "9-9", "--leap", "never"], 64, "ordinary_only"),
            (["--lunar", "9-9", "--from", "2150-01-01"], 64, "lunar table"), (["--on", "christmas"], 64, "double_ninth"),
            (["--on", "last working day of decade"], 64, "quarter"), (["--on", "qixi", "--shift", "left"], 64, "following_in_period"),
            (["--on", "qixi", "--lunar", "7-7"], 64, "exactly one"), ([], 64, "exactly one"),
            (["--on", "qixi", "--count", "0"], 64, "1 to 1000"),
        ] as [([String], Int32, String)]) func refused(_ arguments: [String], _ exit: Int32, _ part: String) async
    {
        let run = await run(arguments)
        #expect(run.exit == exit && run.err.contains(part) && run.out.isEmpty, "\(run.err)")
    }

    @Test("a clock that is put back a whole day, or over a day, is told") func dateLine() async throws {
        let apia = await run([
            "--rrule", "FREQ=DAILY", "--dtstart", "2011-12-29T12:00", "--tz", "Pacific/Apia", "--count", "3", "-o", "csv",
        ])
        #expect(apia.out.contains("Sat 2011-12-31 12:00:00") && apia.out.contains("leaves out 12:00:00"))
        let zone = try ZoneFile.rules(of: "America/New_York")
        let twice = WallResolution(try #require(WallTime("2026-11-01T01:30:00")), in: zone)
        #expect(twice.kind == .overlap(later: twice.instant.adding(hours: 1)))
        for hour in 0...23 where hour != 1 {
            let wall = try #require(WallTime("2026-11-01T\(hour < 10 ? "0" : "")\(hour):30"))
            #expect(WallResolution(wall, in: zone).kind == .exact, "\(wall)")
        }
    }
}
