/// Decides what may happen to a campaign: pure, of how far it is, the person and the time (S47, S48).
package struct CampaignDesk: Sendable {
    package var tree: CampaignTree
    package let organisation: Organisation
    package let now: Instant
    package let today: CivilDate

    package init(tree: CampaignTree, organisation: Organisation, now: Instant) {
        self.tree = tree
        self.organisation = organisation
        self.now = now
        today = tree.clock.zone.date(of: now)
    }

    /// Who rolls a unit up today, before substitution; nil if nobody is in office.
    package func responsible(for unit: CampaignUnit) -> EntityKey? {
        guard tree.kind.levels.indices.contains(unit.level) else { return nil }
        return Escalator.recipient(
            of: .post(tree.kind.levels[unit.level].by), unit: unit.unit, holder: nil, on: today, in: organisation)
    }

    /// Who is told that a unit rolled up: whom the level names, else whoever rolls up above.
    package func told(of unit: CampaignUnit) -> EntityKey? {
        guard tree.kind.levels.indices.contains(unit.level) else { return nil }
        if let to = tree.kind.levels[unit.level].to {
            return Escalator.recipient(of: .post(to), unit: unit.unit, holder: nil, on: today, in: organisation)
        }
        return unit.parent.flatMap { tree.units[$0] }.flatMap(responsible)
    }

    /// Whether a person may roll a unit up: who is responsible, his substitute, or who is in charge of a unit above it in the campaign.
    package func mayRollUp(_ person: EntityKey, _ unit: CampaignUnit) -> Bool {
        var next: CampaignUnit? = unit
        while let here = next {
            if let own = responsible(for: here), own == person || organisation.acting(for: own, on: today) == person { return true }
            next = here.parent.flatMap { tree.units[$0] }
        }
        return false
    }

    /// Whether somebody may start or close a campaign of the kind at a unit.
    package static func mayLead(
        _ person: EntityKey, kind: CampaignKind, at unit: EntityKey, organisation: Organisation, on day: CivilDate
    ) -> Bool {
        let chain = organisation.chain(of: unit, on: day)
        if chain.contains(where: { organisation.holder(of: "head", at: $0, on: day) == person }) { return true }
        guard let starter = kind.starter else { return false }
        return Escalator.recipient(of: .post(starter), unit: unit, holder: nil, on: day, in: organisation) == person
    }

    /// What a roll-up is, or why it is not one; `number` is the next event's.
    package func rollUp(
        _ unit: CampaignUnit, isPartial: Bool, isNothing: Bool, silent: [EntityKey], by person: EntityKey, number: Int
    ) throws(CampaignRefusal) -> CampaignEvent {
        guard mayRollUp(person, unit) else {
            throw .notYours(by: tree.kind.levels.indices.contains(unit.level) ? tree.kind.levels[unit.level].by.description : "?")
        }
        if tree.campaign.closedAt != nil { throw .closed }
        let totals = tree.totals(of: unit.unit)
        if isNothing {
            guard tree.kind.asksForNothing else { throw .nothingNotAsked }
            guard totals.answered == 0 else { throw .notNothing(totals.answered) }
        }
        let missing = tree.missing(below: unit.unit)
        let isComplete = missing.isEmpty && silent.isEmpty
        guard isComplete || isPartial else { throw .incomplete(units: missing, subjects: silent) }
        return CampaignEvent(
            campaign: tree.campaign.key, number: number, act: .rollUp, at: now, recordedAt: now, actor: person, about: unit.unit,
            isPartial: !isComplete, isNothing: isNothing, answered: totals.answered, targets: totals.targets)
    }

    // MARK: What follows

    /// How far units are after a subject's first answer: its own, and what waits above.
    package func units(afterAnswerOf target: CampaignTarget) -> [CampaignUnit] {
        guard target.answeredAt == nil, var unit = tree.units[target.unit] else { return reopened(from: target.unit) }
        unit.answered += 1
        if unit.isComplete { unit.completeAt = unit.completeAt ?? now }
        return merge([unit], reopened(from: target.unit, starting: unit))
    }

    /// How far units are after a roll-up: the unit's own, and the one above, which waits for one less.
    package func units(afterRollUpOf unit: CampaignUnit) -> [CampaignUnit] {
        var own = unit
        own.reopenedAt = nil
        guard own.reportedAt == nil else { return [own] }
        own.reportedAt = now
        guard let key = own.parent, var parent = tree.units[key] else { return [own] }
        parent.childrenReported += 1
        if parent.isComplete { parent.completeAt = parent.completeAt ?? now }
        return merge([own, parent], reopened(from: key, starting: parent))
    }

    /// Units at and above one that had rolled up already: their totals are others now (S48).
    private func reopened(from unit: EntityKey, starting changed: CampaignUnit? = nil) -> [CampaignUnit] {
        var found: [CampaignUnit] = []
        var next: EntityKey? = unit
        while let key = next, var here = key == changed?.unit ? changed : tree.units[key] {
            if here.reportedAt != nil {
                here.reopenedAt = here.reopenedAt ?? now
                found.append(here)
            }
            next = here.parent
        }
        return found
    }

    private func merge(_ first: [CampaignUnit], _ second: [CampaignUnit]) -> [CampaignUnit] {
        let newer = Dictionary(uniqueKeysWithValues: second.map { ($0.unit, $0) })
        return first.map { newer[$0.unit] ?? $0 } + second.filter { unit in !first.contains { $0.unit == unit.unit } }
    }
}

/// Why something cannot happen to a campaign.
package enum CampaignRefusal: Error, Hashable, Sendable {
    /// Somebody else's to do; who that is in the pack's words.
    case notYours(by: String)
    case closed
    /// Who has not reported: a roll-up without them must be said to be partial.
    case incomplete(units: [EntityKey], subjects: [EntityKey])
    /// The kind does not ask for "nothing to report" (S47).
    case nothingNotAsked
    /// There are answers, so many: that is not nothing.
    case notNothing(Int)
}
