import Foundation
import LianhuCore
import Testing

@testable import lianhuctl

@Suite("Calendars on the command line")
struct CalendarTests {
    private let calendars = Repository.root.path + "/rules/calendars"

    private func run(_ arguments: String..., in language: Language = .en) async -> (exit: Int32, out: String, err: String) {
        let transcript = Transcript()
        let exit = await Lianhuctl.run(arguments + ["--calendars", calendars], on: transcript.console(language))
        return (exit, transcript.out, transcript.err)
    }

    @Test("a month is drawn with breaks, make-up days, lunar days and festivals (S27)", arguments: Language.allCases)
    func month(_ language: Language) async throws {
        let run = await run("calendar", "show", "2026-02", in: language)
        #expect(run.exit == 0 && run.err.isEmpty)
        try Repository.expectGolden(run.out, "calendar-month.\(language.rawValue).txt")
    }

    @Test(
        "every day of a drawn month begins where its weekday's name does", arguments: Language.allCases, ["2026-02", "2026-10", "2025-06"])
    func aligned(_ language: Language, _ month: String) async throws {
        let lines = await run("calendar", "show", month, in: language).out.split(separator: "\n").map(String.init)
        let heading = try #require(lines.firstIndex { $0.contains(language == .zh ? "周一" : "Mon") })
        let names = Weekday.allCases.map { language == .zh ? $0.zh : $0.en }
        var starts: [Int] = []
        for name in names {
            let place = try #require(lines[heading].range(of: name))
            starts.append(DisplayWidth.of(String(lines[heading][..<place.lowerBound])))
        }
        let period = try #require(Period(key: month, scheme: .standard))
        for number in period.start.day..<period.end.day {
            let date = CivilDate(day: number)
            let week = PeriodScheme.standard.period(.week, containing: date).key.suffix(3)
            let line = try #require(lines.first { $0.hasPrefix(week) })
            // by columns of the terminal: wide characters count twice
            var column = 0
            var shown = ""
            let start = starts[date.weekday.rawValue - 1]
            for character in line {
                if column >= start, column < start + 2, character != " " { shown.append(character) }
                column += DisplayWidth.of(String(character))
            }
            #expect(shown == String(date.dayOfMonth), "\(date)")
        }
    }

    @Test("a year is summed up, and its sums are those of its days", arguments: Language.allCases)
    func year(_ language: Language) async throws {
        let run = await run("calendar", "show", "2026", in: language)
        #expect(run.exit == 0)
        try Repository.expectGolden(run.out, "calendar-year.\(language.rawValue).txt")
    }

    @Test("what is not covered says so (S27)") func uncovered() async {
        for arguments in [["show", "2027"], ["show", "2027-03"]] {
            let transcript = Transcript()
            let exit = await Lianhuctl.run(["calendar"] + arguments + ["--calendars", calendars], on: transcript.console())
            #expect(exit == 0 && transcript.out.contains("known from 2020-01-01 to 2026-12-31"))
        }
        let day = await run("calendar", "day", "2027-03-01")
        #expect(day.exit == 0 && day.err.contains("known from 2020-01-01 to 2026-12-31"))
        #expect(await !run("calendar", "show", "2026-02").out.contains("provisional"))
    }

    @Test("colour only where there is a terminal, and around the text") func colour() async {
        let transcript = Transcript()
        _ = await Lianhuctl.run(["calendar", "show", "2026-02", "--calendars", calendars], on: transcript.console(isColoured: true))
        let plain = await run("calendar", "show", "2026-02").out
        #expect(transcript.out.contains("\u{1B}[31m") && transcript.out.replacing(/\u{1B}\[\d+m/, with: "") == plain)
    }

    @Test("a day tells all there is, in both languages at once", arguments: ["2026-02-14", "2026-02-16", "2026-03-02", "2027-05-01"])
    func day(_ day: String) async throws {
        let run = await run("calendar", "day", day, "-o", "json")
        #expect(run.exit == 0)
        try Repository.expectGolden(run.out, "calendar-day.\(day).json")
    }

    @Test("a day in words", arguments: Language.allCases) func dayInWords(_ language: Language) async throws {
        try Repository.expectGolden(await run("calendar", "day", "2026-02-28", in: language).out, "calendar-day.\(language.rawValue).txt")
    }

    @Test("a calendar or a period that is not there: 64, and what to write") func refused() async {
        #expect(await run("calendar", "show", "2026-13").exit == 64)
        #expect(await run("calendar", "show", "2026-W07").err.contains("2026-02 or 2026"))
        let run = await run("calendar", "show", "2026-02", "--calendar", "de")
        #expect(run.exit == 64 && run.err.contains("known: cn"))
    }
}
