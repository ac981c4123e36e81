import LianhuAudit
import LianhuCore

extension Engine {
    /// Takes an overdue item on until a day: the ladder pauses, the clock does not (S39).
    package func acknowledge(
        obligation id: String, until: CivilDate, comment: String, by caller: Caller, at now: Instant
    ) async throws -> AcknowledgementRecord {
        try await perform(by: caller, at: now) { session in try session.acknowledge(id, until: until, comment: comment) }
    }
}

extension Session {
    mutating func acknowledge(_ id: String, until: CivilDate, comment: String) throws -> AcknowledgementRecord {
        let row = try obligation(id)
        guard let worker = caller.actor.worker else { throw CommandProblem(.notPermitted, "access.worker_required") }
        try caller.require(.record, at: row.unit, naming: id, in: organisation, on: today)
        let limit = today.adding(days: engine.settings.acknowledgementLimit)
        guard until >= today, until <= limit else {
            throw CommandProblem.member("/until", "ladder.until_too_late", ["limit": limit.description, "value": until.description])
        }
        guard !comment.isEmpty else { throw CommandProblem.member("/comment", "request.member_missing", ["name": "comment"]) }
        let status = row.status(on: today)
        guard [.open, .overdue].contains(status) else { throw CommandProblem(.conflict, "obligation.settled", ["status": status.name]) }
        let record = AcknowledgementRecord(item: row.identity, worker: worker, until: until, at: now)
        changes.acknowledgements.append(record)
        let salt = Commitment.randomSalt()
        changes.privateFields.append(PrivateField(seq: nextLeaf, evidence: 0, field: "comment", salt: salt, value: comment))
        try log(
            LeafDraft(
                act: "escalation.acknowledge", obj: id, unit: row.unit, rule: rules.id(of: row.identity.rule),
                facts: ["until": .string(until.description)],
                pii: ["comment": Commitment.make(salt: salt, field: "comment", value: comment)]))
        return record
    }
}
