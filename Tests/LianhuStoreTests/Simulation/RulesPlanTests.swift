import LianhuCore
import Testing

@testable import LianhuEngine

/// A plan against what adopting really does, on both stores: one edit after another in a district of two villages that lives on between them.
@Suite("A plan is what its adoption does", .serialized)
struct RulesPlanTests {
    /// The texts as they are at a time.
    private struct Edited {
        var packs: [String: String]
        var calendar: String

        var sources: [SourceText] { packs.sorted { $0.key < $1.key }.map { SourceText(file: $0.key, text: $0.value) } }
        var calendars: [SourceText] { [SourceText(file: "cn.yaml", text: calendar)] }

        func replacing(_ old: String, _ new: String) -> Edited {
            let edited = Edited(packs: packs.mapValues { $0.replacing(old, with: new) }, calendar: calendar.replacing(old, with: new))
            #expect(edited.packs != packs || edited.calendar != calendar, "\(old) is not there")
            return edited
        }
    }

    private struct Edit {
        var name: String
        /// Makes it of all texts so far, the last ones being in force.
        var change: ([Edited]) -> Edited

        init(_ name: String, _ change: @escaping ([Edited]) -> Edited) {
            self.name = name
            self.change = change
        }

        init(_ name: String, replacing old: String, with new: String) {
            self.init(name) { $0[$0.count - 1].replacing(old, new) }
        }
    }

    private static var edits: [Edit] {
        [
            Edit("a title", replacing: "每月联系每个所联农户", with: "每月走访每个所联农户"),
            Edit("closes", replacing: "closes: +20wd", with: "closes: +5wd"),
            Edit(
                "red fortnightly",
                replacing: "    cadence: {per: month, at_least: 1}\n    accept: {methods: [talk, home_visit, phone, online], d",
                with: "    tiers: {red: {per: fortnight}, orange: {per: month}, blue: {per: month}}\n"
                    + "    accept: {methods: [talk, home_visit, phone, online], d"),
            Edit("every, much sooner", replacing: "every: 20d, lead: 5d", with: "every: 8d, lead: 1d"),
            Edit("a calendar") { texts in
                let flood = "  - {kind: holiday, from: 2026-03-16, to: 2026-03-20, zh: 防汛, en: Flood}\n"
                return texts[texts.count - 1].replacing("days:\n", "days:\n" + flood).replacing("2026: 248", "2026: 243")
            },
            Edit("a rule is withdrawn") { texts in
                let last = texts[texts.count - 1]
                let head = "  - id: household-monthly\n"
                let rest =
                    last.packs["bagongshan.yaml"]?.split(separator: head, maxSplits: 1).last?.split(separator: "\n  - id: ").first ?? ""
                return last.replacing(head + rest + "\n", "")
            },
            Edit("it comes back, with a pack of others") { texts in
                var old = texts[texts.count - 2]
                old.packs["more.yaml"] = FamiliesPack.text.replacing("pack: families", with: "pack: more")
                return old
            },
            Edit("an occasion earlier, a supply safer") { texts in
                texts[texts.count - 1].replacing("before: 12d", "before: 20d").replacing("safety: 2d", "safety: 9d")
            },
        ]
    }

    private func rows(_ engine: Engine, on day: CivilDate) async throws -> [Identity: Obligation] {
        try await engine.store.read { reader in
            let rows = try reader.obligations(ObligationFilter(today: day), after: nil, limit: 1_000_000)
            return Dictionary(uniqueKeysWithValues: rows.map { ($0.identity, $0) })
        }
    }

    /// Every second household is red, the others orange and blue, as if it had been known from the beginning.
    private func tier(_ engine: Engine, on day: CivilDate) async throws {
        try await engine.store.write { transaction in
            var changes = Changes()
            for facts in try transaction.subjectFacts(kinds: ["household"], after: 0, limit: 100_000) {
                let tier = ["red", "orange", "red", "blue"][Int(facts.key % 4)]
                changes.tiers.append(TierRecord(subject: facts.key, tier: tier, tenure: Tenure(from: day), recordedOn: day))
            }
            try transaction.append(changes)
        }
    }

    @Test(
        "S44 created, void, re-dated and overdue are the very obligations that adopting changes; planning writes nothing",
        arguments: District.Kind.allCases)
    func same(_ kind: District.Kind) async throws {
        let texts = try Texts(more: [SourceText(file: "families.yaml", text: FamiliesPack.text)])
        let district = try District(kind, texts: texts)
        let script = YearScript(seed: 7, villages: 2, from: CivilDate(day: 20_454), days: 90, texts: texts)
        try await script.begin(district, texts: texts)
        try await tier(district.engine, on: script.from)
        var history = [
            Edited(
                packs: [
                    "bagongshan.yaml": texts.packs[0].text.replacing("calendar: cn\n", with: "calendar: cn\ntiers: [red, orange, blue]\n"),
                    "families.yaml": FamiliesPack.text,
                ], calendar: texts.calendars[0].text)
        ]
        var seen: Set<String> = []
        var day = script.from
        for edit in Self.edits {
            let until = day.adding(days: history.count == 1 ? 45 : 5)
            while day < until {
                try await script.live(day, district)
                day = day.adding(days: 1)
            }
            let now = texts.zone.instant(until, secondOfDay: 36_000)
            _ = try await district.engine.tick(at: now)
            let edited = edit.change(history)
            let plan = try await expectPlanned(edit.name, edited.sources, edited.calendars, district, on: until, at: now)
            if plan.total.created > 0 { seen.insert("created") }
            if plan.total.voided > 0 { seen.insert("voided") }
            if plan.total.redated > 0 { seen.insert("redated") }
            if plan.total.newlyOverdue > 0 { seen.insert("overdue") }
            if edit.name == "a title" {
                #expect(plan.total == RulesPlan.Counts() && plan.rules(.changed) == ["bagongshan.household-monthly"])
            }
            history.append(edited)
        }
        #expect(seen == ["created", "voided", "redated", "overdue"])
    }

    /// Plans, adopts what was planned, lets a tick follow, and compares.
    private func expectPlanned(
        _ name: String, _ packs: [SourceText], _ calendars: [SourceText], _ district: District, on day: CivilDate, at now: Instant
    ) async throws -> RulesPlan {
        let engine = district.engine
        let caller = District.caller
        let dump = try await district.dump()
        let leaves = try await engine.store.read { try $0.logSize() }
        let plan = try await engine.planRules(packs: packs, calendars: calendars, by: caller, at: now)
        // in small ranges it comes to the same
        let parts = try await engine.planRules(packs: packs, calendars: calendars, by: caller, at: now, width: 37)
        #expect(parts.effects == plan.effects && parts.load == plan.load, "\(name)")
        #expect(try await engine.planRules(packs: packs, calendars: calendars, by: caller, at: now) == plan, "\(name)")
        #expect(StateDump.difference(dump, try await district.dump()) == nil, "\(name)")
        #expect(try await engine.store.read { try $0.logSize() } == leaves, "\(name)")

        let before = try await rows(engine, on: day)
        let accepted = try PlanAcceptance(plan: plan.name.text, overdue: Set(plan.effects.map(\.rule)))
        let report = try await engine.adoptConfiguration(packs: packs, calendars: calendars, accepting: accepted, by: caller, at: now)
        _ = try await engine.tick(at: now.adding(minutes: 1))
        #expect(
            report.digest == plan.proposed && report.newRules == plan.rules(.added)
                && report.withdrawnRules == plan.rules(.withdrawn).sorted())
        let after = try await rows(engine, on: day)
        try await expectEqual(name, plan, before, after, engine, on: day)
        return plan
    }

    private func expectEqual(
        _ name: String, _ plan: RulesPlan, _ before: [Identity: Obligation], _ after: [Identity: Obligation], _ engine: Engine,
        on day: CivilDate
    ) async throws {
        var counts: [RuleKey: RulesPlan.Counts] = [:]
        var changed: [RehearsedChanges.Touched] = []
        for (identity, new) in after.sorted(by: { $0.key < $1.key }) {
            let old = before[identity]
            guard old != new else { continue }
            changed.append(RehearsedChanges.Touched(old: old, new: new))
            let wasLate = old.map { [.overdue, .missed].contains($0.status(on: day)) } ?? false
            var own = counts[identity.rule] ?? RulesPlan.Counts()
            if old?.void == nil, old != nil {
                if new.void != nil {
                    own.voided += 1
                } else if old?.window != new.window || old?.entryBefore != new.entryBefore {
                    own.redated += 1
                }
            } else if new.void == nil {
                own.created += 1
            }
            if !wasLate, [.overdue, .missed].contains(new.status(on: day)) { own.newlyOverdue += 1 }
            counts[identity.rule] = own
        }
        let refs = try await engine.store.read { try $0.ruleRefs() }
        let found = Dictionary(uniqueKeysWithValues: counts.map { key, own in (refs.first { $0.key == key }?.id ?? "?", own) })
        let planned = Dictionary(uniqueKeysWithValues: plan.effects.map { ($0.rule, $0.counts) })
        #expect(found.filter { $0.value != RulesPlan.Counts() } == planned.filter { $0.value != RulesPlan.Counts() }, "\(name)")
        // not only as many, but the same ones on the same days: the digest says so
        var fold = PlanFold(on: day)
        fold.take(changed)
        #expect(
            Digest256.hex(
                Array(["lianhu-plan-v1", plan.proposed, plan.running, day.description, fold.digest].joined(separator: "\n").utf8))
                == plan.name.decided, "\(name)")
    }
}
