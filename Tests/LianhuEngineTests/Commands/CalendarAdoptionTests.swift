import LianhuAudit
import LianhuCore
import LianhuEngine
import Testing

@Suite("Calendars added to a running instance")
struct CalendarAdoptionTests {
    private func add(_ town: Town, _ text: String, on time: String, file: String = "cn.yaml", by caller: Caller = Town.daemon) async throws
        -> CalendarReport
    {
        try await town.engine.addCalendar(SourceText(file: file, text: text), by: caller, at: town.at(time))
    }

    /// The calendar of the tests with more lines.
    private func amended(_ lines: String) -> String {
        Pack.calendar.replacing("days:\n", with: "days:\n" + lines.split(separator: "\n").map { "  \($0)\n" }.joined())
    }

    private func windows(_ town: Town, on day: String) async throws -> [String] {
        try await town.views(on: day).map { "\($0.about.id) \($0.period) \($0.status.name) \($0.window.due) \($0.window.closes)" }
    }

    @Test("S27 an amended calendar moves open deadlines later; what is settled, missed or void stays") func later() async throws {
        let town = try await Town.found(on: "2026-05-20")
        try await town.live(through: "2026-07-20")
        try await town.visit("H-2", by: "W-2", on: "2026-07-20 09:00")
        let before = try await windows(town, on: "2026-07-20")
        #expect(before.contains("H-1 2026-06 missed 2026-06-30 2026-07-07") && before.contains("H-1 2026-07 open 2026-07-31 2026-08-07"))
        let report = try await add(
            town, amended("- {kind: holiday, from: 2026-08-03, to: 2026-08-05, zh: 防汛, en: Flood}"), on: "2026-07-20 10:00")
        #expect(!report.isNew && report.moved == 3 && report.adoption.revision == 2)
        let after = try await windows(town, on: "2026-07-20")
        let expected = before.map {
            $0.contains("2026-07 open") ? $0.replacing("2026-08-07", with: "2026-08-12") : $0
        }
        #expect(after == expected)
        // the move is in the log, and the days that follow keep to it
        #expect(try town.leaves("calendar.add").map { $0["obj"]?.stringValue } == ["cn"])
        #expect(try town.leaves("calendar.move").count == 1)
        try await town.live(through: "2026-08-11")
        #expect(try await town.statuses(on: "2026-08-12", about: "H-1").contains("H-1 2026-07 overdue"))
        #expect(try await town.statuses(on: "2026-08-13", about: "H-1").contains("H-1 2026-07 missed"))
    }

    @Test("S27 a calendar that would move open deadlines earlier leaves them; what has not opened is planned by it") func neverEarlier()
        async throws
    {
        let flood = amended("- {kind: holiday, from: 2026-08-03, to: 2026-08-05, zh: 防汛, en: Flood}")
        let town = try await Town.found(rules: "", roster: [:])
        try await town.adopt(Pack.text(), on: "2026-06-20", calendar: flood)
        try await town.bring(Roster.standard, on: "2026-06-20")
        try await town.live(through: "2026-07-28")
        let before = try await windows(town, on: "2026-07-28")
        #expect(before.contains("H-1 2026-07 open 2026-07-31 2026-08-12") && before.contains("H-1 2026-08 upcoming 2026-08-31 2026-09-07"))
        let lines = "- {kind: holiday, from: 2026-09-03, to: 2026-09-03, zh: 纪念日, en: Memorial Day}"
        let report = try await add(town, amended(lines), on: "2026-07-28 10:00")
        #expect(report.moved == 0 && report.adoption.planned.changed == 4)
        #expect(try await windows(town, on: "2026-07-28") == before.map { $0.replacing("2026-09-07", with: "2026-09-08") })
        // the same text again changes nothing
        let rows = try await town.dump()
        #expect(try await add(town, amended(lines), on: "2026-07-28 11:00").adoption.isUnchanged)
        #expect(StateDump.difference(rows, try await town.dump()) == nil)
    }

    @Test("S27 S30 open matters move later with the calendar, those that pause and those that were reopened too; what is in time stays")
    func matters() async throws {
        let town = try await Town.ofMatters()
        // Total 7wd from Wednesday 1 July: through Friday the 10th.
        for about in ["H-1", "H-2", "H-3"] { try await town.raise(about: about, on: "2026-07-01 09:00") }
        try await town.act(.shelve, "MT-2", by: "W-5", on: "2026-07-02 09:00", reason: "parts", until: "2026-07-05")
        try await town.act(.shelve, "MT-3", by: "W-5", on: "2026-07-02 09:00", reason: "parts", until: "2026-07-31")
        try await town.live(through: "2026-07-06")
        let report = try await add(
            town, amended("- {kind: holiday, from: 2026-07-09, to: 2026-07-10, zh: 防汛, en: Flood}"), on: "2026-07-06 10:00")
        #expect(report.moved >= 3)
        func total(_ id: String) async throws -> String {
            let dues = try await town.matter(id, on: "2026-07-06 11:00").record.state.dues
            return dues.total.map { "\(town.engine.zone.date(of: $0.adding(milliseconds: -1)))" } ?? "—"
        }
        #expect(try await total("MT-1") == "2026-07-14")
        // Shelved with six days left, on Thursday the 2nd, until Sunday the 5th: from Monday the 6th six days, two of them free.
        #expect(try await total("MT-2") == "2026-07-16")
        // Six days are left when it goes on, on Saturday 1 August.
        try await town.live(through: "2026-08-03")
        #expect(try await total("MT-3") == "2026-08-10")
        #expect(try town.leaves("matter.redate").map { $0["obj"]?.stringValue } == ["MT-1", "MT-2", "MT-3"])
    }

    @Test("a county's calendar comes beside the nation's, and moves nothing until a pack chooses it") func layer() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-20")
        let before = try await windows(town, on: "2026-07-20")
        let county = """
            version: 1
            extends: cn
            days:
              - {kind: holiday, date: 2026-08-03, zh: 庙会, en: Temple fair}
            """
        let report = try await add(town, county, on: "2026-07-20 10:00", file: "county.yaml")
        #expect(report.isNew && report.moved == 0 && report.name == "county" && report.calendar.days.count == 5)
        #expect(try await windows(town, on: "2026-07-20") == before)
        // a layer follows what it builds on
        _ = try await add(
            town, amended("- {kind: holiday, date: 2026-08-04, zh: 防汛, en: Flood}"), on: "2026-07-20 11:00")
        let calendars = try await town.engine.query(by: Town.daemon, at: town.at("2026-07-20 12:00")) { $0.rules.set.calendars }
        #expect(calendars["county"].map { [Town.date("2026-08-03"), Town.date("2026-08-04")].map($0.isWorkingDay) } == [false, false])
    }

    @Test("wrong sums and gaps change nothing and are told with their place; only an admin of all may add") func refused() async throws {
        let town = try await Town.found()
        let rows = try await town.dump()
        let leaves = try town.leaves().count
        do {
            _ = try await add(town, Pack.calendar + "working_days_per_year: {2026: 300}\n", on: "2026-06-21")
            Issue.record("it was adopted")
        } catch let problem as CommandProblem {
            #expect(problem.code == "calendar.faulty" && problem.items.map(\.code) == ["check.year_sum"])
            #expect(problem.items.allSatisfy { $0.pointer.hasPrefix("cn.yaml:") })
        }
        let gap = Pack.calendar.replacing("to: 2026-12-31", with: "to: 2027-12-31")
        #expect(await town.refusal { _ = try await add(town, gap, on: "2026-06-21") } == "calendar.faulty: check.year_gap")
        #expect(
            await town.refusal { _ = try await add(town, Pack.calendar, on: "2026-06-21", file: "张三.yaml") } == "request.member_invalid")
        let area = try await town.caller([.admin], unit: "U-A")
        #expect(await town.refusal { _ = try await add(town, Pack.calendar, on: "2026-06-21", by: area) } == "access.out_of_scope")
        #expect(StateDump.difference(rows, try await town.dump()) == nil)
        #expect(try town.leaves().count == leaves)
    }

    @Test("S27 an answer beyond the coverage says so, and status warns 60 days ahead") func uncovered() async throws {
        let town = try await Town.found(on: "2026-10-20")
        try await town.live(through: "2026-12-29")
        let views = try await town.views(on: "2026-12-29", about: "H-1")
        #expect(views.map { "\($0.period) \($0.isCovered)" } == ["2026-11 true", "2026-12 false", "2027-01 false"])
        #expect(try await town.engine.status(by: Town.daemon, at: town.at("2026-11-02")).uncoveredSoon == ["cn"])
        #expect(try await town.engine.status(by: Town.daemon, at: town.at("2026-11-01")).uncoveredSoon == [])
        let story = try await town.engine.explainObligation(views[1].id, by: Town.daemon, at: town.at("2026-12-29"))
        #expect(!story.isCovered && story.facts.contains { $0.code == "explain.uncovered" })
    }
}
