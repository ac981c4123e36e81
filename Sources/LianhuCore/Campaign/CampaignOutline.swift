/// Who takes part in a campaign: decided once, when it starts; pure.
package struct CampaignOutline: Hashable, Sendable {
    package var units: [CampaignUnit]
    package var targets: [CampaignTarget]

    /// A subject that is asked, with the unit it lives in and who holds it.
    package struct Candidate: Hashable, Sendable {
        package var subject: EntityKey
        package var unit: EntityKey
        package var worker: EntityKey

        package init(subject: EntityKey, unit: EntityKey, worker: EntityKey) {
            self.subject = subject
            self.unit = unit
            self.worker = worker
        }
    }

    /// - Parameters:
    ///   - top: from where it goes down: of a kind that the levels name.
    ///   - candidates: subjects in the subtree of `top`.
    package init(
        campaign: CampaignKey, kind: CampaignKind, top: EntityKey, candidates: [Candidate], organisation: Organisation, on day: CivilDate
    ) {
        let topLevel = organisation.units[top].flatMap { kind.level(ofUnitKind: $0.kind) } ?? kind.levels.count - 1
        var found: [EntityKey: CampaignUnit] = [:]
        func parent(of unit: EntityKey, above level: Int) -> EntityKey? {
            organisation.chain(of: unit, on: day).first { key in
                organisation.units[key].flatMap { kind.level(ofUnitKind: $0.kind) }.map { $0 > level && $0 <= topLevel } ?? false
            }
        }
        for unit in organisation.subtree(of: top, on: day) {
            guard let level = organisation.units[unit].flatMap({ kind.level(ofUnitKind: $0.kind) }), level <= topLevel else { continue }
            guard unit == top || level < topLevel else { continue }
            found[unit] = CampaignUnit(
                campaign: campaign, unit: unit, parent: unit == top ? nil : parent(of: unit, above: level) ?? top, level: level)
        }
        targets = candidates.map { candidate in
            let unit = organisation.chain(of: candidate.unit, on: day).first { found[$0] != nil } ?? top
            found[unit]?.targets += 1
            return CampaignTarget(campaign: campaign, subject: candidate.subject, unit: unit, worker: candidate.worker)
        }
        // Who has nobody to ask takes part only if it is to say so (S47), or if only units report.
        let isNeeded = Self.needed(found, top: top, everyone: kind.whom == nil || kind.asksForNothing)
        found = found.filter { isNeeded.contains($0.key) }
        for unit in found.values { if let parent = unit.parent { found[parent]?.children += 1 } }
        units = found.values.sorted { $0.unit < $1.unit }
    }

    /// Units with somebody to ask, and all above them.
    private static func needed(_ units: [EntityKey: CampaignUnit], top: EntityKey, everyone: Bool) -> Set<EntityKey> {
        if everyone { return Set(units.keys) }
        var needed: Set<EntityKey> = [top]
        for unit in units.values where unit.targets > 0 {
            var next: EntityKey? = unit.unit
            while let key = next, needed.insert(key).inserted { next = units[key]?.parent }
        }
        return needed
    }
}
