import LianhuCore

/// Something for which a ladder climbs, as commands find it by its public id: an obligation, the clock of a matter that runs, or a roll-up (S36).
struct LadderItem {
    var identity: Identity
    var unit: EntityKey
    /// Id of its rule or class.
    var rule: String?
    /// The last day until which it may be taken on, where its rule says so (S39).
    var latest: CivilDate?
    /// The matter of which it is the earliest unmet deadline.
    var matter: (record: MatterRecord, kind: MatterClass)?
    /// The campaign whose roll-up it is.
    var campaign: CampaignRecord?
}

extension Session {
    /// The item by its id, where its ladder still has somebody to tell; else a conflict that says why not.
    func ladderItem(_ id: String) throws -> LadderItem {
        if let item = try ladderItem(ofRollUp: id) { return item }
        guard MatterRecord.key(of: id) != nil else { return try ladderItem(ofObligation: id) }
        let (record, kind) = try matter(id)
        try caller.require(.record, at: record.unit, naming: id, in: organisation, on: today)
        guard record.state.isOpen else {
            throw CommandProblem(.conflict, "ladder.matter_rests", ["value": id, "phase": record.state.phase.rawValue])
        }
        guard rules.set.ladder(of: kind) != nil, record.state.deadline != nil else {
            throw CommandProblem(.conflict, "ladder.none", ["value": id])
        }
        return LadderItem(
            identity: record.item, unit: record.unit, rule: rules.id(of: record.kind),
            latest: latest(kind.acknowledgeUntil, rules.set.calendar(of: kind)), matter: (record, kind))
    }

    /// `CP-1~U-3`: a unit's roll-up; nil if the id is none.
    private func ladderItem(ofRollUp id: String) throws -> LadderItem? {
        let parts = id.split(separator: "~").map(String.init)
        guard parts.count == 2, CampaignRecord.key(of: parts[0]) != nil else { return nil }
        let (campaign, kind) = try self.campaign(parts[0])
        let ref = try tx.entities(ids: [parts[1]])[parts[1]]
        guard let unit = try tx.campaignUnits(of: campaign.key).first(where: { $0.unit == ref?.key }) else {
            throw CommandProblem(.notFound, "campaign.unit_outside", ["value": parts[1], "campaign": campaign.id])
        }
        try caller.require(.record, at: unit.unit, naming: id, in: organisation, on: today)
        guard unit.reportedAt == nil, campaign.closedAt == nil else {
            throw CommandProblem(.conflict, "ladder.matter_rests", ["value": id, "phase": unit.reportedAt == nil ? "closed" : "reported"])
        }
        guard rules.set.ladder(of: kind) != nil else { throw CommandProblem(.conflict, "ladder.none", ["value": id]) }
        return LadderItem(
            identity: CampaignItem.rollUp.identity(of: campaign, about: unit.unit), unit: unit.unit, rule: kind.id,
            latest: latest(kind.acknowledgeUntil, rules.set.calendar(of: kind)), matter: nil, campaign: campaign)
    }

    private func ladderItem(ofObligation id: String) throws -> LadderItem {
        let row = try obligation(id)
        try caller.require(.record, at: row.unit, naming: id, in: organisation, on: today)
        let status = row.status(on: today)
        guard [.open, .overdue].contains(status) else { throw CommandProblem(.conflict, "obligation.settled", ["status": status.name]) }
        let rule = rules.rule(row.identity.rule)
        return LadderItem(
            identity: row.identity, unit: row.unit, rule: rules.id(of: row.identity.rule),
            latest: rule.flatMap { latest($0.acknowledgeUntil, rules.set.calendar(of: $0)) }, matter: nil)
    }

    private func latest(_ span: TimeSpan?, _ calendar: WorkCalendar) -> CivilDate? { span.map { calendar.adding($0, to: today) } }
}
