import LianhuAudit
import LianhuCore

extension Engine {
    /// Waives an obligation that applies: it stays visible with reason and approver (S7, S14, S56).
    package func excuse(obligation id: String, reason: String, by caller: Caller, at now: Instant) async throws -> Obligation {
        try await perform(by: caller, at: now) { session in try session.excuse(id, reason: reason) }
    }
}

extension Session {
    mutating func excuse(_ id: String, reason: String) throws -> Obligation {
        let old = try obligation(id)
        guard let approver = caller.actor.worker else { throw CommandProblem(.notPermitted, "access.worker_required") }
        try requireApprover(approver, of: old, naming: id)
        try Self.requireReasonCode(reason)
        let status = old.status(on: today)
        guard [.open, .overdue, .missed, .upcoming].contains(status) else {
            throw CommandProblem(.conflict, "obligation.settled", ["status": status.name])
        }
        try requireOpenPeriod(old)
        var new = old
        new.isExcused = true
        change(.update(old: old, new: new))
        changes.excuses.append(ExcuseRecord(item: old.identity, reason: reason, approver: approver, at: now))
        try log(
            LeafDraft(
                act: "obligation.excuse", obj: id, unit: old.unit, rule: rules.id(of: old.identity.rule), why: reason,
                facts: ["before": .string(status.name), "after": .string(new.status(on: today).name)]))
        try planBehind(new)
        return new
    }

    /// Of `every` the next one is counted from the waived one (S6); of `refill` nothing is until something is handed over.
    private mutating func planBehind(_ waived: Obligation) throws {
        let about = waived.identity.about
        guard let rule = rules.rule(waived.identity.rule), case .every = rule.cadence, let ref = rules.refs[rule.id],
            let entity = try refs([about])[about], let facts = try facts(of: entity)
        else { return }
        try flush()
        _ = try planPersonal(rule: rule, ref: ref, facts: facts)
    }

    /// The obligation of a public id; throws `unknown.obligation`.
    func obligation(_ id: String) throws -> Obligation {
        guard let identity = try Lookups.identity(id, rules: rules, reader: tx), let row = try tx.obligations([identity]).first else {
            throw CommandProblem(.notFound, "unknown.obligation", ["value": id])
        }
        return row
    }

    /// S56: another named worker, with the right to approve or as head of a unit above, and never the holder.
    func requireApprover(_ approver: EntityKey, of obligation: Obligation, naming id: String) throws {
        let chain = organisation.chain(of: obligation.unit, on: today)
        let isHead = chain.contains { organisation.holder(of: "head", at: $0, on: today) == approver }
        let hasRight =
            caller.scope(for: .approve, in: organisation, on: today).contains(obligation.unit) && (caller.access?.has(.approve) ?? true)
        guard isHead || hasRight else { throw CommandProblem(.notPermitted, "access.post_required") }
        let links = try tx.subjectFacts([obligation.identity.about]).first?.links ?? []
        let holder = rules.rule(obligation.identity.rule).flatMap { lens.holder(of: obligation, rule: $0, links: links) }
        let acting = holder.flatMap { organisation.acting(for: $0, on: today) }
        let holds = holder == approver || acting == approver || links.contains { $0.worker == approver && $0.tenure.contains(today) }
        guard !holds else { throw CommandProblem(.notPermitted, "access.second_person") }
    }

    /// Reason codes are words, never free text (S60).
    static func requireReasonCode(_ text: String) throws {
        let isCode = text.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x5F }
        guard isCode, (2...40).contains(text.utf8.count) else {
            throw CommandProblem.member(
                "/reason", "request.member_invalid", ["name": "reason", "value": text, "reason": "a-z, 0-9, _ , 2–40"])
        }
    }
}
