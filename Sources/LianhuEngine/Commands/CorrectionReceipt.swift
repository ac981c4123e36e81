import LianhuAudit
import LianhuCore

/// What voiding or correcting a record changed (S15).
package struct CorrectionReceipt: Hashable, Sendable {
    package var id: String
    /// The record that replaces it; nil when voided.
    package var replacement: EvidenceReceipt?
    package var changed: [SettlementChange]
}

extension Engine {
    /// Voids a record: it stays, and counts for nothing (S15).
    package func void(evidence id: String, reason: String, by caller: Caller, at now: Instant) async throws -> CorrectionReceipt {
        try await perform(by: caller, at: now) { session in try session.void(id, reason: reason) }
    }

    /// Replaces a record by another, which supersedes it (S15).
    package func correct(
        evidence id: String, with draft: EvidenceDraft, reason: String, by caller: Caller, at now: Instant
    ) async throws -> CorrectionReceipt {
        try await perform(by: caller, at: now) { session in try session.correct(id, with: draft, reason: reason) }
    }
}

extension Session {
    mutating func void(_ id: String, reason: String) throws -> CorrectionReceipt {
        let (_, settling) = try withdraw(id, reason: reason, replacement: nil)
        try climbAgain(settling.reopened)
        return CorrectionReceipt(id: id, replacement: nil, changed: settling.changes)
    }

    mutating func correct(_ id: String, with draft: EvidenceDraft, reason: String) throws -> CorrectionReceipt {
        guard draft.id != id else { throw CommandProblem.member("/id", "evidence.already_voided", ["value": id], kind: .conflict) }
        let (old, settling) = try withdraw(id, reason: reason, replacement: draft.id)
        try flush()
        let replacement = try record(draft)
        guard !replacement.isDuplicate, let new = try key(ofEvidence: draft.id) else {
            throw CommandProblem.member("/id", "evidence.already_voided", ["value": draft.id], kind: .conflict)
        }
        changes.superseded.append((evidence: old.key, by: new))
        // Only now: what the replacement settles again must not climb for a slip of the pen.
        try climbAgain(settling.reopened)
        return CorrectionReceipt(id: id, replacement: replacement, changed: settling.changes)
    }

    /// Takes a record out of the count and re-runs what it touched.
    mutating func withdraw(_ id: String, reason: String, replacement: String?) throws -> (evidence: Evidence, settling: Settling) {
        try caller.require(.record)
        guard let evidence = try tx.evidence(ids: [id]).first else {
            throw CommandProblem(.notFound, "unknown.evidence", ["value": id])
        }
        try caller.require(.record, at: evidence.unit, naming: id, in: organisation, on: today)
        guard evidence.supersededBy == nil else { throw CommandProblem(.conflict, "evidence.already_voided", ["value": id]) }
        guard !reason.isEmpty else { throw CommandProblem.member("/reason", "request.member_missing", ["name": "reason"]) }
        try Self.requireReasonCode(reason)
        changes.superseded.append((evidence: evidence.key, by: evidence.key))
        try flush()
        guard let about = try tx.entities(keys: [evidence.about])[evidence.about], let facts = try facts(of: about) else {
            throw CommandProblem(.notFound, "unknown.evidence", ["value": id])
        }
        var settling = try settle(facts: facts, from: evidence.occurredOn, focus: nil)
        try settle(withdrawn: evidence, into: &settling)
        var leafFacts: [String: JSONValue] = ["about": .string(about.id)]
        if !settling.changes.isEmpty { leafFacts["settles"] = settlementsJSON(settling.changes) }
        if let replacement { leafFacts["replaced_by"] = .string(replacement) }
        try log(
            LeafDraft(
                act: replacement == nil ? "evidence.void" : "evidence.supersede", obj: id, unit: evidence.unit, why: reason,
                facts: leafFacts))
        for member in [about.key] + evidence.covers { try dropReopened(settling, about: member) }
        return (evidence, settling)
    }

    /// The key of a record of this command or an earlier one.
    func key(ofEvidence id: String) throws -> EvidenceKey? {
        try changes.evidence.first { $0.id == id }?.key ?? tx.evidence(ids: [id]).first?.key
    }
}
