import LianhuCore

extension SimulationDiary {
    /// Looks at the rules. Where one asks for the next supply there must have been a first one: every linked subject is handed one in the
    /// first weeks.
    mutating func begin(on day: CivilDate) async throws {
        let found = try await engine.query(by: ScenarioRun.daemon, at: engine.zone.startOfDay(day)) { lens in
            let rules = lens.rules.planned
            var firsts: [First] = []
            for (rule, ref) in rules { if case .refill = rule.cadence { firsts += try Self.firsts(lens, rule, ref) } }
            let undated = rules.filter { if case .per = $0.rule.cadence { false } else { true } }
            return (
                undated: Set(undated.map(\.ref.key)), hasPersonal: rules.contains { $0.rule.cadence?.isPersonal ?? false },
                firsts: firsts
            )
        }
        undated = found.undated
        hasPersonal = found.hasPersonal
        for first in found.firsts {
            var random = SplitMix64(seed: simulation.seed, stream: 22, UInt64(bitPattern: first.about), UInt64(bitPattern: first.rule))
            let day = simulation.from.adding(days: random.below(RuleDescription.exampleSupply))
            add(
                EvidenceDraft(
                    kind: .contact, id: random.uuid(), about: first.id, worker: first.worker,
                    method: first.duty.methods.isEmpty ? "" : random.pick(first.duty.methods),
                    direction: first.duty.directions.first ?? .outbound,
                    occurredAt: engine.zone.instant(day, secondOfDay: random.within(510...1_050) * 60), personsMet: 1,
                    supplyDays: RuleDescription.exampleSupply),
                on: day)
        }
    }

    /// A subject before its first supply.
    private struct First: Sendable {
        var rule: RuleKey
        var about: EntityKey
        var id: String
        var worker: String
        var duty: ContactDuty
    }

    private static func firsts(_ lens: Lens, _ rule: Rule, _ ref: RuleRef) throws -> [First] {
        guard case .contact(let duty) = rule.duty else { return [] }
        var found: [First] = []
        var after: EntityKey = 0
        while true {
            let page = try lens.reader.subjectFacts(of: duty, after: after, limit: 5_000)
            guard let last = page.last else { return found }
            let holders = page.filter { $0.carries(anyOf: duty.tags, on: lens.today) }.map { facts in
                (facts.key, Qualification.links(facts.links, making: duty, on: lens.today, in: lens.organisation).first?.worker)
            }
            let names = try lens.reader.entities(keys: Array(Set(holders.flatMap { [$0, $1].compactMap { $0 } })).sorted())
            for (about, holder) in holders {
                guard let id = names[about]?.id, let worker = holder.flatMap({ names[$0]?.id }) else { continue }
                found.append(First(rule: ref.key, about: about, id: id, worker: worker, duty: duty))
            }
            after = last.key
        }
    }
}
