import LianhuCore

/// Something about links or posts that is not as a rule wants it (S25); it informs and makes no visits.
package struct Finding: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case shortfall
        case excess
        case vacant
        case unlinked
    }

    /// Where a number that a unit may set comes from.
    package struct Source: Hashable, Sendable {
        package var parameter: ParameterAt
        /// The unit that set it; nil: none did, and the rule's default holds.
        package var unit: EntityRef?
        /// What people call the number.
        package var title: LocalizedText
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
    /// Whose number the broken bound is; nil: the rule's own.
    package var source: Source?
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
        let numbers = workers.map { worker in duty.limits.map { bounds($0, of: worker, on: day) } }
        let sources = numbers.joined().joined().compactMap { $0?.unit }
        let links = try reader.links(ofWorkers: workers).filter { $0.tenure.contains(day) }
        let refs = try reader.entities(keys: Array(Set(links.map(\.subject) + workers + sources)).sorted())
        let held = Dictionary(grouping: links, by: \.worker)
        return zip(workers, numbers).flatMap { worker, bounds -> [Finding] in
            guard let about = refs[worker] else { return [] }
            return zip(duty.limits, bounds).compactMap { limit, bounds in
                let (min, max) = (bounds[0], bounds[1])
                let has = Set((held[worker] ?? []).filter { refs[$0.subject]?.subkind == limit.kind }.map(\.subject)).count
                let isShort = min.map { has < $0.value } ?? false
                guard isShort || max.map({ has > $0.value }) ?? false else { return nil }
                var finding = Finding(
                    kind: isShort ? .shortfall : .excess, rule: rule.id, about: about, what: limit.kind, has: has, min: min?.value,
                    max: max?.value, on: day)
                let unit = (isShort ? min : max)?.unit
                finding.source = (isShort ? limit.min : limit.max)?.parameter.map { at in
                    Finding.Source(parameter: at, unit: unit.flatMap { refs[$0] }, title: title(of: at, rule))
                }
                return finding
            }
        }
    }

    /// The two bounds that hold for a worker on a day, and the unit that set each.
    private func bounds(_ limit: CaseloadLimit, of worker: EntityKey, on day: CivilDate) -> [(value: Int, unit: EntityKey?)?] {
        [limit.min, limit.max].map { number in
            number.map { number in
                let own = number.parameter.flatMap { at in
                    organisation.home(of: worker).flatMap { organisation.parameter(at, in: $0, on: day) }
                }
                return (own?.value ?? number.standard, own?.unit)
            }
        }
    }

    private func title(of parameter: ParameterAt, _ rule: Rule) -> LocalizedText {
        let vocabulary = rules.set.pack(of: rule)?.vocabulary ?? .empty
        return LocalizedText(
            zh: vocabulary.title(parameter.name, in: .parameters, .zh), en: vocabulary.title(parameter.name, in: .parameters, .en))
    }

    /// One left out is a finding (S25).
    private func unlinked(_ rule: Rule, _ duty: ContactDuty, units: Set<EntityKey>?, on day: CivilDate) throws -> [Finding] {
        // Shifts are set by linking: where none are, nobody is left out (S49).
        guard rule.cadence?.shifts.isEmpty ?? true else { return [] }
        var missing: [EntityKey] = []
        var after: EntityKey = 0
        while true {
            let page = try reader.subjectFacts(of: duty, after: after, limit: 5_000)
            guard let last = page.last else { break }
            for facts in page where facts.presence.contains(day) && facts.carries(anyOf: duty.tags, on: day) {
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
