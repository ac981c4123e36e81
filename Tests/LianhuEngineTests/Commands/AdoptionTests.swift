import LianhuCore
import LianhuEngine
import Testing

@Suite("Adopting rules")
struct AdoptionTests {
    @Test("S44 faulty texts change nothing, and every fault is told with its place")
    func faulty() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        let (rows, leaves) = (try await town.dump(), try town.leaves().count)
        do {
            try await town.adopt(
                Pack.text().replacing("household: {min", with: "houshold: {min").replacing("per: month", with: "per: moon"),
                on: "2026-07-10 10:00")
            Issue.record("it was adopted")
        } catch let problem as CommandProblem {
            #expect(problem.code == "rules.faulty" && problem.items.count == 2)
            #expect(problem.items.allSatisfy { $0.pointer.hasPrefix("p.yaml:") })
        }
        #expect(StateDump.difference(rows, try await town.dump()) == nil)
        #expect(try town.leaves().count == leaves)
    }

    @Test("S44 the same texts again change nothing")
    func unchanged() async throws {
        let town = try await Town.found()
        let leaves = try town.leaves().count
        let report = try await town.adopt(Pack.text(), on: "2026-06-21")
        #expect(report.isUnchanged && report.revision == 1)
        #expect(try town.leaves().count == leaves)
    }

    @Test("S21 an adoption says how many people it falls to and who of them holds most")
    func burden() async throws {
        let town = try await Town.found()
        _ = try await town.adopt(Pack.text(visit: "", more: Pack.reports), on: "2026-07-01 10:00")
        let report = try await town.adopt(Pack.text(), on: "2026-07-25 10:00")
        #expect(report.newRules.contains("p.visit") && report.planned.created > 0)
        let waiting = try await town.views(on: "2026-07-25").filter { $0.rule == "p.visit" && [.open, .upcoming].contains($0.status) }
        let held = Dictionary(grouping: waiting) { $0.holder?.id ?? "" }
        #expect(report.burden.people == held.count)
        #expect(report.burden.most == held.values.map(\.count).max())
        #expect(report.burden.busiest.map { held[$0.id]?.count } == report.burden.most)
        // What changes nothing falls to nobody.
        #expect(try await town.adopt(Pack.text(), on: "2026-07-25 11:00").burden.people == 0)
    }

    @Test("S44 a withdrawn rule voids its open items with a reason; what was met stays")
    func withdrawn() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        try await town.visit("H-1", by: "W-1", on: "2026-07-10 10:00")
        let report = try await town.adopt(Pack.text(visit: "", more: Pack.reports), on: "2026-07-12")
        #expect(report.withdrawnRules == ["p.caseload", "p.visit"] && report.voided == 3)
        let views = try await town.views(on: "2026-07-12").map { "\($0.about.id) \($0.status.name) \($0.void?.name ?? "-")" }
        #expect(views == ["H-1 met -", "H-2 void rule_withdrawn", "H-3 void rule_withdrawn", "H-4 void rule_withdrawn"])
        try await town.live(through: "2026-08-20")
        #expect(try await town.steps() == [])
        // The rule comes back: what is open applies again, under its old number.
        try await town.live(through: "2026-08-21")
        _ = try await town.adopt(Pack.text(), on: "2026-08-21 10:00")
        #expect(try await town.statuses(on: "2026-08-21", about: "H-2") == ["H-2 2026-07 void", "H-2 2026-08 open"])
    }

    @Test("S44 a changed cadence runs what is open to its end and begins with what opens next")
    func changedCadence() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-28")
        let report = try await town.adopt(
            Pack.text(visit: Pack.visit(per: "half_month", closes: "+2wd", ladder: "")), on: "2026-07-28 10:00")
        #expect(report.withdrawnRules == [] && report.voided == 4)
        try await town.live(through: "2026-08-16")
        #expect(
            try await town.statuses(on: "2026-08-16", about: "H-1") == [
                "H-1 2026-07 missed", "H-1 2026-08 void", "H-1 2026-08-h1 overdue", "H-1 2026-08-h2 open",
            ])
    }

    @Test("S44 changed windows hold for what opens after now, also when an import touches what is open")
    func changedWindows() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-28")
        _ = try await town.adopt(Pack.text(visit: Pack.visit(closes: "due", ladder: "")), on: "2026-07-28 10:00")
        try await town.bring(["links.csv": "subject,worker,kind,seat,from\nH-1,W-3,pairing,backup,2026-07-01"], on: "2026-07-29")
        let views = try await town.views(on: "2026-07-29", about: "H-1").map { "\($0.period) \($0.window.due) \($0.window.closes)" }
        #expect(views == ["2026-07 2026-07-31 2026-08-07", "2026-08 2026-08-31 2026-08-31"])
    }

    @Test("S44 a pack governs the unit that the configuration names, and nothing beside it")
    func governed() async throws {
        let town = try await Town.found(rules: "")
        _ = try await town.engine.adopt(
            packs: [SourceText(file: "p.yaml", text: Pack.text(), governs: "U-B")],
            calendars: [SourceText(file: "cn.yaml", text: Pack.calendar)],
            by: Town.daemon, at: town.at("2026-06-20 10:00"))
        try await town.live(through: "2026-07-01")
        #expect(try await town.statuses(on: "2026-07-01") == ["H-4 2026-07 open"])
        #expect(try await town.statuses(on: "2026-07-01", rule: "p.report") == ["U-B 2026-Q3 open"])
    }

    @Test("S2 zone and origin are written at first start and refused if changed")
    func start() async throws {
        let town = try await Town.found()
        let other = await town.refusal {
            try await town.engine.start(
                origin: "elsewhere", isDemonstration: false, by: Town.daemon, at: town.at("2026-07-01"), trueTime: town.at("2026-07-01"))
        }
        #expect(other == "state.origin_changed")
        let demo = await town.refusal {
            try await town.engine.start(
                origin: Town.origin, isDemonstration: true, by: Town.daemon, at: town.at("2026-07-01"), trueTime: town.at("2026-07-01"))
        }
        #expect(demo == "state.not_empty")
        try await town.engine.start(
            origin: Town.origin, isDemonstration: false, by: Town.daemon, at: town.at("2026-07-01"), trueTime: town.at("2026-07-01"))
        #expect(try town.leaves("daemon.start").count == 1)
    }
}
