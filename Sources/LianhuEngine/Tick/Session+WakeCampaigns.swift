import LianhuCore

extension Lens {
    /// A campaign's decisions, with how far its units are.
    func desk(_ campaign: CampaignRecord, _ kind: CampaignKind, units: [CampaignUnit]) -> CampaignDesk {
        let clock = SpanClock(calendar: rules.set.calendar(of: kind), zone: engine.zone)
        return CampaignDesk(
            tree: CampaignTree(kind: kind, campaign: campaign, units: units, clock: clock), organisation: organisation, now: now)
    }

    func escalator(for kind: CampaignKind) -> Escalator? {
        rules.set.ladder(of: kind).map {
            Escalator(ladder: $0, calendar: rules.set.calendar(of: kind), zone: engine.zone, organisation: organisation)
        }
    }

    /// The roll-ups that a campaign still waits for, with what their ladders did (S36, S48).
    func deadlines(of desk: CampaignDesk) throws -> [Escalator.Deadline] {
        let waiting = desk.tree.order.compactMap { desk.tree.units[$0] }.filter { $0.reportedAt == nil }
        func item(_ unit: CampaignUnit) -> Identity { CampaignItem.rollUp.identity(of: desk.tree.campaign, about: unit.unit) }
        let items = waiting.map(item)
        let handled = try reader.handledSteps(items)
        var pauses: [Identity: CivilDate] = [:]
        for pause in try reader.acknowledgements(items) { pauses[pause.item] = max(pauses[pause.item] ?? pause.until, pause.until) }
        return waiting.compactMap { unit in
            desk.tree.deadlines[unit.unit].map { at in
                Escalator.Deadline(
                    item: item(unit), at: at, unit: unit.unit, holder: desk.responsible(for: unit), handledStep: handled[item(unit)] ?? 0,
                    acknowledgedUntil: pauses[item(unit)])
            }
        }
    }

    /// Until when a campaign may be left alone: the next step of a ladder, the end of a pause, or a week; nil once it is closed.
    func wakeTime(of desk: CampaignDesk, _ deadlines: [Escalator.Deadline], handling: [Identity: Int]) -> Instant? {
        guard desk.tree.campaign.closedAt == nil else { return nil }
        let calm = now.adding(hours: 7 * 24)
        guard let escalator = escalator(for: desk.tree.kind) else { return calm }
        let times = deadlines.compactMap { deadline -> Instant? in
            var deadline = deadline
            deadline.handledStep = max(deadline.handledStep, handling[deadline.item] ?? 0)
            guard let next = escalator.next(deadline) else { return nil }
            let pauseEnds = deadline.acknowledgedUntil.map { engine.zone.startOfDay($0.adding(days: 1)) }
            return max(next, pauseEnds ?? next)
        }
        return min(times.min() ?? calm, calm)
    }
}

extension Session {
    /// Looks at the campaigns whose time has come: ladders of roll-ups climb (S36–S39, S48).
    mutating func wakeCampaigns() throws -> [RungOutcome] {
        var outcomes: [RungOutcome] = []
        for var campaign in try tx.campaigns(CampaignFilter(wakesUpTo: now), after: 0, limit: Self.wakingPage) {
            guard let kind = rules.campaigns[campaign.kind] else { continue }
            let desk = lens.desk(campaign, kind, units: try tx.campaignUnits(of: campaign.key))
            let deadlines = try lens.deadlines(of: desk)
            var handling: [Identity: Int] = [:]
            if let escalator = lens.escalator(for: kind), campaign.closedAt == nil {
                for deadline in deadlines {
                    for outcome in escalator.climb(deadline, now: now) {
                        guard let step = escalator.ladder.steps.first(where: { $0.number == outcome.step }) else { continue }
                        outcomes.append(RungOutcome(outcome: outcome, step: step, unit: deadline.unit, rule: campaign.kind))
                        handling[outcome.item] = max(handling[outcome.item] ?? 0, outcome.step)
                    }
                }
            }
            campaign.wakeAt = lens.wakeTime(of: desk, deadlines, handling: handling)
            changes.campaigns.append(campaign)
        }
        return outcomes
    }
}
