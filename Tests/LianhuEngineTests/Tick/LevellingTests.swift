import LianhuCore
import LianhuEngine
import Testing

@Suite("Planned days of visits")
struct LevellingTests {
    /// Twelve households of one worker.
    private static let roster: [String: String] = {
        var roster = Roster.standard
        roster["subjects.csv"] =
            "id,kind,name,address,unit,from\n"
            + (1...12).map { "H-\($0),household,陈\($0)户,柳荫路\($0)号,U-1,2026-01-01" }.joined(separator: "\n")
        roster["residents.csv"] = "id,household,name,head,telephone\n"
        roster["links.csv"] =
            "subject,worker,kind,seat,from\n" + (1...12).map { "H-\($0),W-1,pairing,primary,2026-01-01" }.joined(separator: "\n")
        return roster
    }()

    /// Visits of a month by day, from weeks asked one after another.
    private static func month(_ town: Town, at time: String) async throws -> [CivilDate: [String]] {
        var days: [CivilDate: [String]] = [:]
        var from = Town.date("2026-06-29")
        while from <= Town.date("2026-08-01") {
            let week = try await town.engine.week(of: "W-1", from: from, by: Town.daemon, at: town.at(time))
            for day in week.days where !day.visits.isEmpty { days[day.day] = day.visits.map(\.item.about.id) }
            from = from.adding(days: 7)
        }
        return days
    }

    @Test("a month's visits come out one a working day, and the agenda of each week shows them")
    func spread() async throws {
        let town = try await Town.found(on: "2026-06-24", roster: Self.roster)
        try await town.live(through: "2026-07-01")
        let days = try await Self.month(town, at: "2026-07-01 08:00")
        #expect(days.values.reduce(0) { $0 + $1.count } == 12)
        #expect(days.values.map(\.count).max() == 1)
        #expect(days.keys.allSatisfy { $0.weekday.rawValue <= 5 && $0 >= Town.date("2026-07-01") && $0 <= Town.date("2026-07-31") })
        #expect(try !town.leaves("agenda.plan").isEmpty)
    }

    @Test("days that were planned stay when other visits are made, and what was missed on its day is planned again")
    func sticky() async throws {
        let town = try await Town.found(on: "2026-06-24", roster: Self.roster)
        try await town.live(through: "2026-07-01")
        let before = try await Self.month(town, at: "2026-07-01 08:00")
        let days = before.keys.sorted()
        guard let first = days.first, let done = before[first]?.first, let second = days.dropFirst().first, let late = before[second]?.first
        else {
            Issue.record("nothing is planned")
            return
        }
        try await town.visit(done, by: "W-1", on: "2026-07-01 10:00")
        let later = second.adding(days: 1)
        try await town.live(through: later.description)
        let after = try await Self.month(town, at: "\(later) 12:00")
        #expect(!after.values.contains { $0.contains(done) })
        for (day, households) in before where day > second { for id in households { #expect(after[day]?.contains(id) == true) } }
        #expect(after.contains { $0.key >= later && $0.value.contains(late) })
    }

    @Test(
        "S6 visits are planned for before the target, whatever the family, and due stays",
        arguments: [
            ("cadence: {per: month}\ntarget: 10wd before end", "2026-07-01", "2026-07-17", "2026-07-31"),
            ("cadence: {every: 40d, lead: 20d}\ntarget: 7d before end", "2026-07-14", "2026-07-27", "2026-08-03"),
            ("cadence: {on: last working day of month, before: 20d}\ntarget: 5wd before end", "2026-07-11", "2026-07-24", "2026-07-31"),
        ])
    func target(_ cadence: String, opens: String, target: String, due: String) async throws {
        let town = try await Town.found(
            on: "2026-06-24", rules: Pack.text(visit: Pack.visit(cadence: cadence)), roster: Self.roster)
        try await town.live(through: opens)
        let rows = try await town.views(on: opens).filter { $0.status == .open }
        #expect(rows.count == 12 && rows.allSatisfy { $0.window.due == Town.date(due) })
        var planned: [CivilDate] = []
        for offset in stride(from: 0, to: 42, by: 7) {
            let from = Town.date(opens).adding(days: offset)
            let week = try await town.engine.week(of: "W-1", from: from, by: Town.daemon, at: town.at("\(opens) 08:00"))
            planned += week.days.flatMap { day in day.visits.map { _ in day.day } }
        }
        #expect(planned.count == 12 && planned.allSatisfy { $0 >= Town.date(opens) && $0 <= Town.date(target) }, "\(planned)")
    }

    @Test("a day fixed by hand is kept until it is given free, and moves no due day")
    func fixed() async throws {
        let town = try await Town.found(on: "2026-06-24", roster: Self.roster)
        try await town.live(through: "2026-07-01")
        let worker = try await town.caller([.record], worker: "W-1")
        let id = "p.visit~H-3~2026-07~1"
        let due = try await town.engine.obligation(id, by: Town.daemon, at: town.at("2026-07-01")).window.due
        let visit = try await town.engine.fixDay(of: id, on: Town.date("2026-07-19"), by: worker, at: town.at("2026-07-01 09:00"))
        #expect(visit.isFixed)
        try await town.live(through: "2026-07-10")
        let days = try await Self.month(town, at: "2026-07-10 08:00")
        #expect(days[Town.date("2026-07-19")] == ["H-3"])
        #expect(try await town.engine.obligation(id, by: Town.daemon, at: town.at("2026-07-10")).window.due == due)
        let week = try await town.engine.week(of: "W-1", from: Town.date("2026-07-13"), by: Town.daemon, at: town.at("2026-07-10 08:00"))
        #expect(week.days.last?.isWorking == false && week.days.last?.visits.map(\.isFixed) == [true])
        let free = try await town.engine.fixDay(of: id, on: nil, by: worker, at: town.at("2026-07-10 09:00"))
        #expect(!free.isFixed)
        let again = try await Self.month(town, at: "2026-07-10 10:00")
        #expect(again[Town.date("2026-07-19")] == nil)
        #expect(try town.leaves("agenda.fix").count == 1 && town.leaves("agenda.free").count == 1)
    }

    @Test("a day outside the window, a settled visit and a stranger are refused with the reason")
    func refused() async throws {
        let town = try await Town.found(on: "2026-06-24", roster: Self.roster)
        try await town.live(through: "2026-07-02")
        let worker = try await town.caller([.record], worker: "W-1")
        let id = "p.visit~H-3~2026-07~1"
        func fix(_ id: String, _ day: String?, _ caller: Caller) async -> String {
            await town.refusal {
                _ = try await town.engine.fixDay(of: id, on: day.map(Town.date), by: caller, at: town.at("2026-07-02 09:00"))
            }
        }
        #expect(await fix(id, "2026-07-01", worker) == "agenda.day_outside")
        #expect(await fix(id, "2027-01-01", worker) == "agenda.day_outside")
        #expect(await fix("p.visit~H-99~2026-07~1", "2026-07-08", worker) == "unknown.obligation")
        #expect(await fix(id, "2026-07-08", try town.caller([.read], worker: "W-2")) == "access.right_missing")
        try await town.visit("H-3", by: "W-1", on: "2026-07-02 08:00")
        #expect(await fix(id, "2026-07-08", worker) == "obligation.settled")
    }

    @Test("S27 a new holiday moves the visits of its day and no other")
    func holiday() async throws {
        let town = try await Town.found(on: "2026-06-24", roster: Self.roster)
        try await town.live(through: "2026-07-01")
        let before = try await Self.month(town, at: "2026-07-01 08:00")
        guard let gone = before.keys.sorted().last, let moved = before[gone]?.first else {
            Issue.record("nothing is planned")
            return
        }
        // Leave of the worker is his own holiday.
        try await town.engine.store.write { transaction in
            guard let worker = try transaction.entities(ids: ["W-1"])["W-1"]?.key else { throw StoreError.unknownEntity(0) }
            var changes = Changes()
            changes.absences = [
                AbsenceRecord(worker: worker, substitute: nil, tenure: Tenure(from: gone, until: gone.adding(days: 1)))
            ]
            try transaction.append(changes)
        }
        let after = try await Self.month(town, at: "2026-07-01 10:00")
        #expect(after[gone] == nil)
        for (day, households) in before where day != gone { for id in households { #expect(after[day]?.contains(id) == true) } }
        #expect(after.values.contains { $0.contains(moved) })
    }
}
