import LianhuAudit
import LianhuCore

extension Engine {
    /// Raises a matter (S29, S34).
    package func raise(_ draft: MatterDraft, by caller: Caller, at now: Instant) async throws -> MatterView {
        try await perform(by: caller, at: now) { session in try session.raise(draft) }
    }

    /// The same, once for each key.
    package func raise(_ draft: MatterDraft, _ once: Once<MatterView>, by caller: Caller, at now: Instant) async throws -> KeptReply {
        try await perform(once, by: caller, at: now) { session in try session.raise(draft) }
    }
}

extension Session {
    /// The longest text of a matter, in characters.
    static let longestText = 4_000

    mutating func raise(_ draft: MatterDraft) throws -> MatterView {
        try caller.require(.record)
        let (key, kind) = try lens.matterClass(draft.kind)
        let evidence = try draft.evidence.map(self.evidence)
        let lookup = NameLookup(reader: tx, scope: caller.scope(for: .record, in: organisation, on: today))
        let everyone = NameLookup(reader: tx, scope: lookup.scope, findsIDsAnywhere: true)
        let about = try matterAbout(draft, evidence: evidence, lookup: lookup)
        let unit = try facts(of: about)?.unit(on: today) ?? about.unit
        let finder = try finder(draft, evidence: evidence, lookup: everyone)
        let foundAt = draft.foundAt ?? evidence?.occurredAt ?? now
        try check(draft, kind, foundAt: foundAt)
        let source = draft.source ?? Self.source(evidence, about: about)
        let reporter =
            try draft.reporter.map { try everyone.find($0, kinds: [.subject, .resident, .worker, .unit], pointer: "/reporter").key }
            ?? ([.contact, .inbound, .group].contains(source) && about.kind != .unit ? about.key : nil)
        var record = MatterRecord(
            key: try tx.nextMatterKey(), kind: key, unit: unit, about: about.key, field: draft.field, source: source,
            evidence: evidence?.key,
            finder: finder.key, reporter: reporter, foundAt: foundAt, raisedAt: now, state: MatterState(), wakeAt: nil)
        let desk = self.desk(kind)
        var event = desk.raise(record, by: caller.actor.worker)
        event.reason = draft.reason
        var facts: [String: JSONValue] = [
            "about": .string(about.id), "finder": .string(finder.id), "found": .string(foundAt.description),
            "source": .string(source.rawValue),
        ]
        if let field = draft.field { facts["field"] = .string(field) }
        if let evidence { facts["evidence"] = .string(evidence.id) }
        if let reporter, reporter != about.key { facts["reporter"] = .string(try id(reporter)) }
        try take(event, of: &record, desk: desk, texts: ["summary": draft.summary], facts: facts)
        if draft.isFixed {
            try flush()
            _ = try act(MatterOrder(.close), on: &record, kind: kind, as: finder.key)
        }
        try flush()
        return try lens.view(of: record)
    }

    private func evidence(_ id: String) throws -> Evidence {
        guard let found = try tx.evidence(ids: [id]).first, found.supersededBy == nil else {
            throw CommandProblem.member("/evidence", "unknown.evidence", ["value": id], kind: .notFound)
        }
        try caller.require(.record, at: found.unit, naming: id, in: organisation, on: today)
        return found
    }

    private func matterAbout(_ draft: MatterDraft, evidence: Evidence?, lookup: NameLookup) throws -> EntityRef {
        if let name = draft.about { return try lookup.find(name, kinds: [.subject, .resident, .unit], pointer: "/about") }
        guard let evidence, let ref = try tx.entities(keys: [evidence.about])[evidence.about] else {
            throw CommandProblem.member("/about", "request.member_missing", ["name": "about"])
        }
        return ref
    }

    private func finder(_ draft: MatterDraft, evidence: Evidence?, lookup: NameLookup) throws -> EntityRef {
        if let name = draft.finder { return try lookup.find(name, kinds: [.worker], pointer: "/finder") }
        if let worker = evidence?.worker, let ref = try tx.entities(keys: [worker])[worker] { return ref }
        guard let id = caller.actor.workerID else { throw CommandProblem.member("/finder", "access.worker_required") }
        return try lookup.find(id, kinds: [.worker], pointer: "/finder")
    }

    private func check(_ draft: MatterDraft, _ kind: MatterClass, foundAt: Instant) throws {
        try Self.checkText(draft.summary, "summary", isRequired: true)
        if let reason = draft.reason { try Self.requireReasonCode(reason) }
        if kind.fields.isEmpty != (draft.field == nil) || draft.field.map({ field in !kind.fields.contains { $0.name == field } }) ?? false
        {
            let known = kind.fields.map(\.name).joined(separator: ", ")
            throw CommandProblem.member(
                "/field", kind.fields.isEmpty ? "matter.no_fields" : "unknown.matter_field",
                ["value": draft.field ?? "", "class": kind.id, "known": known])
        }
        if foundAt > now.adding(minutes: 5) {
            throw CommandProblem.member("/foundAt", "evidence.future", ["value": engine.zone.localDescription(foundAt)])
        }
        let days = today - engine.zone.date(of: foundAt)
        if days > engine.settings.backdateLimit, draft.reason == nil {
            throw CommandProblem.member(
                "/reason", "evidence.reason_required", ["days": String(days), "limit": String(engine.settings.backdateLimit)])
        }
    }

    /// Texts are bounded, and a needed one is there.
    static func checkText(_ text: String, _ name: String, isRequired: Bool) throws {
        if isRequired, text.allSatisfy(\.isWhitespace) {
            throw CommandProblem.member("/\(name)", "request.member_missing", ["name": name])
        }
        guard text.count <= longestText else {
            throw CommandProblem.member(
                "/\(name)", "request.member_invalid", ["name": name, "value": "…", "reason": "1–\(longestText)"])
        }
    }

    private static func source(_ evidence: Evidence?, about: EntityRef) -> MatterSource {
        guard let evidence else { return .other }
        if evidence.direction == .inbound { return .inbound }
        return about.kind == .unit ? .patrol : .contact
    }

    // MARK: Taking an event

    func desk(_ kind: MatterClass) -> MatterDesk {
        MatterDesk(
            kind: kind, clock: SpanClock(calendar: rules.set.calendar(of: kind), zone: engine.zone), organisation: organisation, now: now)
    }

    /// Adds an event to a matter: its row, its texts with their commitments, and its leaf.
    mutating func take(
        _ event: MatterEvent, of record: inout MatterRecord, desk: MatterDesk, texts: [String: String] = [:],
        facts: [String: JSONValue] = [:]
    ) throws {
        var event = event
        event.leaf = nextLeaf
        record.state.apply(event)
        record.wakeAt = try lens.wakeTime(of: record, kind: desk.kind)
        changes.matters.append(record)
        changes.matterEvents.append(event)
        var pii: [String: String] = [:]
        for (field, text) in texts.sorted(by: { $0.key < $1.key }) where !text.isEmpty {
            let salt = Commitment.randomSalt()
            pii[field] = Commitment.make(salt: salt, field: field, value: text)
            changes.matterTexts.append(
                MatterText(matter: record.key, number: event.number, field: field, salt: salt, value: text))
        }
        var leaf = facts
        leaf["stage"] = .string(event.stage)
        if event.cycle > 1 { leaf["cycle"] = .int(Int64(event.cycle)) }
        if let due = event.dues.stage { leaf["stage_due"] = .string(due.description) }
        if let due = event.dues.total { leaf["total_due"] = .string(due.description) }
        if let party = event.party { leaf["to"] = .string(try id(party)) }
        if !event.parts.isEmpty { leaf["with"] = .array(try event.parts.map { .string(try id($0)) }) }
        if let joined = event.joined { leaf["into"] = .string(MatterRecord.id(of: joined)) }
        if let until = event.until { leaf["until"] = .string(until.description) }
        if let actor = event.actor { leaf["by"] = .string(try id(actor)) }
        try log(
            LeafDraft(
                act: "matter.\(event.act.rawValue)", obj: record.id, unit: record.unit, rule: desk.kind.id, why: event.reason, facts: leaf,
                pii: pii))
    }
}
