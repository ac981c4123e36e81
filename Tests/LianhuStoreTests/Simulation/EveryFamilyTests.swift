import LianhuCore
import LianhuEngine
import Testing

/// Two villages under a pack that has a rule of every family, on both stores, with tiers that change and supplies that are handed over.
@Suite("Every family, simulated", .serialized)
struct EveryFamilyTests {
    private static let days = 150

    private func script(_ texts: Texts) -> YearScript {
        var script = YearScript(seed: 5, villages: 2, from: CivilDate(day: 20_454), days: Self.days, texts: texts)
        script.handsOverSupplies = true
        return script
    }

    /// Now and then a household changes to another tier on the next day.
    private func changeTiers(_ district: District, on day: CivilDate) async throws {
        try await district.engine.store.write { transaction in
            var random = SplitMix64(seed: 5, stream: 95, UInt64(bitPattern: Int64(day.day)))
            let households = try transaction.subjectFacts(kinds: ["household"], after: 0, limit: 10_000)
            guard !households.isEmpty else { return }
            var changes = Changes()
            for _ in 0..<3 {
                let facts = households[random.below(households.count)]
                guard !changes.tiers.contains(where: { $0.subject == facts.key }) else { continue }
                if var last = facts.tiers.last {
                    guard last.tenure.from <= day else { continue }
                    last.tenure.until = day.adding(days: 1)
                    changes.tiers.append(last)
                }
                changes.tiers.append(
                    TierRecord(
                        subject: facts.key, tier: ["red", "orange", "blue"][random.below(3)], tenure: Tenure(from: day.adding(days: 1)),
                        recordedOn: day))
            }
            try transaction.append(changes)
        }
    }

    @Test("S4 both stores, and one that is restarted every ninth day, are equal on every day") func sideBySide() async throws {
        let texts = try Texts(more: [SourceText(file: "families.yaml", text: FamiliesPack.text)])
        let script = script(texts)
        let invariants = Invariants(seed: script.seed)
        let districts = [try District(.memory, texts: texts), try District(.sqlite, texts: texts), try District(.memory, texts: texts)]
        for district in districts { try await script.begin(district, texts: texts) }
        var day = script.from
        while day <= script.through {
            if (day - script.from) % 9 == 8 { try districts[2].restart() }
            var digests: [String] = []
            for district in districts {
                try await script.live(day, district)
                try await changeTiers(district, on: day)
                digests.append(try await district.digest())
            }
            try invariants.requireEqual([digests[0]], [digests[1]], "memory against sqlite", on: day)
            try invariants.requireEqual([digests[0]], [digests[2]], "steady against restarted", on: day)
            day = day.adding(days: 1)
        }
        let dumps = [try await districts[0].dump(), try await districts[1].dump(), try await districts[2].dump()]
        try invariants.requireEqual(dumps[0], dumps[1], "memory against sqlite", on: script.through)
        try invariants.requireEqual(dumps[0], dumps[2], "steady against restarted", on: script.through)
        for district in districts { try await invariants.check(district, on: script.through, periods: nil) }
        try await expectEveryFamily(districts[0], on: script.through)
    }

    /// Each family had something that was met and something that was not, and never two open for one household where only one may be.
    private func expectEveryFamily(_ district: District, on last: CivilDate) async throws {
        let rows = try await district.engine.store.read { reader in
            let refs = try reader.ruleRefs()
            let rows = try reader.obligations(ObligationFilter(today: last), after: nil, limit: 1_000_000)
            return Dictionary(grouping: rows) { row in refs.first { $0.key == row.identity.rule }?.id ?? "?" }
        }
        for rule in FamiliesPack.rules {
            let own = rows["families." + rule] ?? []
            #expect(own.contains { $0.isSettled && $0.void == nil }, "\(rule): nothing was met")
            #expect(own.contains { !$0.isSettled && $0.void == nil }, "\(rule): nothing is owed")
        }
        for rule in ["families.every", "families.scheduled", "families.refill"] {
            let open = (rows[rule] ?? []).filter { !$0.isSettled && $0.void == nil && !$0.isExcused }
            #expect(Set(open.map(\.identity.about)).count == open.count, "\(rule): two are open")
        }
        #expect(rows["families.tiered"]?.contains { $0.void == .superseded } == true)
    }
}

/// One rule of each family over the words of the district's own pack.
enum FamiliesPack {
    static let rules = ["tiered", "every", "scheduled", "refill", "festival", "month-end", "recurrence", "fortnight", "twice"]

    static let text =
        head
        + contact("tiered", "tiers: {red: {per: week}, orange: {per: fortnight}, blue: {per: month}}")
        + contact("every", "cadence: {every: 20d, lead: 5d}") + contact("scheduled", "cadence: {every: 30d, anchor: schedule, lead: 10d}")
        + contact("refill", "cadence: {refill: {lead: 5d, safety: 2d}}")
        + contact("festival", "cadence: {on: {festival: lantern}, before: 15d}\n    shift: previous")
        + contact("month-end", "cadence: {on: last working day of month, before: 12d}\n    closes: +3wd")
        + contact("recurrence", "cadence: {on: {rrule: 'FREQ=MONTHLY;BYMONTHDAY=15', from: 2026-01-01}, before: 10d}")
        + contact("fortnight", "cadence: {per: fortnight, anchor: 2024-01-08}")
        + contact("twice", "cadence: {per: quarter, at_least: 2, min_gap: 10d, pace: even, month_start_day: 26}")

    private static func contact(_ id: String, _ timing: String) -> String {
        """
          - id: \(id)
            title: {zh: 走访, en: Visit}
            basis: a test
            duty: contact
            who: {roles: [town_leader, town_cadre, village_cadre, party_member]}
            whom: {kind: household}
            \(timing)
            accept: {methods: [home_visit, phone, talk, online]}

        """
    }

    private static let head = """
        pack: families
        title: {zh: 各类频次, en: Every family}
        basis: a test
        calendar: cn
        tiers: [red, orange, blue]
        subject_kinds:
          household: {zh: 农户, en: household}
        roles:
          town_leader: {zh: 镇领导, en: town leader}
          town_cadre: {zh: 镇干部, en: town cadre}
          village_cadre: {zh: 村干部, en: village cadre}
          party_member: {zh: 党员, en: party member}
        methods:
          home_visit: {zh: 入户走访, en: home visit}
          phone: {zh: 电话, en: telephone}
          talk: {zh: 面谈, en: talk}
          online: {zh: 线上联系, en: online}
        rules:

        """
}
