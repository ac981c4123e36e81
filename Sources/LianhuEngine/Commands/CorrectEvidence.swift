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
        try await perform(by: caller, at: now) { session in
            let changed = try session.withdraw(id, reason: reason, replacement: nil)
            return CorrectionReceipt(id: id, replacement: nil, changed: changed)
        }
    }

    /// Replaces a record by another, which supersedes it (S15).
    package func correct(
        evidence id: String, with draft: EvidenceDraft, reason: String, by caller: Caller, at now: Instant
    ) async throws -> CorrectionReceipt {
        try await perform(by: caller, at: now) { session in
            guard draft.id != id else { throw CommandProblem.member("/id", "evidence.already_voided", ["value": id], kind: .conflict) }
            let changed = try session.withdraw(id, reason: reason, replacement: draft.id)
            try session.flush()
            let replacement = try session.record(draft)
            return CorrectionReceipt(id: id, replacement: replacement, changed: changed)
        }
    }
}

extension Session {
    /// Takes a record out of the count and re-runs what it touched.
    mutating func withdraw(_ id: String, reason: String, replacement: String?) throws -> [SettlementChange] {
        guard let evidence = try tx.evidence(ids: [id]).first else {
            throw CommandProblem(.notFound, "unknown.evidence", ["value": id])
        }
        try caller.require(.record, at: evidence.unit, naming: id, in: organisation, on: today)
        guard evidence.supersededBy == nil else { throw CommandProblem(.conflict, "evidence.already_voided", ["value": id]) }
        guard !reason.isEmpty else { throw CommandProblem.member("/reason", "request.member_missing", ["name": "reason"]) }
        changes.superseded.append((evidence: evidence.key, by: evidence.key))
        try flush()
        guard let about = try tx.entities(keys: [evidence.about])[evidence.about], let facts = try facts(of: about) else { return [] }
        let settling = try settle(facts: facts, from: evidence.occurredOn, focus: nil)
        var leafFacts: [String: JSONValue] = ["about": .string(about.id)]
        if !settling.changes.isEmpty { leafFacts["settles"] = settlementsJSON(settling.changes) }
        if let replacement { leafFacts["replaced_by"] = .string(replacement) }
        try log(
            LeafDraft(
                act: replacement == nil ? "evidence.void" : "evidence.supersede", obj: id, unit: evidence.unit, why: reason, facts: leafFacts))
        try climbAgain(settling.reopened)
        return settling.changes
    }
}
