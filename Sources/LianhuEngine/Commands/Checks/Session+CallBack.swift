import LianhuAudit
import LianhuCore

extension Engine {
    /// Records what was said when a sampled contact was called back; a finding becomes a matter (S34).
    package func callBack(_ draft: CallBackDraft, in id: String, by caller: Caller, at now: Instant) async throws -> CheckView {
        try await perform(by: caller, at: now) { session in try session.callBack(draft, in: id) }
    }

    /// The same, once for each key.
    package func callBack(
        _ draft: CallBackDraft, in id: String, _ once: Once<CheckView>, by caller: Caller, at now: Instant
    ) async throws -> KeptReply {
        try await perform(once, by: caller, at: now) { session in try session.callBack(draft, in: id) }
    }
}

extension Session {
    mutating func callBack(_ draft: CallBackDraft, in id: String) throws -> CheckView {
        guard let worker = caller.actor.worker else { throw CommandProblem(.notPermitted, "access.worker_required") }
        let (check, kind) = try check(id)
        try requireDrawer(of: kind, at: check.unit, naming: try self.id(check.unit))
        try Self.checkText(draft.note, "note", isRequired: false)
        try Self.checkText(draft.finding, "finding", isRequired: false)
        guard let contact = try tx.evidence(ids: [draft.contact]).first, check.sample.contains(contact.key) else {
            throw CommandProblem.member("/contact", "call_back.not_sampled", ["value": draft.contact, "check": id], kind: .notFound)
        }
        // S56: nobody confirms a visit at which he was himself.
        guard contact.worker != worker, !contact.participants.contains(worker) else {
            throw CommandProblem(.notPermitted, "access.second_person")
        }
        let finding = draft.finding.allSatisfy(\.isWhitespace) ? "" : draft.finding
        guard draft.answer != .notReached || finding.isEmpty else {
            throw CommandProblem.member("/finding", "call_back.finding_unreached", ["value": draft.contact])
        }
        let earlier = try tx.callBacks(of: [check.key]).filter { $0.contact == contact.key }
        var matter: MatterKey?
        if draft.answer == .untrue || !finding.isEmpty {
            // What was found before is one thing with what is found again.
            matter = earlier.last { $0.matter != nil }?.matter
            if matter == nil { matter = try raise(finding, of: contact, in: check, kind: kind) }
        }
        try take(
            CallBack(
                check: check.key, contact: contact.key, number: earlier.count + 1, answer: draft.answer, caller: worker, at: now,
                matter: matter, leaf: nextLeaf), of: contact, in: check, note: draft.note)
        try flush()
        try recordActivity(of: check, kind)
        return try lens.view(of: check)
    }

    /// A check by its public id, with its kind.
    private func check(_ id: String) throws -> (CheckRecord, CheckKind) {
        guard let key = CheckRecord.key(of: id), let record = try tx.checks([key]).first, let kind = rules.checks[record.kind] else {
            throw CommandProblem(.notFound, "unknown.check", ["value": id])
        }
        return (record, kind)
    }

    /// A check of which everybody drawn was called back is an activity as well, once, so that nobody writes it down again (S50).
    private mutating func recordActivity(of check: CheckRecord, _ kind: CheckKind) throws {
        guard let activity = kind.activity, try tx.evidence(ids: [check.id]).isEmpty else { return }
        let answered = Set(try tx.callBacks(of: [check.key]).map(\.contact))
        guard check.sample.allSatisfy(answered.contains) else { return }
        _ = try record(
            EvidenceDraft(
                kind: .activity, id: check.id, about: try id(check.unit), worker: caller.actor.workerID, method: activity,
                occurredAt: now, reference: check.id))
        try flush()
    }

    /// A finding is put right as every matter is; its verification is the re-check.
    private mutating func raise(_ finding: String, of contact: Evidence, in check: CheckRecord, kind: CheckKind) throws -> MatterKey {
        let summary =
            finding.isEmpty
            ? Catalogue.text("call_back.summary", ["check": check.id, "value": contact.id], in: engine.settings.language) : finding
        // A record that was voided since the draw can be no evidence of a matter; what it was about still can.
        let about = contact.supersededBy == nil ? nil : try id(contact.about)
        let view = try raise(
            MatterDraft(
                kind: kind.matter, about: about, summary: summary, field: kind.field, source: .check,
                evidence: about == nil ? contact.id : nil, finder: caller.actor.workerID, foundAt: now))
        return view.record.key
    }

    private mutating func take(_ call: CallBack, of contact: Evidence, in check: CheckRecord, note: String) throws {
        var call = call
        call.leaf = nextLeaf
        changes.callBacks.append(call)
        var pii: [String: String] = [:]
        if !note.isEmpty {
            let salt = Commitment.randomSalt()
            pii["note"] = Commitment.make(salt: salt, field: "note", value: note)
            changes.callBackTexts.append(
                CallBackText(check: call.check, contact: call.contact, number: call.number, salt: salt, value: note))
        }
        var facts: [String: JSONValue] = [
            "contact": .string(contact.id), "answer": .string(call.answer.rawValue), "number": .int(Int64(call.number)),
            "by": .string(try id(call.caller)),
        ]
        if let matter = call.matter { facts["matter"] = .string(MatterRecord.id(of: matter)) }
        try log(
            LeafDraft(act: "check.call_back", obj: check.id, unit: check.unit, rule: rules.id(of: check.kind), facts: facts, pii: pii))
    }
}
