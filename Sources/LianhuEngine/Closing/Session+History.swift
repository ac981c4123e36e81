import LianhuCore

extension Session {
    /// Keeps what this commit overwrites, so that a question as of a past day gets the answer of that day (S46).
    ///
    /// Planning makes a period's rows on one day, and a visit is told by its own recorded day: what is kept beside those is rare.
    mutating func keepPast() throws {
        if !changes.superseded.isEmpty { changes.supersededAt = now }
        var planned: [RulePeriodKey: CivilDate] = [:]
        var run: (key: RulePeriodKey, day: CivilDate)?
        for change in changes.obligations {
            switch change {
            case .create(let new):
                let key = RulePeriodKey(rule: new.identity.rule, period: new.identity.period)
                let day: CivilDate
                if let run, run.key == key {
                    day = run.day
                } else {
                    day = try planned[key] ?? tx.planDay(rule: key.rule, period: key.period) ?? firstPlanned(key)
                    planned[key] = day
                    run = (key, day)
                }
                if day != today { changes.births.append(ObligationBirth(item: new.identity, day: today)) }
            case .update(let old, let new):
                if !old.isToldBy(new, on: today) { changes.pastObligations.append(PastObligation(row: old, knownUntil: today)) }
            }
        }
        try keepPastLinks()
    }

    private mutating func firstPlanned(_ key: RulePeriodKey) -> CivilDate {
        changes.planDays.append(PlanDay(rule: key.rule, period: key.period, day: today))
        return today
    }

    private mutating func keepPastLinks() throws {
        guard !changes.links.isEmpty else { return }
        let next = try tx.nextLinkKey()
        let changed = changes.links.filter { $0.key < next }
        guard !changed.isEmpty else { return }
        let facts = try tx.subjectFacts(Array(Set(changed.map(\.subject))).sorted())
        let known = Dictionary(facts.flatMap(\.links).map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        for link in changed {
            if let old = known[link.key], old != link { changes.pastLinks.append(PastLink(link: old, knownUntil: today)) }
        }
    }
}

extension Lens {
    /// The links of members of the id space as they were known at the end of a day.
    func links(of about: [EntityKey], asOf day: CivilDate) throws -> [EntityKey: [LinkRecord]] {
        let past = Dictionary(try reader.pastLinks(of: about, on: day).map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        return try links(of: about).mapValues { links in
            links.map { past[$0.key] ?? $0 }.filter { $0.recordedOn <= day }
        }
    }
}
