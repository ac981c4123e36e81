import LianhuAudit
import LianhuCore

/// What somebody wants amended in a closed period (S46).
package struct AmendmentDraft: Hashable, Sendable {
    /// Key of a closed month, quarter or year.
    package var period: String
    /// Public id of the obligation.
    package var obligation: String
    /// The client's key of the evidence that is to count; nil takes voided evidence away.
    package var evidence: String?
    /// A reason code.
    package var reason: String

    package init(period: String, obligation: String, evidence: String?, reason: String) {
        self.period = period
        self.obligation = obligation
        self.evidence = evidence
        self.reason = reason
    }
}

extension Engine {
    /// Lets late evidence count in a closed period, approved by a second person (S12, S46, S56).
    package func amend(
        _ draft: AmendmentDraft, _ once: Once<ObligationView>, by caller: Caller, at now: Instant
    ) async throws -> KeptReply {
        try await perform(once, by: caller, at: now) { session in
            let row = try session.amend(draft)
            try session.flush()
            guard let view = try session.lens.views(of: [row]).first else {
                throw CommandProblem(.notFound, "unknown.obligation", ["value": draft.obligation])
            }
            return view
        }
    }

    /// The same without a reply to keep.
    package func amend(_ draft: AmendmentDraft, by caller: Caller, at now: Instant) async throws -> Obligation {
        try await perform(by: caller, at: now) { session in try session.amend(draft) }
    }
}

extension Session {
    mutating func amend(_ draft: AmendmentDraft) throws -> Obligation {
        let period = try PeriodRange.reporting(draft.period, pointer: "/period")
        let old = try obligation(draft.obligation)
        guard let approver = caller.actor.worker else { throw CommandProblem(.notPermitted, "access.worker_required") }
        try requireApprover(approver, of: old, naming: draft.obligation)
        try Self.requireReasonCode(draft.reason)
        guard try tx.closures().contains(where: { $0.period == period.code && $0.closedAt != nil }) else {
            throw CommandProblem(.conflict, "period.open", ["period": period.key])
        }
        guard PeriodRange(of: period).holds(old.identity.period, due: old.window.due) else {
            throw CommandProblem.member("/obligation", "period.elsewhere", ["value": draft.obligation, "period": period.key])
        }
        try requireAmendable(old, to: draft)
        let evidence = try draft.evidence.map { try amendingEvidence($0, for: old, approver: approver) }
        var new = old
        new.settlement = evidence.map { Settlement(evidence: $0.key, day: $0.occurredOn, recordedOn: $0.recordedOn) }
        change(.update(old: old, new: new))
        var delta = Counts(of: new)
        delta -= Counts(of: old)
        changes.amendments.append(
            AmendmentRecord(
                item: old.identity, unit: old.unit, evidence: evidence?.key, reason: draft.reason, approver: approver, at: now, on: today,
                delta: delta))
        var facts: [String: JSONValue] = [
            "period": .string(period.key), "before": .string(old.status(on: today).name), "after": .string(new.status(on: today).name),
        ]
        if let evidence { facts["evidence"] = .string(evidence.id) }
        try log(
            LeafDraft(
                act: "period.amend", obj: draft.obligation, unit: old.unit, rule: rules.id(of: old.identity.rule), why: draft.reason,
                facts: facts))
        return new
    }

    /// Only what is unmet, or met by what was voided since, is amended.
    private func requireAmendable(_ row: Obligation, to draft: AmendmentDraft) throws {
        let status = row.status(on: today)
        var isAmendable = status == .missed || status == .overdue || status == .open
        if let held = row.settlement, row.void == nil {
            isAmendable = try tx.evidence(keys: [held.evidence]).first?.supersededBy != nil
        } else if draft.evidence == nil {
            throw CommandProblem.member("/evidence", "request.member_missing", ["name": "evidence"])
        }
        guard isAmendable else { throw CommandProblem(.conflict, "obligation.settled", ["status": status.name]) }
    }

    /// The evidence, if it could have settled the obligation in time, and settles nothing else of the rule.
    private func amendingEvidence(_ id: String, for row: Obligation, approver: EntityKey) throws -> Evidence {
        func unfit(_ code: String) -> CommandProblem {
            CommandProblem.member("/evidence", "period.evidence_unfit", ["value": id, "reason": code])
        }
        guard let record = try tx.evidence(ids: [id]).first, record.concerns(row.identity.about) else {
            throw CommandProblem.member("/evidence", "unknown.evidence", ["value": id], kind: .notFound)
        }
        guard record.supersededBy == nil else { throw CommandProblem(.conflict, "evidence.already_voided", ["value": id]) }
        guard row.window.holds(record.occurredOn) else { throw unfit("extra.no_window") }
        guard record.worker != approver, !record.participants.contains(approver) else {
            throw CommandProblem(.notPermitted, "access.second_person")
        }
        guard let rule = rules.rule(row.identity.rule), let about = try tx.entities(keys: [row.identity.about])[row.identity.about],
            let facts = try facts(of: about)
        else { throw unfit("extra.no_rule") }
        switch Qualification.judge(record, facts: facts, duty: rule.duty, organisation: organisation) {
        case .not(let code): throw unfit(code)
        case .qualifies(let seats):
            let hours = Qualification.time(ofShift: row.identity, rule: rule, zone: engine.zone)
            if let hours, !hours.contains(record.occurredAt) { throw unfit("extra.no_window") }
            if Qualification.isPerSeat(rule.duty), !seats.contains(row.identity.slot) { throw unfit("extra.not_linked") }
        }
        let others = try tx.obligations(
            about: [row.identity.about], rule: row.identity.rule, closingAfter: record.occurredOn.adding(days: -1))
        // Under `per: link` one record may settle several seats' own (S16).
        let isTaken = others.contains { other in
            other.identity != row.identity && other.settlement?.evidence == record.key
                && (!Qualification.isPerSeat(rule.duty) || other.identity.slot == row.identity.slot)
        }
        if isTaken { throw unfit("extra.already_settled") }
        // S10: what is too near to what counts already is one with it, in a closed period as in any other.
        let gap = rule.cadence?.minGap ?? 1
        let near = try tx.obligations(
            about: [record.about], rule: row.identity.rule, closingAfter: record.occurredOn.adding(days: -gap - 1))
        let isTooNear = near.contains { other in
            guard other.identity != row.identity, other.void == nil, let day = other.settlement?.day else { return false }
            return abs(day - record.occurredOn) < gap && (!Qualification.isPerSeat(rule.duty) || other.identity.slot == row.identity.slot)
        }
        if isTooNear { throw unfit("extra.min_gap") }
        return record
    }
}
