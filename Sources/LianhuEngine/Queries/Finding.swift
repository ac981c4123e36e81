import LianhuCore

/// Something about links or posts that is not as a rule wants it (S25); it informs and makes no visits.
package struct Finding: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case shortfall
        case excess
        case vacant
        case unlinked
    }

    package var kind: Kind
    /// The caseload rule, or the rule whose subject or post it is.
    package var rule: String
    /// The worker, unit or subject.
    package var about: EntityRef
    /// The kind of link, or the post.
    package var what: String
    package var has: Int
    package var min: Int?
    package var max: Int?
    /// The day of the question: findings are computed, not stored.
    package var on: CivilDate
}

extension Engine {
    /// All findings of a unit on a day, by unit and id.
    package func findings(unit: String?, on day: CivilDate?, by caller: Caller, at now: Instant) async throws -> [Finding] {
        try await query(by: caller, at: now) { lens in
            try caller.require(.read)
            return try lens.findings(units: try lens.units(under: unit), on: day ?? lens.today)
        }
    }
}

extension Lens {
    func findings(units: Set<EntityKey>?, on day: CivilDate) throws -> [Finding] {
        var findings: [Finding] = []
        for rule in rules.set.rules {
            switch rule.duty {
            case .caseload(let duty): findings += try caseload(rule, duty, units: units, on: day)
            case .contact(let duty): findings += try unlinked(rule, duty, units: units, on: day)
            case .activity(let duty): findings += try vacant(rule, duty, units: units, on: day)
            }
        }
        return findings.sorted { ($0.about.unit, $0.about.key, $0.rule, $0.what) < ($1.about.unit, $1.about.key, $1.rule, $1.what) }
    }

    private func caseload(_ rule: Rule, _ duty: CaseloadDuty, units: Set<EntityKey>?, on day: CivilDate) throws -> [Finding] {
        let workers = organisation.workers.filter { worker in
            organisation.worker(worker, hasAnyOf: duty.roles, on: day)
                && (units.map { $0.contains(organisation.home(of: worker) ?? 0) } ?? true)
        }
        guard !workers.isEmpty else { return [] }
        let links = try reader.links(ofWorkers: workers).filter { $0.tenure.contains(day) }
        let refs = try reader.entities(keys: Array(Set(links.map(\.subject) + workers)).sorted())
        let held = Dictionary(grouping: links, by: \.worker)
        return workers.flatMap { worker -> [Finding] in
            guard let about = refs[worker] else { return [] }
            return duty.limits.compactMap { limit in
                let has = Set((held[worker] ?? []).filter { refs[$0.subject]?.subkind == limit.kind }.map(\.subject)).count
                let kind: Finding.Kind? =
                    (limit.min.map { has < $0 } ?? false) ? .shortfall : (limit.max.map { has > $0 } ?? false) ? .excess : nil
                return kind.map {
                    Finding(kind: $0, rule: rule.id, about: about, what: limit.kind, has: has, min: limit.min, max: limit.max, on: day)
                }
            }
        }
    }

    /// One left out is a finding (S25).
    private func unlinked(_ rule: Rule, _ duty: ContactDuty, units: Set<EntityKey>?, on day: CivilDate) throws -> [Finding] {
        // Shifts are set by linking: where none are, nobody is left out (S49).
        guard rule.cadence?.shifts.isEmpty ?? true else { return [] }
        var missing: [EntityKey] = []
        var after: EntityKey = 0
        while true {
            let page = try reader.subjectFacts(kinds: duty.kinds, after: after, limit: 5_000)
            guard let last = page.last else { break }
            for facts in page where facts.presence.contains(day) {
                let own = Qualification.links(facts.links, making: duty, on: day, in: organisation)
                guard !own.contains(where: { $0.tenure.contains(day) }) else { continue }
                if let unit = facts.unit(on: day), units?.contains(unit) ?? true { missing.append(facts.key) }
            }
            after = last.key
        }
        return try reader.entities(keys: missing).values.map {
            Finding(kind: .unlinked, rule: rule.id, about: $0, what: $0.subkind, has: 0, min: 1, max: nil, on: day)
        }
    }

    private func vacant(_ rule: Rule, _ duty: ActivityDuty, units: Set<EntityKey>?, on day: CivilDate) throws -> [Finding] {
        let empty = organisation.units.values.filter { unit in
            unit.kind == duty.unitKind && (units?.contains(unit.key) ?? true)
                && organisation.holder(of: duty.post, at: unit.key, on: day) == nil
        }
        return try reader.entities(keys: empty.map(\.key).sorted()).values.map {
            Finding(kind: .vacant, rule: rule.id, about: $0, what: duty.post, has: 0, min: 1, max: nil, on: day)
        }
    }
}
