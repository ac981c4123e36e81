import LianhuAudit
import LianhuCore

extension Engine {
    /// Records subjects' answers, all or none, once for each key (S48).
    package func answer(
        _ answers: [CampaignAnswer], to id: String, _ once: Once<CampaignReceipt>, by caller: Caller, at now: Instant
    ) async throws -> KeptReply {
        try await perform(once, by: caller, at: now) { session in try session.answer(answers, to: id) }
    }

    /// Records subjects' answers, all or none (S48).
    package func answer(
        _ answers: [CampaignAnswer], to id: String, by caller: Caller, at now: Instant
    ) async throws -> CampaignReceipt {
        try await perform(by: caller, at: now) { session in try session.answer(answers, to: id) }
    }
}

extension Session {
    mutating func answer(_ answers: [CampaignAnswer], to id: String) throws -> CampaignReceipt {
        try caller.require(.record)
        guard let worker = caller.actor.worker else { throw CommandProblem(.notPermitted, "access.worker_required") }
        var (campaign, kind) = try campaign(id)
        guard kind.whom != nil else { throw CommandProblem(.conflict, "campaign.reports_only", ["campaign": id]) }
        var targets = try targets(of: answers, campaign)
        var desk = lens.desk(campaign, kind, units: try tx.campaignUnits(of: campaign.key))
        var changed: [EntityKey: CampaignUnit] = [:]
        var (replaced, settled) = (0, 0)
        for (index, answer) in answers.enumerated() {
            try check(answer, at: index, campaign, kind)
            var target = targets[index]
            // The same one twice in a list: the later answer counts, as it does in two.
            if let earlier = targets[..<index].last(where: { $0.subject == target.subject }) { target = earlier }
            for unit in desk.units(afterAnswerOf: target) {
                desk.tree.put(unit)
                changed[unit.unit] = unit
            }
            let before = target.outcome
            if before != nil { replaced += 1 }
            target.outcome = answer.outcome
            target.answeredAt = target.answeredAt ?? now
            targets[index] = target
            campaign.events += 1
            changes.campaignTargets.append(target)
            let event = CampaignEvent(
                campaign: campaign.key, number: campaign.events, act: .answer, at: answer.at ?? now, recordedAt: now, actor: worker,
                about: target.subject, outcome: answer.outcome)
            try take(
                event, of: campaign, kind,
                facts: [
                    "subject": .string(try self.id(target.subject)), "outcome": .string(answer.outcome),
                    "at": .string(event.at.description), "by": .string(try self.id(worker)),
                ])
            settled += try recordContact(of: event, after: before, campaign, kind)
        }
        // Who is complete now begins a clock: the ladders are looked at again.
        if changed.values.contains(where: { $0.completeAt == now }), campaign.closedAt == nil { campaign.wakeAt = now }
        changes.campaignUnits += changed.values.sorted { $0.unit < $1.unit }
        changes.campaigns.append(campaign)
        try flush()
        let totals = desk.tree.totals(of: campaign.unit)
        return CampaignReceipt(
            campaign: campaign, recorded: answers.count, replaced: replaced, settled: settled, isAfterClose: campaign.closedAt != nil,
            answered: totals.answered, targets: totals.targets)
    }

    /// An answer that says so is a contact as well, once, so that nobody writes it down again (S50); the number of obligations that it settled.
    private mutating func recordContact(
        of event: CampaignEvent, after before: String?, _ campaign: CampaignRecord, _ kind: CampaignKind
    ) throws -> Int {
        guard let contact = kind.contact, let outcome = event.outcome, contact.outcomes.contains(outcome),
            !(before.map(contact.outcomes.contains) ?? false)
        else { return 0 }
        let draft = EvidenceDraft(
            kind: .contact, id: "\(campaign.id)-\(event.number)", about: try id(event.about), worker: caller.actor.workerID,
            method: contact.method, direction: .outbound, occurredAt: event.at, personsMet: 1)
        let receipt = try record(draft)
        try flush()
        return receipt.settled.count
    }

    /// A campaign by its public id, with its kind.
    func campaign(_ id: String) throws -> (CampaignRecord, CampaignKind) {
        guard let key = CampaignRecord.key(of: id), let record = try tx.campaigns([key]).first, let kind = rules.campaigns[record.kind]
        else { throw CommandProblem(.notFound, "unknown.campaign", ["value": id]) }
        return (record, kind)
    }

    /// Whom the answers are of: subjects that the campaign asks, in the caller's scope.
    private func targets(of answers: [CampaignAnswer], _ campaign: CampaignRecord) throws -> [CampaignTarget] {
        let lookup = NameLookup(reader: tx, scope: caller.scope(for: .record, in: organisation, on: today))
        let keys = try answers.enumerated().map { index, answer in
            try lookup.find(answer.subject, kinds: [.subject], pointer: "/answers/\(index)/subject").key
        }
        let asked = Dictionary(
            uniqueKeysWithValues: try tx.campaignTargets(of: campaign.key, subjects: keys).map { ($0.subject, $0) })
        return try zip(keys, answers).enumerated().map { index, pair in
            guard let target = asked[pair.0] else {
                throw CommandProblem.member(
                    "/answers/\(index)/subject", "campaign.not_asked", ["value": pair.1.subject, "campaign": campaign.id], kind: .conflict)
            }
            return target
        }
    }

    private func check(_ answer: CampaignAnswer, at index: Int, _ campaign: CampaignRecord, _ kind: CampaignKind) throws {
        guard kind.outcomes.contains(where: { $0.name == answer.outcome }) else {
            throw CommandProblem.member(
                "/answers/\(index)/outcome", "campaign.outcome_unknown",
                ["value": answer.outcome, "class": kind.id, "known": kind.outcomes.map(\.name).joined(separator: ", ")])
        }
        guard let at = answer.at else { return }
        if at > now.adding(minutes: 5) {
            throw CommandProblem.member("/answers/\(index)/at", "evidence.future", ["value": engine.zone.localDescription(at)])
        }
        if at < campaign.startedAt {
            throw CommandProblem.member(
                "/answers/\(index)/at", "campaign.before_start",
                ["value": engine.zone.localDescription(at), "campaign": campaign.id])
        }
    }
}
