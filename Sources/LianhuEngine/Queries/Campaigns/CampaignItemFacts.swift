import LianhuCore

/// What a ladder's item or a message's line says of a campaign now.
struct CampaignItemFacts: Hashable, Sendable {
    var campaign: CampaignRecord
    var kind: CampaignKind
    var item: CampaignItem
    /// The task in words.
    var text: String
    /// Where it counts.
    var unit: EntityKey
    /// Whether there is something left to do, or to tell.
    var isLive: Bool
    /// The first instant that is late; nil for news.
    var due: Instant?
    var state: RollUpState
    var answered: Int
    var targets: Int

    func isOverdue(at now: Instant) -> Bool { isLive && item != .news && (due.map { $0 <= now } ?? false) }
}

extension Lens {
    /// The items of ladders and messages that are a campaign's.
    func campaignItems(of items: [Identity]) throws -> [Identity: CampaignItemFacts] {
        let own = Set(items).filter { rules.campaigns[$0.rule] != nil }
        guard !own.isEmpty else { return [:] }
        let records = try reader.campaigns(Array(Set(own.map(\.period))).sorted())
        var facts: [Identity: CampaignItemFacts] = [:]
        for record in records {
            guard let kind = rules.campaigns[record.kind] else { continue }
            let desk = desk(record, kind, units: try reader.campaignUnits(of: record.key))
            let text = try reader.campaignTexts(of: record.key).first { $0.number == 1 }?.value ?? ""
            for identity in own where identity.period == record.key {
                guard let item = CampaignItem(rawValue: identity.slot) else { continue }
                facts[identity] = try self.facts(of: identity, item, desk, text: text)
            }
        }
        return facts
    }

    private func facts(of identity: Identity, _ item: CampaignItem, _ desk: CampaignDesk, text: String) throws -> CampaignItemFacts? {
        let record = desk.tree.campaign
        if item == .answers {
            let all = try reader.campaignTargets(
                CampaignTargetFilter(campaign: record.key, worker: identity.about), after: 0, limit: 10_000)
            let silent = all.count { $0.outcome == nil }
            guard let unit = all.first?.unit else { return nil }
            return CampaignItemFacts(
                campaign: record, kind: desk.tree.kind, item: item, text: text, unit: unit, isLive: silent > 0 && record.closedAt == nil,
                due: record.dueAt, state: record.dueAt <= now ? .overdue : .waiting, answered: all.count - silent, targets: all.count)
        }
        guard let unit = desk.tree.units[identity.about] else { return nil }
        let totals = desk.tree.totals(of: unit.unit)
        let isOpen = unit.reportedAt == nil && record.closedAt == nil
        return CampaignItemFacts(
            campaign: record, kind: desk.tree.kind, item: item, text: text, unit: unit.unit, isLive: item == .news || isOpen,
            due: item == .news ? nil : desk.tree.deadlines[unit.unit], state: state(of: unit, desk.tree), answered: totals.answered,
            targets: totals.targets)
    }
}
