import LianhuCore

/// What a scenario expects of campaigns.
extension ScenarioCheck {
    func failure(of campaign: ScenarioExpectation.Campaign) async throws -> ScenarioFailure? {
        let what = campaign.unit.map { [$0] } ?? []
        return try await failure(campaign.values, place: campaign.place, code: "scenario.campaign", period: campaign.id, what: what) {
            let view = try await engine.campaign(campaign.id, unit: campaign.unit, by: ScenarioRun.daemon, at: now)
            guard let top = view.units.first else { return [:] }
            let told = try await told(view.record, top.unit.key)
            return [
                "state": top.state.rawValue, "answered": String(top.answered), "targets": String(top.targets),
                "outcomes": top.outcomes.filter { $0.count > 0 }.map { "\($0.outcome) \($0.count)" }.joined(separator: ", "),
                "due": minute(top.deadline), "reported": minute(top.reportedAt), "partial": top.isPartial ? "yes" : "no",
                "changed": top.reopenedAt == nil ? "no" : "yes", "missing": ids(top.missing),
                "silent": ids(view.silent.map(\.subject)), "responsible": top.responsible?.id ?? "nobody",
                "step": String(told?.step ?? 0), "told": told?.recipient ?? "nobody", "overdue": String(view.overdue),
                "closed": view.record.closedAt == nil ? "no" : "yes",
            ]
        }
    }

    private func ids(_ refs: [EntityRef]) -> String { refs.isEmpty ? "nobody" : refs.map(\.id).sorted().joined(separator: ", ") }

    private func minute(_ instant: Instant?) -> String { instant.map(engine.zone.localDescription) ?? Self.nothing }

    /// The last step of a unit's ladder, and whom it told.
    private func told(_ record: CampaignRecord, _ unit: EntityKey) async throws -> (step: Int, recipient: String?)? {
        try await engine.query(by: ScenarioRun.daemon, at: now) { lens in
            let filter = EscalationFilter(item: CampaignItem.rollUp.identity(of: record, about: unit), includesSkipped: true)
            guard let last = try lens.reader.escalations(filter, after: 0, limit: 1_000).max(by: { $0.step < $1.step }) else { return nil }
            let names = try lens.reader.entities(keys: last.recipient.map { [$0] } ?? [])
            return (last.step, last.recipient.flatMap { names[$0]?.id })
        }
    }
}

extension ScenarioRun {
    /// Plays what happens in a campaign, by the worker who does it.
    func play(_ move: ScenarioCampaign, at now: Instant) async throws {
        switch move {
        case .start(let kind, let unit, let by, let due, let tag):
            let draft = CampaignDraft(kind: kind, unit: unit, text: "scenario", dueAt: due.map(instant), tag: tag)
            _ = try await engine.start(draft, by: try await caller(by), at: now)
        case .answer(let campaign, let subjects, let outcome, let by):
            let answers = subjects.map { CampaignAnswer(subject: $0, outcome: outcome) }
            _ = try await engine.answer(answers, to: campaign, by: try await caller(by), at: now)
        case .rollUp(let campaign, let unit, let by, let isPartial, let isNothing):
            let draft = RollUpDraft(unit: unit, isPartial: isPartial, isNothing: isNothing)
            _ = try await engine.rollUp(draft, of: campaign, by: try await caller(by), at: now)
        case .close(let campaign, let by, let reason):
            _ = try await engine.close(campaign: campaign, reason: reason, by: try await caller(by), at: now)
        }
    }
}
