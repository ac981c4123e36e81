import LianhuAudit
import LianhuCore

extension Engine {
    /// Records a contact, attempt or activity, and tells what it settled (S8–S16, S58).
    package func record(_ draft: EvidenceDraft, by caller: Caller, at now: Instant) async throws -> EvidenceReceipt {
        try await perform(by: caller, at: now) { session in try session.record(draft) }
    }

    /// Records many in one transaction; none if one is refused.
    package func record(_ drafts: [EvidenceDraft], by caller: Caller, at now: Instant) async throws -> [EvidenceReceipt] {
        try await perform(by: caller, at: now) { session in
            var receipts: [EvidenceReceipt] = []
            var items: [CommandProblem.Item] = []
            for (index, draft) in drafts.enumerated() {
                do {
                    receipts.append(try session.record(draft))
                    try session.flush()
                } catch let problem as CommandProblem {
                    items.append(
                        CommandProblem.Item(
                            pointer: "/\(index)" + (problem.items.first?.pointer ?? ""), code: problem.code, args: problem.args))
                }
            }
            guard items.isEmpty else { throw CommandProblem(.invalid, "roster.faulty", ["count": String(items.count)], items: items) }
            return receipts
        }
    }
}

extension Session {
    mutating func record(_ draft: EvidenceDraft) throws -> EvidenceReceipt {
        try caller.require(.record)
        let lookup = NameLookup(reader: tx, scope: caller.scope(for: .record, in: organisation, on: today))
        if let known = try tx.evidence(ids: [draft.id]).first {
            // Who may not see what was recorded is not told of it (S57).
            try caller.require(.record, at: known.unit, naming: draft.id, in: organisation, on: today)
            try requireSame(draft, as: known, lookup: lookup)
            return try receipt(ofDuplicate: known)
        }
        let about = try lookup.find(
            draft.about, kinds: draft.kind == .activity ? [.unit] : [.subject, .unit], pointer: aboutPointer(draft.kind))
        let worker = try performer(draft, lookup: lookup)
        let others = try draft.participants.enumerated().map { index, name in
            try lookup.find(name, kinds: [.worker], pointer: "/participants/\(index)").key
        }
        try check(draft)
        guard let facts = try facts(of: about) else {
            throw CommandProblem.member(aboutPointer(draft.kind), "unknown.subject", ["value": draft.about], kind: .notFound)
        }
        let occurredOn = engine.zone.date(of: draft.occurredAt)
        let covered = try covered(draft, about: about, lookup: lookup)
        let evidence = Evidence(
            key: takeEvidenceKey(), id: draft.id, kind: draft.kind, about: about.key, unit: facts.unit(on: occurredOn) ?? about.unit,
            worker: worker.key, participants: [worker.key] + others.filter { $0 != worker.key }, method: draft.method,
            direction: draft.direction, occurredAt: draft.occurredAt, occurredOn: occurredOn, recordedAt: now, recordedOn: today,
            personsMet: draft.personsMet, reason: draft.reason, isImported: draft.isImported,
            supplyDays: draft.supplyDays, covers: covered.map(\.key))
        changes.evidence.append(evidence)
        var settling = try settle(facts: facts, from: occurredOn, focus: evidence, adding: [evidence])
        // S50: one record settles every duty that it can.
        try settle(covered, by: evidence, from: occurredOn, into: &settling)
        try logRecord(
            evidence, about: about, worker: worker, texts: ["summary": draft.summary, "reference": draft.reference], settling: settling)
        let receipt = receipt(of: evidence, about: about.id, worker: worker.id, settling: settling)
        for member in [about] + covered { try dropReopened(settling, about: member.key) }
        try climbAgain(settling.reopened)
        return receipt
    }

    private func aboutPointer(_ kind: EvidenceKind) -> String { kind == .activity ? "/unit" : "/subject" }

    private func performer(_ draft: EvidenceDraft, lookup: NameLookup) throws -> EntityRef {
        // A worker may do his duty outside the scope of whoever types it in; his name need not be inside it.
        let everyone = NameLookup(reader: tx, scope: lookup.scope, findsIDsAnywhere: true)
        if let name = draft.worker { return try everyone.find(name, kinds: [.worker], pointer: "/worker") }
        guard let id = caller.actor.workerID else { throw CommandProblem.member("/worker", "access.worker_required", kind: .invalid) }
        return try everyone.find(id, kinds: [.worker], pointer: "/worker")
    }

    /// S11: not in the future; long ago needs a reason. S13: a method that some rule knows.
    private func check(_ draft: EvidenceDraft) throws {
        try Self.requireKey(draft.id)
        if let reason = draft.reason, !reason.isEmpty { try Self.requireReasonCode(reason) }
        if let days = draft.supplyDays, draft.kind != .contact || !Self.supplyDays.contains(days) {
            let reason = "\(Self.supplyDays.lowerBound)–\(Self.supplyDays.upperBound), contact"
            throw CommandProblem.member(
                "/supplyDays", "request.member_invalid", ["name": "supplyDays", "value": "\(days)", "reason": reason])
        }
        if draft.occurredAt > now.adding(minutes: 5) {
            throw CommandProblem.member("/occurredAt", "evidence.future", ["value": engine.zone.localDescription(draft.occurredAt)])
        }
        let days = today - engine.zone.date(of: draft.occurredAt)
        let limit = draft.isImported ? engine.settings.importBackdateLimit : engine.settings.backdateLimit
        if days > limit && (draft.reason ?? "").isEmpty {
            throw CommandProblem.member("/reason", "evidence.reason_required", ["days": String(days), "limit": String(limit)])
        }
        if draft.kind == .activity {
            let known = rules.activities + [NothingToReport.activity]
            guard known.contains(draft.method) else {
                throw CommandProblem.member(
                    "/activity", "unknown.activity", ["value": draft.method, "known": known.joined(separator: ", ")])
            }
        } else {
            let known = rules.methods
            guard known.contains(draft.method) else {
                throw CommandProblem.member("/method", "unknown.method", ["value": draft.method, "known": known.joined(separator: ", ")])
            }
        }
    }

    /// How many days a supply may last.
    private static let supplyDays = 1...366

    /// The client's key stands in the leaf: a UUID or a hash, never words (S58, S60).
    private static func requireKey(_ id: String) throws {
        let isPlain = id.utf8.allSatisfy {
            ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x41 && $0 <= 0x5A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D || $0 == 0x5F
        }
        guard isPlain, (1...64).contains(id.utf8.count) else {
            throw CommandProblem.member(
                "/id", "request.member_invalid", ["name": "id", "value": id, "reason": "A-Z, a-z, 0-9, -, _ , 1–64"])
        }
    }

    private mutating func logRecord(
        _ evidence: Evidence, about: EntityRef, worker: EntityRef, texts: [String: String], settling: Settling
    ) throws {
        var facts: [String: JSONValue] = [
            "about": .string(about.id), "worker": .string(worker.id), "method": .string(evidence.method),
            "occurred": .string(evidence.occurredAt.description), "persons_met": .int(Int64(evidence.personsMet)),
        ]
        if !evidence.covers.isEmpty { facts["covers"] = .array(try evidence.covers.map { .string(try id($0)) }) }
        let others = evidence.participants.dropFirst()
        if !others.isEmpty { facts["with"] = .array(try others.map { .string(try id($0)) }) }
        if evidence.direction == .inbound { facts["direction"] = "inbound" }
        if evidence.isImported { facts["imported"] = true }
        if let days = evidence.supplyDays { facts["supply_days"] = .int(Int64(days)) }
        if !settling.changes.isEmpty { facts["settles"] = settlementsJSON(settling.changes) }
        var pii: [String: String] = [:]
        for (field, value) in texts.sorted(by: { $0.key < $1.key }) where !value.isEmpty {
            let salt = Commitment.randomSalt()
            pii[field] = Commitment.make(salt: salt, field: field, value: value)
            changes.privateFields.append(PrivateField(seq: nextLeaf, evidence: evidence.key, field: field, salt: salt, value: value))
        }
        try log(
            LeafDraft(
                act: "\(evidence.kind.name).record", obj: evidence.id, unit: evidence.unit, why: evidence.reason, facts: facts, pii: pii))
    }

    /// Obligation → status after: what moved, for leaves.
    func settlementsJSON(_ changes: [SettlementChange]) -> JSONValue {
        .object(Dictionary(changes.map { ($0.obligation, .string($0.after.name)) }, uniquingKeysWith: { _, last in last }))
    }

    private func receipt(of evidence: Evidence, about: String, worker: String, settling: Settling) -> EvidenceReceipt {
        let settled = settling.changes
        let own = settled.filter { $0.evidence == evidence.key }
        let late = changes.obligations.contains { change in
            guard case .update(_, let new) = change, let settlement = new.settlement, settlement.evidence == evidence.key else {
                return false
            }
            return settlement.recordedOn >= new.entryBefore
        }
        let notCounted =
            settled.isEmpty && settling.notCounted.isEmpty
            ? [NotCounted(rule: "", code: "extra.no_rule", args: [:])] : settling.notCounted
        return EvidenceReceipt(
            id: evidence.id, about: about, worker: worker, occurredAt: evidence.occurredAt, recordedAt: evidence.recordedAt,
            settled: settled, notCounted: notCounted, isExtra: own.isEmpty, isDuplicate: false, isLateEntry: late)
    }

    /// S58: a key names one record for ever. One about somebody else under the same key is another record, copied with its key, and
    /// would be lost without a word (S9).
    private mutating func requireSame(_ draft: EvidenceDraft, as known: Evidence, lookup: NameLookup) throws {
        let about = try id(known.about)
        // A household that was merged is found under the id of the one that stays; its own id is as good.
        let named = try? lookup.find(draft.about, kinds: [.subject, .unit], pointer: "/id")
        guard draft.kind == known.kind, named == nil || named?.key == known.about || draft.about == about else {
            throw CommandProblem.member("/id", "evidence.key_taken", ["value": draft.id, "about": about], kind: .conflict)
        }
    }

    /// S58: the same key again tells what it settles, and changes nothing.
    private mutating func receipt(ofDuplicate known: Evidence) throws -> EvidenceReceipt {
        let rows = try tx.obligations(about: [known.about] + known.covers, rule: nil, closingAfter: known.occurredOn)
            .filter { $0.settlement?.evidence == known.key }
        let settled = try rows.map { row in
            SettlementChange(
                obligation: try publicID(row.identity), identity: row.identity, before: row.status(on: today), after: row.status(on: today),
                evidence: known.key)
        }
        return EvidenceReceipt(
            id: known.id, about: try id(known.about), worker: try id(known.worker), occurredAt: known.occurredAt,
            recordedAt: known.recordedAt, settled: settled, notCounted: [], isExtra: settled.isEmpty, isDuplicate: true, isLateEntry: false)
    }
}
