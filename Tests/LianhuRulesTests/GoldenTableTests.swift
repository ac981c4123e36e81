import LianhuCore
import LianhuRules
import Testing

/// Examples worked out by hand from the published holidays and the lunar table.
@Suite("Golden examples of windows")
struct GoldenTableTests {
    /// The rule of a pack with one contact rule that says these lines.
    private func rule(_ lines: String) throws -> Rule {
        let good = try Repository.text("Tests/LianhuRulesTests/Fixtures/pack.all_keys.good.yaml")
        var isLadder = false
        var text = good.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
            isLadder = line.hasPrefix("ladders:") || (isLadder && line.hasPrefix(" "))
            return !isLadder
        }.joined(separator: "\n")
        text = text.replacing("calendar: cn\n", with: "calendar: cn\ntiers: [red, orange, blue]\n")
            .replacing("    ladder: usual\n", with: "").replacing("    closes: +5wd\n", with: "")
            .replacing("    cadence: {per: month, at_least: 1}\n", with: lines.split(separator: "\n").map { "    \($0)\n" }.joined())
        let (pack, faults) = PackCompiler.compile(text: text, file: "x.yaml", calendars: ["cn": try Calendars.cn()])
        #expect(faults.map { $0.text(in: .en) } == [])
        return try #require(pack?.rules.first)
    }

    private func day(_ text: String) -> CivilDate { CivilDate(text) ?? CivilDate(day: 0) }

    private func context(_ rule: Rule, adopted: String = "2019-01-01") throws -> PlanContext {
        var organisation = Organisation()
        organisation.put(worker: 50, unit: 10, roles: [Dated("party_member", Tenure(from: day("2019-01-01")))])
        return PlanContext(
            rule: rule, ruleKey: 1, calendar: try Calendars.cn(), organisation: organisation, adoptedOn: day(adopted), governor: nil)
    }

    private func household(tiers: [TierRecord] = [], since: String = "2019-01-01") -> SubjectFacts {
        let tenure = Tenure(from: day(since))
        let link = LinkRecord(
            key: 1, subject: 100, seat: 1, worker: 50, kind: "pairing", isPrimary: true, tenure: tenure, recordedOn: day(since))
        return SubjectFacts(
            key: 100, kind: "household", units: [Dated(10, tenure)], presence: tenure, recordedOn: day(since), links: [link], tiers: tiers)
    }

    private func event(_ text: String, key: EvidenceKey = 1, supply: Int? = nil) -> PersonalPlanner.Event {
        PersonalPlanner.Event(
            settlement: Settlement(evidence: key, day: day(text), recordedOn: day(text)),
            occurredAt: Instant(milliseconds: Int64(day(text).day) * 86_400_000), id: "e-\(key)", supply: supply)
    }

    @Test(
        "S28 an occasion on a free day goes where the rule says",
        arguments: [
            ("double_ninth", "2026-10-18", "previous", "2026-10-16"), ("double_ninth", "2026-10-18", "next", "2026-10-19"),
            ("double_ninth", "2026-10-18", "none", "2026-10-18"), ("double_ninth", "2022-10-04", "previous", "2022-09-30"),
            ("double_ninth", "2022-10-04", "next", "2022-10-08"), ("double_ninth", "2020-10-25", "previous", "2020-10-23"),
            ("double_ninth", "2020-10-25", "next", "2020-10-26"),
        ])
    func festivals(festival: String, nominal: String, shift: String, due: String) throws {
        let context = try context(try rule("cadence: {on: {festival: \(festival)}}\nshift: \(shift)"))
        let found = context.coming(1, from: day(nominal).adding(days: -20))
        #expect(found.map(\.key) == [nominal])
        #expect(found.map { context.window(of: $0).due.description } == [due])
    }

    @Test(
        "S28 a listed date in a break goes before or behind it",
        arguments: [
            ("2025-10-06", "previous", "2025-09-30"), ("2025-10-06", "next", "2025-10-09"), ("2026-05-02", "previous", "2026-04-30"),
            ("2026-05-02", "next", "2026-05-06"),
        ])
    func breaks(date: String, shift: String, due: String) throws {
        let context = try context(try rule("cadence: {on: {dates: [\(date)]}, before: 7d}\nshift: \(shift)"))
        #expect(context.window(of: .occasion(day(date))).due.description == due)
        #expect(context.window(of: .occasion(day(date))).opens == min(day(date).adding(days: -7), day(due)))
    }

    @Test(
        "S1 S28 45 days after 2026-01-05 is in the Spring Festival",
        arguments: [
            // S6: due is day 0 of every offset, the lead too
            ("previous", "2026-02-14", "2026-02-04"), ("next", "2026-02-24", "2026-02-14"), ("none", "2026-02-19", "2026-02-09"),
        ])
    func interval(shift: String, due: String, opens: String) throws {
        let planner = PersonalPlanner(context: try context(try rule("cadence: {every: 45d, lead: 10d}\nshift: \(shift)")))
        let turns = planner.turns(of: household(), seat: nil, events: [event("2026-01-05")])
        #expect(turns.last?.window.due.description == due && turns.last?.settlement == nil)
        #expect(turns.last?.window.opens.description == opens && turns.last?.window.neverCloses == true)
    }

    @Test("S28 the week of the Spring Festival 2026 has no working day and extends to the next one; the next week stays") func week() throws
    {
        let context = try context(try rule("cadence: {per: week}"))
        let dues = context.coming(2, from: day("2026-02-23")).map { context.window(of: $0).due.description }
        #expect(dues == ["2026-02-24", "2026-03-01"])
    }

    @Test("S6 a target three working days before the end of February 2026 leaves three behind it") func target() throws {
        let context = try context(try rule("cadence: {per: month}\ntarget: 3wd before end"))
        let window = context.window(of: context.scheme.period(.month, containing: day("2026-02-10")))
        #expect(window.due.description == "2026-02-28")
        #expect(context.policy.target(of: window, calendar: context.calendar).description == "2026-02-25")
    }

    @Test("S6 pace: even spreads targets, and changes no due") func pace() throws {
        let rule = try rule("cadence: {per: year, at_least: 2, min_gap: 30d, pace: even}")
        let context = try context(rule)
        let window = context.window(of: context.scheme.period(.year, containing: day("2026-02-10")))
        let quota = rule.cadence?.quotas.first
        let targets = [1, 2].map { context.policy.target(of: window, slot: $0, quota: quota, calendar: context.calendar).description }
        #expect(targets == ["2026-07-01", "2026-12-31"] && window.due.description == "2026-12-31")
    }

    @Test("S1 as many coming days of a daily duty as were asked for, although it began long ago") func daily() throws {
        let context = try context(try rule("cadence: {on: {rrule: FREQ=DAILY, from: 2020-01-01}}"))
        let dues = context.coming(5, from: day("2026-07-01")).map { context.window(of: $0).due.description }
        #expect(dues == ["2026-07-01", "2026-07-02", "2026-07-03", "2026-07-04", "2026-07-05"])
    }

    @Test("S1 the last working days of the quarters of 2026") func quarters() throws {
        let context = try context(try rule("cadence: {on: last working day of quarter}"))
        #expect(
            context.coming(4, from: day("2026-01-01")).map { context.window(of: $0).due.description }
                == ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"])
    }

    @Test("S28 a month that ends on a Saturday", arguments: [("previous", "2026-01-30"), ("following_in_period", "2026-01-30")])
    func monthEnd(shift: String, due: String) throws {
        let context = try context(try rule("cadence: {per: month}\nshift: \(shift)"))
        let window = context.window(of: context.scheme.period(.month, containing: day("2026-01-05")))
        #expect(window.due.description == due && window.opens.description == "2026-01-01")
    }

    @Test("S1 a refill of 28 days, and an early one: what is left is not lost") func refill() throws {
        let planner = PersonalPlanner(context: try context(try rule("cadence: {refill: {lead: 3d, safety: 3d}}")))
        let first = planner.turns(of: household(), seat: nil, events: [event("2026-01-05", supply: 28)])
        // It runs out on 02-02.
        #expect(first.map(\.window.due.description) == ["2026-01-30"])
        let both = planner.turns(
            of: household(), seat: nil, events: [event("2026-01-05", supply: 28), event("2026-01-28", key: 2, supply: 28)])
        #expect(both.last?.anchor.description == "2026-01-28" && both.last?.window.due.description == "2026-02-27")
        #expect(planner.turns(of: household(), seat: nil, events: [event("2026-01-05")]).isEmpty)
    }

    @Test("S8 a visit on 31 October settles October, entered when it may; one on 3 November settles November") func months() throws {
        let context = try context(try rule("cadence: {per: month}"))
        let slots = ["2026-10-05", "2026-11-05"].map { text in
            Resolver.Slot(window: context.window(of: context.scheme.period(.month, containing: day(text))))
        }
        func candidate(_ key: EvidenceKey, _ text: String) -> Resolver.Candidate {
            Resolver.Candidate(
                key: key, id: "\(key)", day: day(text), occurredAt: Instant(milliseconds: key), recordedOn: day("2026-11-03"))
        }
        let found = Resolver.allocate(slots: slots, candidates: [candidate(1, "2026-11-03"), candidate(2, "2026-10-31")], minGap: 1)
        #expect(found.settlements.map { $0?.evidence } == [2, 1])
    }

    @Test("S1 an older visit that is entered late changes nothing: due stays 04-24") func backdated() throws {
        let planner = PersonalPlanner(context: try context(try rule("cadence: {every: 45d, lead: 10d}")))
        for events in [[event("2026-03-10")], [event("2026-03-10"), event("2026-02-20", key: 2)]] {
            #expect(planner.turns(of: household(), seat: nil, events: events).last?.window.due.description == "2026-04-24")
        }
    }

    @Test("S22 blue to red on Wednesday 2026-03-11: a whole week from that day, the rest of the next, then ISO weeks") func tighter() throws
    {
        let context = try context(try rule("tiers: {red: {per: week}, orange: {per: fortnight}, blue: {per: month}}"))
        let tiers = [
            TierRecord(
                subject: 100, tier: "blue", tenure: Tenure(from: day("2025-01-01"), until: day("2026-03-11")),
                recordedOn: day("2025-01-01")),
            TierRecord(subject: 100, tier: "red", tenure: Tenure(from: day("2026-03-11")), recordedOn: day("2026-03-11")),
        ]
        func rows(_ kind: PeriodKind, _ text: String) -> [Obligation] {
            let planner = Planner(context: context, period: context.scheme.period(kind, containing: day(text)))
            guard case .obligations(let rows) = planner.desired(of: household(tiers: tiers)) else { return [] }
            return rows
        }
        #expect(rows(.month, "2026-02-10").map(\.void) == [nil])
        #expect(rows(.month, "2026-03-10").map(\.void) == [.superseded])
        #expect(rows(.month, "2026-04-10").isEmpty && rows(.week, "2026-03-02").isEmpty)
        let weeks = ["2026-03-11", "2026-03-18", "2026-03-25"].flatMap { rows(.week, $0) }
        #expect(
            weeks.map { "\($0.window.opens) \($0.window.due)" } == [
                "2026-03-11 2026-03-17", "2026-03-18 2026-03-22", "2026-03-23 2026-03-29",
            ])
        #expect(weeks.compactMap { Period(code: $0.identity.period)?.key } == ["2026-W11", "2026-W12", "2026-W13"])
    }
}
