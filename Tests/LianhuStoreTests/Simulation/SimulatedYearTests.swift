import Foundation
import LianhuCore
import LianhuEngine
import Testing

/// A year of the district through the real engine. Side by side it is always the whole district; with restarts it is two of its
/// 21 villages, and the whole under `LIANHU_LONG_TESTS=1`.
@Suite("A simulated year", .serialized)
struct SimulatedYearTests {
    private static let isLong = ProcessInfo.processInfo.environment["LIANHU_LONG_TESTS"] == "1"
    private static let days = 365

    private func script(seed: UInt64, villages: Int = BagongshanGenerator.villages, _ texts: Texts) -> YearScript {
        YearScript(seed: seed, villages: villages, from: CivilDate(day: 20_454), days: Self.days, texts: texts)
    }

    @Test("on both stores side by side: no identity twice, met ≤ expected, counters equal a full count, equal state at every step")
    func sideBySide() async throws {
        let texts = try Texts()
        let script = script(seed: 1, texts)
        let invariants = Invariants(seed: script.seed)
        let districts = try District.Kind.allCases.map { try District($0, texts: texts) }
        for district in districts { try await script.begin(district, texts: texts) }
        var day = script.from
        while day <= script.through {
            var digests: [String] = []
            for district in districts {
                try await script.live(day, district)
                try await invariants.check(district, on: day, periods: invariants.periods(around: day))
                digests.append(try await district.digest())
            }
            try invariants.requireEqual([digests[0]], [digests[1]], "memory against sqlite", on: day)
            if day.adding(days: 1).dayOfMonth == 1 || day == script.through {
                for district in districts { try await invariants.check(district, on: day, periods: nil) }
                try invariants.requireEqual(try await districts[0].dump(), try await districts[1].dump(), "memory against sqlite", on: day)
            }
            day = day.adding(days: 1)
        }
        try await expectAYear(districts[1], script)
    }

    @Test("with 20 restarts on random days the year ends in the same state as without", arguments: District.Kind.allCases)
    func restarts(_ kind: District.Kind) async throws {
        let texts = try Texts()
        let script = script(seed: 2, villages: Self.isLong ? BagongshanGenerator.villages : 2, texts)
        let invariants = Invariants(seed: script.seed)
        let (steady, restarted) = (try District(.memory, texts: texts), try District(kind, texts: texts))
        var random = SplitMix64(seed: script.seed, stream: 93)
        var days: Set<CivilDate> = []
        while days.count < 20 { days.insert(script.from.adding(days: random.below(Self.days))) }
        for district in [steady, restarted] { try await script.begin(district, texts: texts) }
        var day = script.from
        while day <= script.through {
            try await script.live(day, steady)
            if days.contains(day) { try restarted.restart() }
            try await script.live(day, restarted)
            try invariants.requireEqual([try await steady.digest()], [try await restarted.digest()], "steady against restarted", on: day)
            day = day.adding(days: 1)
        }
        try invariants.requireEqual(try await steady.dump(), try await restarted.dump(), "steady against restarted", on: script.through)
    }

    /// The year was one: much was met, some late, some missed, and every step of the ladder was climbed.
    private func expectAYear(_ district: District, _ script: YearScript) async throws {
        var query = ComplianceQuery(period: "2026")
        query.rule = "bagongshan.household-monthly"
        let now = district.engine.zone.startOfDay(script.through.adding(days: 1))
        let total = try await district.engine.compliance(query, by: District.caller, at: now).total
        #expect(
            total.expected > 14_000 && total.met > total.expected / 2 && total.metLate > 0 && total.missed > 0
                && total.excused > 0)
        let steps = try await district.engine.store.read { reader in
            try reader.escalations(EscalationFilter(), after: 0, limit: 1_000_000).map(\.step)
        }
        #expect(Set(steps) == [1, 2, 3, 4, 5])
    }
}

@Suite("What the simulated year would notice")
struct SimulatedYearCanFailTests {
    /// A month of one village on plain collections.
    private func january() async throws -> (district: District, last: CivilDate, invariants: Invariants) {
        let texts = try Texts()
        let script = YearScript(seed: 3, villages: 1, from: CivilDate(day: 20_454), days: 31, texts: texts)
        let district = try District(.memory, texts: texts)
        try await script.begin(district, texts: texts)
        for offset in 0..<31 { try await script.live(script.from.adding(days: offset), district) }
        return (district, script.through, Invariants(seed: script.seed))
    }

    @Test("a counter that is off by one is found, with seed and day")
    func counter() async throws {
        let (district, last, invariants) = try await january()
        try await invariants.check(district, on: last, periods: nil)
        try await district.engine.store.write { transaction in
            let root = try transaction.organisation().roots(on: last).first ?? 0
            let sums = try transaction.counters(unit: root, rule: nil, periods: nil, asOf: last)
            guard let group = sums.first?.group else { return }
            var changes = Changes()
            changes.counters = [
                (
                    key: CounterKey(unit: root, group: group, day: last),
                    counts: Counts(total: 1, met: 0, metLate: 0, excused: 0, void: 0, enteredInTime: 0)
                )
            ]
            try transaction.append(changes)
        }
        let broken = await #expect(throws: Invariants.Broken.self) { try await invariants.check(district, on: last, periods: nil) }
        #expect(broken?.description.hasPrefix("seed 3, 2026-01-31: memory: counters of") == true)
    }

    @Test("a state that differs by one record is found, and the line is told")
    func difference() async throws {
        let (district, last, invariants) = try await january()
        let before = try await district.dump()
        let open = ObligationFilter(statuses: [.open, .overdue, .missed], today: last)
        try await district.engine.store.write { transaction in
            guard let old = try transaction.obligations(open, after: nil, limit: 1).first else { return }
            var changes = Changes()
            var new = old
            new.isExcused = true
            changes.obligations = [.update(old: old, new: new)]
            try transaction.append(changes)
        }
        let after = try await district.dump()
        let broken = #expect(throws: Invariants.Broken.self) {
            try invariants.requireEqual(before, after, "before against after", on: last)
        }
        #expect(broken?.description.contains("excused") == true)
    }
}
