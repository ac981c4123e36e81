import LianhuCore
import Testing

@Suite("Tiers")
struct TierTests {
    private static let quotas = [
        TierQuota(tier: "red", quota: Quota(period: .week, atLeast: 2)), TierQuota(tier: "orange", quota: Quota(period: .week)),
        TierQuota(tier: "blue", quota: Quota(period: .month)),
    ]

    private func tier(_ name: String, _ from: String, _ until: String? = nil, recorded: String? = nil) -> TierRecord {
        TierRecord(subject: 100, tier: name, tenure: Given.tenure(from, until), recordedOn: Given.day(recorded ?? from))
    }

    private func rows(
        _ tiers: [TierRecord], _ kind: PeriodKind, _ holding: String, plannedOn: String? = nil, links: [LinkRecord] = [Given.link()]
    ) throws -> [Obligation]? {
        var rule = Given.rule()
        rule.cadence = .tiers(Self.quotas)
        let context = PlanContext(
            rule: rule, ruleKey: 1, calendar: try Given.calendar(), organisation: Organisation(), adoptedOn: Given.day("2025-12-01"),
            governor: nil, plannedOn: plannedOn.map(Given.day))
        let planner = Planner(context: context, period: context.scheme.period(kind, containing: Given.day(holding)))
        var facts = Given.household(links: links)
        facts.tiers = tiers
        guard case .obligations(let rows) = planner.desired(of: facts) else { return nil }
        return rows
    }

    private func text(_ rows: [Obligation]?) -> [String]? {
        rows?.map { "\($0.identity.slot) \($0.window.opens)…\($0.window.due)" + ($0.void.map { " \($0.name)" } ?? "") }
    }

    @Test("S22 a tier asks for its own quota, and for nothing in periods of another") func plain() throws {
        let red = [tier("red", "2026-01-01")]
        #expect(text(try rows(red, .week, "2026-07-08")) == ["1 2026-07-06…2026-07-12", "2 2026-07-06…2026-07-12"])
        #expect(try rows(red, .month, "2026-07-08") == nil)
        #expect(try rows([], .month, "2026-07-08") == nil)
        #expect(try rows([tier("white", "2026-01-01")], .month, "2026-07-08") == nil)
    }

    @Test(
        "S22 the period behind a tighter one opens when that ends, and is not made if under half of it remains",
        arguments: [
            ("2026-07-06", "2026-07-06…2026-07-12", "2026-07-13…2026-07-19"),
            ("2026-07-07", "2026-07-07…2026-07-13", "2026-07-14…2026-07-19"),
            ("2026-07-09", "2026-07-09…2026-07-15", "2026-07-16…2026-07-19"), ("2026-07-10", "2026-07-10…2026-07-16", nil),
            ("2026-07-12", "2026-07-12…2026-07-18", nil),
        ] as [(String, String, String?)])
    func tighter(on day: String, first: String, second: String?) throws {
        let tiers = [tier("blue", "2026-01-01", day), tier("orange", day)]
        #expect(text(try rows(tiers, .week, "2026-07-08")) == ["1 " + first])
        #expect(text(try rows(tiers, .week, "2026-07-15")) == second.map { ["1 " + $0] })
        #expect(text(try rows(tiers, .week, "2026-07-22")) == ["1 2026-07-20…2026-07-26"])
        #expect(text(try rows(tiers, .month, "2026-07-08")) == ["1 2026-07-01…2026-07-31 superseded"])
        #expect(text(try rows(tiers, .month, "2026-06-08")) == ["1 2026-06-01…2026-06-30"])
    }

    @Test("S22 two tiers of one kind of period share its key and never a slot; the old one is superseded") func oneKind() throws {
        let tiers = [tier("orange", "2026-01-01", "2026-07-08"), tier("red", "2026-07-08")]
        #expect(
            text(try rows(tiers, .week, "2026-07-08")) == [
                "1 2026-07-06…2026-07-12 superseded", "2 2026-07-08…2026-07-14", "3 2026-07-08…2026-07-14",
            ])
        #expect(text(try rows(tiers, .week, "2026-07-15")) == ["1 2026-07-15…2026-07-19", "2 2026-07-15…2026-07-19"])
    }

    @Test("S22 a looser cadence starts with the next period; what had opened stays") func looser() throws {
        let tiers = [tier("red", "2026-01-01", "2026-07-08"), tier("blue", "2026-07-08")]
        #expect(text(try rows(tiers, .week, "2026-07-08")) == ["1 2026-07-06…2026-07-12", "2 2026-07-06…2026-07-12"])
        #expect(try rows(tiers, .week, "2026-07-15") == nil)
        #expect(try rows(tiers, .month, "2026-07-15") == nil)
        #expect(text(try rows(tiers, .month, "2026-08-15")) == ["1 2026-08-01…2026-08-31"])
        let onFirst = [tier("red", "2026-01-01", "2026-07-01"), tier("blue", "2026-07-01")]
        #expect(text(try rows(onFirst, .month, "2026-07-15")) == ["1 2026-07-01…2026-07-31"])
    }

    @Test(
        "S17 S22 who was linked only before the tier began joins when he is linked again",
        arguments: [("2026-07-07", "2026-07-16", true), ("2026-07-07", "2026-07-17", false), ("2026-07-08", "2026-07-31", true)])
    func linkedAgain(gapFrom: String, again: String, isOwed: Bool) throws {
        let links = [Given.link(1, from: "2026-01-01", until: gapFrom), Given.link(2, from: again, recorded: "2026-07-01")]
        #expect((try rows([tier("blue", "2026-07-07")], .month, "2026-07-20", links: links) != nil) == isOwed)
    }

    @Test("S17 S22 a first tier is a join, and one that is recorded late makes nobody guilty") func joining() throws {
        #expect(text(try rows([tier("blue", "2026-07-16")], .month, "2026-07-20")) == ["1 2026-07-01…2026-07-31"])
        #expect(try rows([tier("blue", "2026-07-17")], .month, "2026-07-20") == nil)
        let late = [tier("blue", "2026-01-01", "2026-07-08"), tier("orange", "2026-07-08", recorded: "2026-07-15")]
        #expect(try rows(late, .week, "2026-07-08") == nil)
        #expect(text(try rows(late, .week, "2026-07-15")) == ["1 2026-07-15…2026-07-19"])
    }

    @Test("S22 a tier that begins tomorrow is not looked at today") func future() throws {
        let tiers = [tier("blue", "2026-01-01", "2026-07-08"), tier("orange", "2026-07-08")]
        #expect(try rows(tiers, .week, "2026-07-08", plannedOn: "2026-07-07") == nil)
        #expect(try rows(tiers, .week, "2026-07-08", plannedOn: "2026-07-08") != nil)
    }

    @Test("S22 the row that it supersedes becomes void; one that was met stays") func reconciled() throws {
        let tiers = [tier("blue", "2026-01-01", "2026-07-08"), tier("orange", "2026-07-08")]
        let want = try #require(try rows(tiers, .month, "2026-07-08"))
        var old = try #require(try rows([tier("blue", "2026-01-01")], .month, "2026-07-08")?.first)
        let changes = Planner.reconcile(existing: [old], desired: .obligations(want))
        #expect(changes.count == 1)
        if case .update(_, let new) = changes.first { #expect(new.void == .superseded && new.window == old.window) }
        #expect(Planner.reconcile(existing: [], desired: .obligations(want)).isEmpty)
        old.settlement = Settlement(evidence: 1, day: Given.day("2026-07-02"), recordedOn: Given.day("2026-07-02"))
        #expect(Planner.reconcile(existing: [old], desired: .obligations(want)).isEmpty)
    }
}
