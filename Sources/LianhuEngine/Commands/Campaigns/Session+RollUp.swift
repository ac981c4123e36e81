import LianhuAudit
import LianhuCore

extension Engine {
    /// Rolls a unit up, once for each key (S48).
    package func rollUp(
        _ draft: RollUpDraft, of id: String, _ once: Once<CampaignView>, by caller: Caller, at now: Instant
    ) async throws -> KeptReply {
        try await perform(once, by: caller, at: now) { session in try session.rollUp(draft, of: id) }
    }

    /// Rolls a unit up (S48).
    package func rollUp(_ draft: RollUpDraft, of id: String, by caller: Caller, at now: Instant) async throws -> CampaignView {
        try await perform(by: caller, at: now) { session in try session.rollUp(draft, of: id) }
    }

    /// Closes a campaign, once for each key.
    package func close(
        campaign id: String, reason: String?, _ once: Once<CampaignView>, by caller: Caller, at now: Instant
    ) async throws -> KeptReply {
        try await perform(once, by: caller, at: now) { session in try session.close(campaign: id, reason: reason) }
    }

    /// Closes a campaign.
    package func close(campaign id: String, reason: String?, by caller: Caller, at now: Instant) async throws -> CampaignView {
        try await perform(by: caller, at: now) { session in try session.close(campaign: id, reason: reason) }
    }
}

extension Session {
    /// Ids that one leaf names at most.
    private static let mostNamed = 400

    mutating func rollUp(_ draft: RollUpDraft, of id: String) throws -> CampaignView {
        try caller.require(.record)
        guard let worker = caller.actor.worker else { throw CommandProblem(.notPermitted, "access.worker_required") }
        var (campaign, kind) = try campaign(id)
        let ref = try NameLookup(reader: tx, scope: caller.scope(for: .record, in: organisation, on: today))
            .find(draft.unit, kinds: [.unit], pointer: "/unit")
        try Self.checkText(draft.text, "text", isRequired: false)
        let desk = lens.desk(campaign, kind, units: try tx.campaignUnits(of: campaign.key))
        guard let unit = desk.tree.units[ref.key] else {
            throw CommandProblem.member("/unit", "campaign.unit_outside", ["value": ref.id, "campaign": id], kind: .conflict)
        }
        let filter = CampaignTargetFilter(campaign: campaign.key, units: [ref.key], isSilentOnly: true)
        let silent = try tx.campaignTargets(filter, after: 0, limit: Self.mostNamed).map(\.subject)
        let event: CampaignEvent
        do throws(CampaignRefusal) {
            event = try desk.rollUp(
                unit, isPartial: draft.isPartial, isNothing: draft.isNothing, silent: silent, by: worker, number: campaign.events + 1)
        } catch {
            throw try problem(error, unit, ref, campaign, kind)
        }
        campaign.events = event.number
        let after = desk.units(afterRollUpOf: unit)
        changes.campaignUnits += after
        // The clock above may have begun, and this unit's ladder has ended.
        campaign.wakeAt = now
        changes.campaigns.append(campaign)
        try take(
            event, of: campaign, kind, text: draft.text,
            facts: try facts(of: event, missing: desk.tree.missing(below: ref.key) + silent, silent: unit.targets - unit.answered))
        if let told = desk.told(of: unit) ?? (unit.parent == nil ? campaign.starter : nil), told != worker {
            tell(told, [CampaignItem.news.identity(of: campaign, about: ref.key)], kind)
        }
        try flush()
        return try lens.view(of: campaign, unit: ref.key)
    }

    private mutating func facts(of event: CampaignEvent, missing: [EntityKey], silent: Int) throws -> [String: JSONValue] {
        var facts: [String: JSONValue] = [
            "unit": .string(try id(event.about)), "answered": .int(Int64(event.answered)), "subjects": .int(Int64(event.targets)),
        ]
        if let actor = event.actor { facts["by"] = .string(try id(actor)) }
        if event.isNothing { facts["nothing"] = .bool(true) }
        if event.isPartial {
            _ = try refs(missing)
            facts["partial"] = .bool(true)
            facts["silent"] = .int(Int64(silent))
            facts["missing"] = .array(try missing.prefix(Self.mostNamed).map { .string(try id($0)) })
        }
        return facts
    }

    mutating func close(campaign id: String, reason: String?) throws -> CampaignView {
        try caller.require(.record)
        guard let worker = caller.actor.worker else { throw CommandProblem(.notPermitted, "access.worker_required") }
        var (campaign, kind) = try campaign(id)
        if worker != campaign.starter { try requireLead(worker, of: kind, at: campaign.unit, naming: id) }
        guard campaign.closedAt == nil else { throw CommandProblem(.conflict, "campaign.closed", ["value": id]) }
        if let reason { try Self.requireReasonCode(reason) }
        let units = try tx.campaignUnits(of: campaign.key)
        let open = units.count { $0.reportedAt == nil }
        if open > 0, reason == nil {
            throw CommandProblem.member("/reason", "campaign.close_reason", ["value": id, "count": String(open)])
        }
        let totals = units.reduce((0, 0)) { ($0.0 + $1.answered, $0.1 + $1.targets) }
        campaign.events += 1
        campaign.closedAt = now
        campaign.wakeAt = nil
        changes.campaigns.append(campaign)
        let event = CampaignEvent(
            campaign: campaign.key, number: campaign.events, act: .close, at: now, recordedAt: now, actor: worker, about: campaign.unit,
            isPartial: open > 0, answered: totals.0, targets: totals.1, reason: reason)
        try take(
            event, of: campaign, kind,
            facts: [
                "answered": .int(Int64(totals.0)), "subjects": .int(Int64(totals.1)), "open": .int(Int64(open)),
                "by": .string(try self.id(worker)),
            ])
        try flush()
        return try lens.view(of: campaign, unit: nil)
    }

    // MARK: Refusals

    private mutating func problem(
        _ refusal: CampaignRefusal, _ unit: CampaignUnit, _ ref: EntityRef, _ campaign: CampaignRecord, _ kind: CampaignKind
    ) throws -> CommandProblem {
        switch refusal {
        case .notYours(let by):
            return CommandProblem(.notPermitted, "campaign.not_yours", ["value": ref.id, "by": by, "campaign": campaign.id])
        case .closed: return CommandProblem(.conflict, "campaign.closed", ["value": campaign.id])
        case .incomplete(let units, let subjects):
            let named = try (units + subjects).prefix(10).map { try id($0) }
            return CommandProblem(
                .conflict, "campaign.incomplete",
                [
                    "value": ref.id, "units": String(units.count), "subjects": String(unit.targets - unit.answered),
                    "names": named.joined(separator: ", "),
                ])
        case .nothingNotAsked: return .member("/nothing", "campaign.nothing_not_asked", ["class": kind.id], kind: .conflict)
        case .notNothing(let count):
            return .member("/nothing", "campaign.not_nothing", ["value": ref.id, "count": String(count)], kind: .conflict)
        }
    }

    /// Open campaigns stand on their kind's levels: a set without them is refused, and says what to do.
    func requireLevels(of set: RuleSet) throws {
        for (key, old) in rules.campaigns.sorted(by: { $0.key < $1.key }) {
            let new = set.campaign(old.id)
            guard new?.levels.map(\.unitKind) != old.levels.map(\.unitKind) else { continue }
            let open = try tx.campaigns(CampaignFilter(kind: key, isOpenOnly: true), after: 0, limit: 1_000)
            guard let first = open.first else { continue }
            throw CommandProblem(
                .conflict, new == nil ? "rules.campaign_kind_open" : "rules.campaign_levels_open",
                ["class": old.id, "count": String(open.count), "value": first.id])
        }
    }
}
