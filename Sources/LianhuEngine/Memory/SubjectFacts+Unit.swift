import LianhuCore

extension SubjectFacts {
    /// A unit that is linked like a subject: nil without any link. It is its own unit, and is there since its first parent is known.
    package init?(unit: UnitRecord, links: [LinkRecord], suspensions: [Tenure], tiers: [TierRecord]) {
        guard let first = links.first else { return nil }
        let parents = unit.parents.map(\.tenure)
        let since = parents.map(\.from).min() ?? first.tenure.from
        let isLasting = parents.isEmpty || parents.contains { $0.until == nil }
        let presence = Tenure(from: since, until: isLasting ? nil : parents.compactMap(\.until).max())
        self.init(
            key: unit.key, kind: unit.kind, units: [Dated(unit.key, Tenure(from: since))], presence: presence, recordedOn: since,
            links: links, suspensions: suspensions, tiers: tiers)
    }
}
