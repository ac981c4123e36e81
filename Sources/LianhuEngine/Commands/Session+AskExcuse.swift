import LianhuAudit
import LianhuCore

/// A waiver that was asked for, with the obligation that it is about.
package struct ExcuseRequestView: Hashable, Sendable {
    package var obligation: ObligationView
    package var reason: String
    package var worker: EntityRef
    package var askedAt: Instant
}

extension Engine {
    /// Asks that an obligation be waived; two attempts on different days entitle to `unreachable` (S14).
    package func askExcuse(obligation id: String, reason: String, by caller: Caller, at now: Instant) async throws -> ExcuseRequestView {
        try await perform(by: caller, at: now) { session in try session.askExcuse(id, reason: reason) }
    }

    /// The same, once for each key.
    package func askExcuse(
        obligation id: String, reason: String, _ once: Once<ExcuseRequestView>, by caller: Caller, at now: Instant
    ) async throws -> KeptReply {
        try await perform(once, by: caller, at: now) { session in try session.askExcuse(id, reason: reason) }
    }

    /// A second person grants or denies what was asked for (S14, S56).
    package func decideExcuse(obligation id: String, isApproved: Bool, by caller: Caller, at now: Instant) async throws -> ObligationView {
        try await perform(by: caller, at: now) { session in try session.decideExcuse(id, isApproved: isApproved) }
    }

    /// The same, once for each key.
    package func decideExcuse(
        obligation id: String, isApproved: Bool, _ once: Once<ObligationView>, by caller: Caller, at now: Instant
    ) async throws -> KeptReply {
        try await perform(once, by: caller, at: now) { session in try session.decideExcuse(id, isApproved: isApproved) }
    }
}

extension Session {
    mutating func askExcuse(_ id: String, reason: String) throws -> ExcuseRequestView {
        let row = try obligation(id)
        guard let worker = caller.actor.worker else { throw CommandProblem(.notPermitted, "access.worker_required") }
        try caller.require(.record, at: row.unit, naming: id, in: organisation, on: today)
        try Self.requireReasonCode(reason)
        try requireOpen(row)
        guard let about = try refs([row.identity.about])[row.identity.about] else {
            throw CommandProblem(.notFound, "unknown.obligation", ["value": id])
        }
        let facts = try facts(of: about)
        let links = facts?.links ?? []
        let holder = rules.rule(row.identity.rule).flatMap { lens.holder(of: row, rule: $0, links: links) }
        let isConcerned =
            holder == worker || holder.flatMap { organisation.acting(for: $0, on: today) } == worker
            || links.contains { $0.worker == worker && $0.tenure.contains(today) }
        guard isConcerned else { throw CommandProblem(.notPermitted, "excuse.not_concerned", ["value": id]) }
        guard try !tx.excuseRequests(of: row.identity).contains(where: { $0.decision == nil }) else {
            throw CommandProblem(.conflict, "excuse.pending", ["value": id])
        }
        if reason == "unreachable" { try requireAttempts(row, links: links) }
        changes.excuseRequests.append(ExcuseRequestRecord(item: row.identity, reason: reason, worker: worker, askedAt: now))
        try log(LeafDraft(act: "excuse.ask", obj: id, unit: row.unit, rule: rules.id(of: row.identity.rule), why: reason))
        try flush()
        return try excuseView(row, reason: reason, worker: worker)
    }

    mutating func decideExcuse(_ id: String, isApproved: Bool) throws -> ObligationView {
        let row = try obligation(id)
        guard let approver = caller.actor.worker else { throw CommandProblem(.notPermitted, "access.worker_required") }
        try requireApprover(approver, of: row, naming: id)
        guard var request = try tx.excuseRequests(of: row.identity).last(where: { $0.decision == nil }) else {
            throw CommandProblem(.conflict, "excuse.none_pending", ["value": id])
        }
        guard request.worker != approver else { throw CommandProblem(.notPermitted, "access.second_person") }
        request.decision = ExcuseRequestRecord.Decision(approver: approver, isApproved: isApproved, at: now)
        changes.excuseRequests.append(request)
        var new = row
        if isApproved {
            new = try excuse(id, reason: request.reason)
        } else {
            try log(LeafDraft(act: "excuse.deny", obj: id, unit: row.unit, rule: rules.id(of: row.identity.rule), why: request.reason))
        }
        try flush()
        guard let view = try lens.views(of: [new]).first else { throw CommandProblem(.notFound, "unknown.obligation", ["value": id]) }
        return view
    }

    private func requireOpen(_ row: Obligation) throws {
        let status = row.status(on: today)
        guard [.open, .overdue, .missed, .upcoming].contains(status) else {
            throw CommandProblem(.conflict, "obligation.settled", ["status": status.name])
        }
    }

    /// S14: attempts of those who are linked, inside the window, on two different days.
    private func requireAttempts(_ row: Obligation, links: [LinkRecord]) throws {
        let attempts = try tx.evidence(about: row.identity.about, from: row.window.opens).filter { record in
            record.kind == .attempt && record.occurredOn <= min(today, row.window.closes)
                && links.contains { link in
                    let acting = organisation.acting(for: link.worker, on: record.occurredOn)
                    return link.tenure.contains(record.occurredOn)
                        && (record.participants.contains(link.worker) || acting.map(record.participants.contains) ?? false)
                }
        }
        let days = Set(attempts.map(\.occurredOn)).count
        guard days >= 2 else {
            throw CommandProblem.member("/reason", "excuse.attempts_missing", ["days": String(days)], kind: .conflict)
        }
    }

    private mutating func excuseView(_ row: Obligation, reason: String, worker: EntityKey) throws -> ExcuseRequestView {
        guard let view = try lens.views(of: [row]).first, let asker = try refs([worker])[worker] else {
            throw CommandProblem(.notFound, "unknown.obligation", ["value": try publicID(row.identity)])
        }
        return ExcuseRequestView(obligation: view, reason: reason, worker: asker, askedAt: now)
    }
}
