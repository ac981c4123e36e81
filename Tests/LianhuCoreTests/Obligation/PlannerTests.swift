import LianhuCore
import Testing

@Suite("Planning")
struct PlannerTests {
    private func desired(_ rule: Rule, _ holding: String, _ facts: SubjectFacts, adopted: String = "2025-12-01", wasPlanned: Bool = false)
        throws
        -> Planner.Desired
    {
        try Given.planner(rule, holding, adopted: adopted).desired(of: facts, wasPlanned: wasPlanned)
    }

    private func slots(_ desired: Planner.Desired) -> [Int]? {
        guard case .obligations(let list) = desired else { return nil }
        return list.map(\.identity.slot)
    }

    @Test("S3 the identity is about, rule, period and slot; neither holder nor revision nor time is part of it")
    func identity() throws {
        let period = PeriodScheme.standard.period(.month, containing: Given.day("2026-07-15"))
        let first = try desired(Given.rule(), "2026-07-15", Given.household())
        let successor = try desired(
            Given.rule(),
            "2026-07-15",
            Given.household(links: [Given.link(until: "2026-07-10"), Given.link(2, worker: 51, from: "2026-07-10")]))
        #expect(first == successor)
        guard case .obligations(let made) = first, let only = made.first else { throw Missing() }
        #expect(only.identity == Identity(about: 100, rule: 1, period: period.code, slot: 1))
        #expect(Period(code: only.identity.period)?.key == "2026-07")
    }

    @Test("S3 planning twice is planning once")
    func idempotent() throws {
        let want = try desired(Given.rule(atLeast: 3), "2026-07-15", Given.household())
        let created = Planner.reconcile(existing: [], desired: want)
        #expect(created.count == 3)
        let rows = created.compactMap { if case .create(let row) = $0 { row } else { nil } }
        #expect(Planner.reconcile(existing: rows, desired: want).isEmpty)
        #expect(Planner.reconcile(existing: rows.shuffled(), desired: want).isEmpty)
    }

    @Test(
        "S17 a seat joined in July counts if it is held for the share that the rule names",
        arguments: [
            // 31 days: half is 15.5, so 16 days are needed, the 16th to the 31st.
            (FirstPeriod.exposed(percent: 50), "2026-07-01", true), (.exposed(percent: 50), "2026-07-16", true),
            (.exposed(percent: 50), "2026-07-17", false), (.exposed(percent: 50), "2026-07-31", false),
            (.exposed(percent: 25), "2026-07-24", true), (.exposed(percent: 25), "2026-07-25", false),
            (.exposed(percent: 100), "2026-07-02", false), (.full, "2026-07-01", true), (.full, "2026-07-02", false),
            (.next, "2026-07-01", true), (.next, "2026-07-02", false), (.next, "2026-06-20", true),
        ])
    func joining(first: FirstPeriod, from: String, counts: Bool) throws {
        let rule = Given.rule(firstPeriod: first)
        let facts = Given.household(links: [Given.link(from: from)], present: Given.tenure("2025-01-01"))
        #expect((slots(try desired(rule, "2026-07-15", facts)) != nil) == counts)
        // What does not count yet counts in the next period.
        #expect(slots(try desired(rule, "2026-08-15", facts)) == [1])
        // A household that moves in with its link is no different.
        let arrived = Given.household(links: [Given.link(from: "2026-01-01")], present: Given.tenure(from), recorded: from)
        #expect((slots(try desired(rule, "2026-07-15", arrived)) != nil) == counts)
    }

    @Test(
        "S17 what is recorded late makes nobody guilty",
        arguments: [("2026-07-31", false, true), ("2026-08-01", false, false), ("2026-08-01", true, true)])
    func recordedLate(recorded: String, wasPlanned: Bool, owed: Bool) throws {
        let late = Given.household(links: [Given.link(from: "2026-07-01", recorded: recorded)])
        #expect((slots(try desired(Given.rule(), "2026-07-15", late, wasPlanned: wasPlanned)) != nil) == owed)
        let unknown = Given.household(recorded: recorded)
        #expect((slots(try desired(Given.rule(), "2026-07-15", unknown, wasPlanned: wasPlanned)) != nil) == owed)
    }

    @Test("S17 a seat that is held at due only by a link recorded after due owes nothing, whoever held one before")
    func lateSuccessor() throws {
        let facts = Given.household(links: [
            Given.link(until: "2026-07-10"), Given.link(2, worker: 51, from: "2026-07-20", recorded: "2026-08-05"),
        ])
        #expect(try desired(Given.rule(), "2026-07-15", facts) == .nothing(.notApplicable))
        #expect(slots(try desired(Given.rule(), "2026-07-15", facts, wasPlanned: true)) == [1])
        #expect(slots(try desired(Given.rule(), "2026-08-15", facts)) == [1])
    }

    @Test(
        "S18 leaving voids what is due on or after the end date; what was due before runs on",
        arguments: [("2026-07-30", false), ("2026-07-31", false), ("2026-08-01", true), ("2026-08-05", true)])
    func leaving(until: String, owed: Bool) throws {
        let gone = try desired(Given.rule(), "2026-07-15", Given.household(present: Given.tenure("2025-01-01", until)))
        #expect(owed ? slots(gone) == [1] : gone == .nothing(.movedAway))
        let unlinked = try desired(Given.rule(), "2026-07-15", Given.household(links: [Given.link(until: until)]))
        #expect(owed ? slots(unlinked) == [1] : unlinked == .nothing(.unlinked))
    }

    @Test("S18 a gap between links inside the window changes nothing; no link at all is unlinked")
    func gap() throws {
        let facts = Given.household(links: [Given.link(until: "2026-07-05"), Given.link(2, from: "2026-07-25")])
        #expect(slots(try desired(Given.rule(), "2026-07-15", facts)) == [1])
        #expect(try desired(Given.rule(), "2026-07-15", Given.household(links: [])) == .nothing(.unlinked))
    }

    @Test(
        "S18 a suspension voids only what lies inside with its whole [opens, due]",
        arguments: [
            ("2026-07-01", "2026-08-01", true), ("2026-06-15", "2026-09-01", true), ("2026-06-15", nil, true),
            ("2026-07-02", "2026-09-01", false), ("2026-06-01", "2026-07-31", false),
        ] as [(String, String?, Bool)])
    func suspension(from: String, until: String?, isVoid: Bool) throws {
        let found = try desired(Given.rule(), "2026-07-15", Given.household(suspensions: [Given.tenure(from, until)]))
        #expect(isVoid ? found == .nothing(.suspended) : slots(found) == [1])
    }

    @Test(
        "S19 a transfer carries the obligation along until it closes, and due is never earlier than the transfer + 5wd",
        arguments: [
            ("2026-07-10", 20, "2026-07-31"), ("2026-07-24", 20, "2026-07-31"), ("2026-07-25", 20, "2026-07-31"),
            ("2026-07-27", 20, "2026-08-03"), ("2026-07-31", 20, "2026-08-07"), ("2026-08-01", 20, "2026-08-07"),
            ("2026-08-07", 20, "2026-08-14"), ("2026-08-08", 10, "2026-07-31"),
        ] as [(String, EntityKey, String)])
    func transfer(on: String, unit: EntityKey, due: String) throws {
        let facts = Given.household(units: [Dated(10, Given.tenure("2025-01-01", on)), Dated(20, Given.tenure(on))])
        guard case .obligations(let made) = try desired(Given.rule(), "2026-07-15", facts), let only = made.first else { throw Missing() }
        #expect(only.unit == unit)
        #expect(only.window.due == Given.day(due) && only.window.isOrdered)
        #expect(only.entryBefore == (try Given.calendar()).adding(workingDays: 3, to: only.window.closes).adding(days: 1))
    }

    @Test(
        "S21 a period counts if its first day is at or after effective_from",
        arguments: [
            (EffectiveFrom.adoption, "2026-07-01", true), (.adoption, "2026-07-02", false), (.thisPeriod, "2026-07-31", true),
            (.thisPeriod, "2026-08-01", false), (.date(Given.day("2026-06-15")), "2026-09-01", true),
            (.date(Given.day("2026-07-02")), "2026-01-01", false),
        ])
    func effective(from: EffectiveFrom, adopted: String, counts: Bool) throws {
        let facts = Given.household()
        #expect((slots(try desired(Given.rule(effectiveFrom: from), "2026-07-15", facts, adopted: adopted)) != nil) == counts)
    }

    @Test("S19 a second transfer before the closes that the first one moved carries it along, too; one behind it does not")
    func secondTransfer() throws {
        for (on, unit, due) in [
            ("2026-08-03", 30, "2026-08-10"), ("2026-08-06", 30, "2026-08-13"), ("2026-08-13", 30, "2026-08-20"),
            ("2026-08-14", 20, "2026-08-06"),
        ] {
            let facts = Given.household(units: [
                Dated(10, Given.tenure("2025-01-01", "2026-07-30")), Dated(20, Given.tenure("2026-07-30", on)),
                Dated(30, Given.tenure(on)),
            ])
            guard case .obligations(let made) = try desired(Given.rule(), "2026-07-15", facts), let only = made.first else {
                throw Missing()
            }
            #expect(only.unit == EntityKey(unit) && only.window.due == Given.day(due), "\(on)")
        }
    }

    @Test("S21 what was due before adoption is backfilled", arguments: [("2026-07-31", false), ("2026-08-01", true), ("2026-08-20", true)])
    func backfilled(adopted: String, isBackfilled: Bool) throws {
        let rule = Given.rule(effectiveFrom: .date(Given.day("2026-01-01")))
        guard case .obligations(let made) = try desired(rule, "2026-07-15", Given.household(), adopted: adopted) else { throw Missing() }
        #expect(made.map(\.isBackfilled) == [isBackfilled])
    }

    @Test("S3 S16 per: link there is one slot for each seat, and a successor inherits it")
    func perLink() throws {
        let links = [
            Given.link(1, seat: 1, worker: 50, until: "2026-07-10"), Given.link(2, seat: 1, worker: 51, from: "2026-07-10"),
            Given.link(3, seat: 2, worker: 52), Given.link(4, seat: 3, worker: 53, until: "2026-07-20"),
            Given.link(5, seat: 4, worker: 54, from: "2026-07-20"),
        ]
        let rule = Given.rule(scope: .link)
        #expect(slots(try desired(rule, "2026-07-15", Given.household(links: links))) == [1, 2])
        #expect(slots(try desired(rule, "2026-08-15", Given.household(links: links))) == [1, 2, 4])
        #expect(try desired(rule, "2026-07-15", Given.household(links: [])) == .nothing(.unlinked))
    }

    @Test("S13 S44 kinds, link kinds, roles at due and the governed units decide whom a rule is about")
    func whom() throws {
        var other = Given.household()
        other.kind = "shop"
        #expect(try desired(Given.rule(), "2026-07-15", other) == .nothing(.notApplicable))
        #expect(try desired(Given.rule(linkKinds: ["village"]), "2026-07-15", Given.household()) == .nothing(.unlinked))
        var organisation = Organisation()
        organisation.put(worker: 50, unit: 10, roles: [Dated("member", Given.tenure("2026-07-20", "2026-08-31"))])
        let rule = Given.rule(roles: ["member"])
        #expect(slots(try Given.planner(rule, "2026-07-15", organisation: organisation).desired(of: Given.household())) == [1])
        #expect(try Given.planner(rule, "2026-08-15", organisation: organisation).desired(of: Given.household()) == .nothing(.unlinked))
        let period = PeriodScheme.standard.period(.month, containing: Given.day("2026-07-15"))
        for (governor, owed) in [(EntityKey(10), true), (11, false)] {
            let planner = Planner(context: try Given.context(Given.rule(), governor: governor), period: period)
            #expect((slots(planner.desired(of: Given.household())) != nil) == owed)
        }
    }

    @Test("S1 S10 an activity is owed by every unit of its kind, k times a period")
    func activity() throws {
        var rule = Given.rule(per: .quarter, atLeast: 2)
        rule.duty = .activity(ActivityDuty(unitKind: "area", post: "responsible_leader", activity: "meeting", attendees: nil))
        let planner = try Given.planner(rule, "2026-08-15")
        func unit(_ kind: String) -> UnitRecord { UnitRecord(key: 7, id: "A-7", kind: kind, name: "", parents: []) }
        guard case .obligations(let made) = planner.desired(ofUnit: unit("area")) else { throw Missing() }
        #expect(made.map(\.identity.slot) == [1, 2] && made.allSatisfy { $0.unit == 7 && $0.identity.about == 7 })
        #expect(planner.desired(ofUnit: unit("village")) == .nothing(.notApplicable))
        #expect(planner.desired(of: Given.household()) == .nothing(.notApplicable))
    }

    private struct Missing: Error {}
}
