import LianhuAudit
import LianhuCore
import LianhuEngine
import Testing

@Suite("Planning a change of rules")
struct RulesPlanTests {
    private func plan(_ town: Town, _ text: String, on time: String, by caller: Caller = Town.daemon) async throws -> RulesPlan {
        try await town.engine.planRules(
            packs: [SourceText(file: "p.yaml", text: text)], calendars: [SourceText(file: "cn.yaml", text: Pack.calendar)], by: caller,
            at: town.at(time))
    }

    @discardableResult
    private func adopt(
        _ town: Town, _ text: String, on time: String, plan: String, overdue: Set<String> = []
    ) async throws -> AdoptionReport {
        try await town.engine.adoptConfiguration(
            packs: [SourceText(file: "p.yaml", text: text)], calendars: [SourceText(file: "cn.yaml", text: Pack.calendar)],
            accepting: try PlanAcceptance(plan: plan, overdue: overdue), by: Town.daemon, at: town.at(time))
    }

    private static let halfMonths = Pack.text(visit: Pack.visit(per: "half_month", closes: "+2wd", ladder: ""))

    @Test("S44 a tighter cadence: what has opened stays, what comes is voided and made anew; each role's week is told before and after")
    func tighter() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-28")
        let plan = try await plan(town, Self.halfMonths, on: "2026-07-28 10:00")
        #expect(plan.rules(.changed) == ["p.visit"] && plan.rules(.added) == [] && plan.rules(.withdrawn) == [] && !plan.isUnchanged)
        let effect = try #require(plan.effects.first)
        #expect(effect.counts == .init(created: 4, voided: 4, redated: 0, newlyOverdue: 0) && effect.change == .changed)
        // from 3 August to 1 November: three months begin, and six half-months
        #expect(plan.load.weeks.map(\.key).first == "2026-W32" && plan.load.weeks.map(\.key).last == "2026-W44")
        let loads = plan.load.roles.map { role in
            "\(role.role) \(role.peopleBefore)→\(role.peopleAfter) \(role.before.reduce(0, +))→\(role.after.reduce(0, +))"
                + " \(role.rateBefore)→\(role.rateAfter)"
        }
        #expect(loads == ["party_member 2→2 9→18 35→69", "town_cadre 2→2 2→2 8→8", "village_cadre 1→1 3→6 23→46"], "\(loads)")
        #expect(plan.load.roles.allSatisfy { !$0.isOverBudget })
        #expect(plan.load.roles[0].title == LocalizedText(zh: "党员", en: "party members"))
    }

    @Test("a title alone changes nothing but the rule; the texts in force nothing at all")
    func nothing() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        let (rows, leaves) = (try await town.dump(), try town.leaves().count)
        let title = try await plan(town, Pack.text().replacing("en: Visit", with: "en: Call"), on: "2026-07-10 10:00")
        #expect(
            title.rules(.changed) == ["p.visit"] && title.total == RulesPlan.Counts()
                && title.load.roles.allSatisfy { $0.before == $0.after })
        let same = try await plan(town, Pack.text(), on: "2026-07-10 10:00")
        #expect(same.isUnchanged && same.effects == [] && same.name != title.name)
        #expect(StateDump.difference(rows, try await town.dump()) == nil)
        #expect(try town.leaves().count == leaves)
        #expect(try await adopt(town, Pack.text(), on: "2026-07-10 10:05", plan: same.name.text).isUnchanged)
    }

    @Test("S7 a rule that comes back makes its open items overdue at once: refused until it is accepted by its name")
    func overdue() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-20")
        _ = try await town.adopt(Pack.text(visit: ""), on: "2026-07-20 10:00")
        try await town.live(through: "2026-08-04")
        let plan = try await plan(town, Pack.text(), on: "2026-08-04 10:00")
        let effect = try #require(plan.effects.first { $0.rule == "p.visit" })
        #expect(effect.change == .added && effect.counts.newlyOverdue == 4 && effect.counts.created == 8)
        #expect(effect.overdue == (1...4).map { "p.visit~H-\($0)~2026-07~1" })
        let rows = try await town.dump()
        for accepted in [[], ["p.report"]] as [Set<String>] {
            let refused = await town.refusal {
                try await adopt(town, Pack.text(), on: "2026-08-04 10:05", plan: plan.name.text, overdue: accepted)
            }
            #expect(refused == "plan.overdue: plan.overdue_rule")
        }
        #expect(StateDump.difference(rows, try await town.dump()) == nil)
        try await adopt(town, Pack.text(), on: "2026-08-04 10:05", plan: plan.name.text, overdue: ["p.visit"])
        #expect(try await town.statuses(on: "2026-08-04", about: "H-1") == ["H-1 2026-07 overdue", "H-1 2026-08 open"])
        // the log tells what was seen and what was taken on
        let leaf = try #require(try town.leaves("rules.adopt").last)
        #expect(leaf["facts"]?["plan"]?.stringValue == plan.name.text && leaf["facts"]?["overdue"] == .array([.string("p.visit")]))
    }

    @Test("a reload that depends on a plan does exactly that: other texts, other rules in force, another day or other facts are refused")
    func accepted() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-28")
        let seen = try await plan(town, Self.halfMonths, on: "2026-07-28 10:00").name.text
        let rows = try await town.dump()
        #expect(
            await town.refusal { try await adopt(town, Self.halfMonths + "# more\n", on: "2026-07-28 11:00", plan: seen) }
                == "plan.rules_changed")
        #expect(await town.refusal { try await adopt(town, Self.halfMonths, on: "2026-07-29 11:00", plan: seen) } == "plan.facts_changed")
        #expect(await town.refusal { try await adopt(town, Self.halfMonths, on: "2026-07-28 11:00", plan: "nonsense") } == "plan.malformed")
        #expect(StateDump.difference(rows, try await town.dump()) == nil)
        // a visit that touches nothing of the plan does not spoil it
        try await town.visit("H-1", by: "W-1", on: "2026-07-28 11:00")
        #expect(try await plan(town, Self.halfMonths, on: "2026-07-28 11:30").name.text == seen)
        // a household that leaves does
        try await town.change(LeaveSubject(subject: "H-4", on: Town.date("2026-07-28"), reason: "moved_away"), on: "2026-07-28 11:40")
        #expect(await town.refusal { try await adopt(town, Self.halfMonths, on: "2026-07-28 11:50", plan: seen) } == "plan.facts_changed")
        let again = try await plan(town, Self.halfMonths, on: "2026-07-28 12:00")
        #expect(again.total.created == 3)
        // somebody else adopts something in between
        try await town.adopt(Pack.text().replacing("en: Visit", with: "en: Call"), on: "2026-07-28 12:10")
        #expect(
            await town.refusal { try await adopt(town, Self.halfMonths, on: "2026-07-28 12:20", plan: again.name.text) }
                == "plan.running_changed")
        let last = try await plan(town, Self.halfMonths, on: "2026-07-28 12:30")
        let report = try await adopt(town, Self.halfMonths, on: "2026-07-28 12:40", plan: last.name.text)
        #expect(report.digest == last.proposed && report.accepted == .init(created: 3, voided: 3))
    }

    @Test("faulty texts are told with their places, and only an admin of all may plan")
    func refused() async throws {
        let town = try await Town.found()
        do {
            _ = try await plan(town, Pack.text().replacing("per: month", with: "per: moon"), on: "2026-06-21")
            Issue.record("it was planned")
        } catch let problem as CommandProblem {
            #expect(problem.code == "rules.faulty" && problem.items.allSatisfy { $0.pointer.hasPrefix("p.yaml:") })
        }
        let area = try await town.caller([.admin], unit: "U-A")
        #expect(await town.refusal { _ = try await plan(town, Pack.text(), on: "2026-06-21", by: area) } == "access.out_of_scope")
        let reader = try await town.caller([.read])
        #expect(await town.refusal { _ = try await plan(town, Pack.text(), on: "2026-06-21", by: reader) } == "access.right_missing")
    }

    @Test("S53 a role with more than ten duties per person and week is told") func burden() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-01")
        let daily = Pack.text(visit: Pack.visit(per: "day", closes: "due", ladder: ""))
        let plan = try await plan(town, daily, on: "2026-07-01 10:00")
        // two households every day are fourteen duties a week; one is seven
        let over = plan.load.roles.filter(\.isOverBudget).map { "\($0.role) \($0.rateAfter)" }
        #expect(over == ["party_member 1050"], "\(plan.load.roles.map { "\($0.role) \($0.rateAfter)" })")
    }

    @Test("a file stands for the configured one of its name, and for no other") func files() throws {
        let packs = [SourceText(file: "/etc/lianhu/rules/p.yaml", text: "1", governs: "U-A"), SourceText(file: "/srv/q.yaml", text: "2")]
        let calendars = [SourceText(file: "/srv/calendars/cn.yaml", text: "3"), SourceText(file: "/srv/calendars/q.yaml", text: "4")]
        func replaced(_ files: (String, String)...) throws -> [String] {
            let texts = try ConfiguredTexts.replacing((packs, calendars), with: files.map { SourceText(file: $0.0, text: $0.1) })
            #expect(texts.packs.map(\.governs) == ["U-A", nil])
            return (texts.packs + texts.calendars).map(\.text)
        }
        #expect(try replaced() == ["1", "2", "3", "4"])
        #expect(try replaced(("edited/p.yaml", "x"), ("cn.yaml", "y")) == ["x", "2", "y", "4"])
        #expect(try replaced(("/srv/q.yaml", "x"), ("q.yaml", "y")) == ["1", "x", "3", "y"])
        func code(_ files: (String, String)...) -> String {
            do {
                _ = try ConfiguredTexts.replacing((packs, calendars), with: files.map { SourceText(file: $0.0, text: $0.1) })
                return "none"
            } catch { return "\((error as? CommandProblem)?.code ?? "?") \((error as? CommandProblem)?.items.first?.pointer ?? "?")" }
        }
        #expect(code(("p.yaml", "x"), ("r.yaml", "y")) == "plan.unknown_file /files/1/name")
        #expect(code(("p.yaml", "x"), ("p.yaml", "y")) == "plan.unknown_file /files/1/name")
        #expect(code(("q.yaml", "x")) == "plan.ambiguous_file /files/0/name")
    }
}
