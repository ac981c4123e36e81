import LianhuAudit
import LianhuCore

extension Engine {
    /// Takes an item of a ladder on until a day: the ladder pauses, the clock does not (S39).
    ///
    /// - Parameter id: of an obligation, a matter or a roll-up (`CP-1~U-3`).
    package func acknowledge(
        _ id: String, until: CivilDate, comment: String, by caller: Caller, at now: Instant
    ) async throws -> AcknowledgementRecord {
        try await perform(by: caller, at: now) { session in try session.acknowledge(id, until: until, comment: comment) }
    }

    /// The same, once for each key.
    package func acknowledge(
        _ id: String, until: CivilDate, comment: String, _ once: Once<AcknowledgementRecord>, by caller: Caller, at now: Instant
    ) async throws -> KeptReply {
        try await perform(once, by: caller, at: now) { session in try session.acknowledge(id, until: until, comment: comment) }
    }
}

extension Session {
    mutating func acknowledge(_ id: String, until: CivilDate, comment: String) throws -> AcknowledgementRecord {
        guard let worker = caller.actor.worker else { throw CommandProblem(.notPermitted, "access.worker_required") }
        let item = try ladderItem(id)
        try check(until: until, comment: comment, latest: item.latest)
        try requireNoPause(of: item.identity, id: id)
        let record = AcknowledgementRecord(item: item.identity, worker: worker, until: until, at: now)
        changes.acknowledgements.append(record)
        let salt = Commitment.randomSalt()
        changes.privateFields.append(PrivateField(seq: nextLeaf, evidence: 0, field: "comment", salt: salt, value: comment))
        try log(
            LeafDraft(
                act: "escalation.acknowledge", obj: id, unit: item.unit, rule: item.rule, facts: ["until": .string(until.description)],
                pii: ["comment": Commitment.make(salt: salt, field: "comment", value: comment)]))
        if let found = item.matter {
            var matter = found.record
            // The pause is part of what its next look is reckoned from.
            try flush()
            matter.wakeAt = try lens.wakeTime(of: matter, kind: found.kind)
            changes.matters.append(matter)
        }
        if var campaign = item.campaign {
            // Its units are looked at again at once, and the next look is reckoned with the pause.
            campaign.wakeAt = now
            changes.campaigns.append(campaign)
        }
        return record
    }

    private func check(until: CivilDate, comment: String, latest: CivilDate?) throws {
        // The rule's own limit stands for the instance's, whichever is longer (S39).
        let limit = latest ?? today.adding(days: engine.settings.acknowledgementLimit)
        guard until >= today else { throw CommandProblem.member("/until", "ladder.until_past", ["value": until.description]) }
        guard until <= limit else {
            throw CommandProblem.member("/until", "ladder.until_too_late", ["limit": limit.description, "value": until.description])
        }
        guard !comment.allSatisfy(\.isWhitespace) else {
            throw CommandProblem.member("/comment", "request.member_missing", ["name": "comment"])
        }
        try Self.checkText(comment, "comment", isRequired: true)
    }

    /// Who takes on what somebody has taken on is told so; else pauses in a row would keep the next step away for ever (S39).
    private mutating func requireNoPause(of item: Identity, id: String) throws {
        let running = try tx.acknowledgements([item]).filter { $0.until >= today }.max { ($0.until, $0.at) < ($1.until, $1.at) }
        guard let running else { return }
        throw CommandProblem(
            .conflict, "ladder.acknowledged", ["value": id, "worker": try self.id(running.worker), "until": running.until.description])
    }
}
