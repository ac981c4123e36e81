import LianhuAudit
import LianhuCore

extension Engine {
    /// Lets something happen to a matter (S29–S34).
    package func act(_ order: MatterOrder, on id: String, by caller: Caller, at now: Instant) async throws -> MatterView {
        try await perform(by: caller, at: now) { session in try session.act(order, on: id) }
    }

    /// The same, once for each key.
    package func act(
        _ order: MatterOrder, on id: String, _ once: Once<MatterView>, by caller: Caller, at now: Instant
    ) async throws -> KeptReply {
        try await perform(once, by: caller, at: now) { session in try session.act(order, on: id) }
    }
}

extension Session {
    mutating func act(_ order: MatterOrder, on id: String) throws -> MatterView {
        guard let worker = caller.actor.worker else { throw CommandProblem(.notPermitted, "access.worker_required") }
        var (record, kind) = try matter(id)
        try caller.require(.record, at: record.unit, naming: id, in: organisation, on: today)
        try act(order, on: &record, kind: kind, as: worker)
        try flush()
        return try lens.view(of: record)
    }

    /// A matter by its public id, with its class.
    func matter(_ id: String, pointer: String? = nil) throws -> (MatterRecord, MatterClass) {
        guard let key = MatterRecord.key(of: id), let record = try tx.matters([key]).first, let kind = rules.matters[record.kind] else {
            guard let pointer else { throw CommandProblem(.notFound, "unknown.matter", ["value": id]) }
            throw CommandProblem.member(pointer, "unknown.matter", ["value": id], kind: .notFound)
        }
        return (record, kind)
    }

    mutating func act(_ order: MatterOrder, on record: inout MatterRecord, kind: MatterClass, as worker: EntityKey) throws {
        try Self.checkText(order.note, "note", isRequired: false)
        if let reason = order.reason { try Self.requireReasonCode(reason) }
        let request = try self.request(order)
        let desk = desk(kind)
        let person = person(worker, record, desk)
        let unanswered = try unanswered(record)
        let event: MatterEvent
        do throws(MatterRefusal) {
            event = try desk.decide(request, on: record, by: person, unanswered: unanswered)
        } catch {
            throw try problem(error, order, record, desk: desk, worker: worker)
        }
        var texts = ["note": order.note]
        for (index, part) in order.parts.enumerated() { texts["part.\(index + 1)"] = part.text }
        let wasOverdue = record.state.isOverdue(at: now)
        try take(event, of: &record, desk: desk, texts: texts)
        if event.act == .assign { try tellHolder(record, desk: desk, isOverdue: wasOverdue) }
        if record.state.phase == .closed { try closeJoined(record, event: event) }
    }

    private func request(_ order: MatterOrder) throws -> MatterRequest {
        let lookup = NameLookup(
            reader: tx, scope: caller.scope(for: .record, in: organisation, on: today), findsIDsAnywhere: true)
        let party = try order.to.map { try lookup.find($0, kinds: [.worker, .unit], pointer: "/to").key }
        let parts = try order.parts.enumerated().map { index, part in
            try Self.checkText(part.text, "parts/\(index)/text", isRequired: true)
            return try lookup.find(part.party, kinds: [.unit, .worker], pointer: "/parts/\(index)/party").key
        }
        let into = try order.into.map { id -> MatterKey in
            let (target, _) = try matter(id, pointer: "/into")
            try caller.require(.record, at: target.unit, naming: id, in: organisation, on: today)
            guard target.state.phase == .open || target.state.phase == .shelved else {
                throw CommandProblem.member("/into", "matter.join_closed", ["value": id], kind: .conflict)
            }
            return target.key
        }
        if Set(parts).count < parts.count {
            throw CommandProblem.member("/parts", "request.member_invalid", ["name": "parts", "value": "", "reason": "1 × party"])
        }
        return MatterRequest(order.act, party: party, parts: parts, reason: order.reason, until: order.until, into: into)
    }

    /// S56: what the organisation lets somebody approve, and one level above whoever has the matter (S32).
    private func person(_ worker: EntityKey, _ record: MatterRecord, _ desk: MatterDesk) -> MatterPerson {
        let hasRight =
            caller.scope(for: .approve, in: organisation, on: today).contains(record.unit) && (caller.access?.has(.approve) ?? true)
        func heads(_ units: [EntityKey]) -> Bool { units.contains { organisation.holder(of: "head", at: $0, on: today) == worker } }
        let chain = organisation.chain(of: record.unit, on: today)
        let holder =
            record.state.holder.map { organisation.units[$0] == nil ? organisation.home(of: $0) ?? record.unit : $0 } ?? record.unit
        // At the top there is nobody above: another than the holder, and head there, will do.
        let above = organisation.chain(of: holder, on: today)
        return MatterPerson(
            worker: worker, canApprove: hasRight || heads(chain),
            canExtend: hasRight || heads(above.count > 1 ? Array(above.dropFirst()) : above))
    }

    /// Joined matters whose reporters wait for an answer (S31).
    private func unanswered(_ record: MatterRecord) throws -> [MatterKey] {
        try tx.matters(MatterFilter(joinedInto: record.key), after: 0, limit: 1_000)
            .filter { $0.owesReply && $0.state.repliedAt == nil }.map(\.key)
    }

    /// Whoever gets a matter is told at once, and that it is overdue already (S42).
    private mutating func tellHolder(_ record: MatterRecord, desk: MatterDesk, isOverdue: Bool) throws {
        guard let holder = desk.responsible(for: record), holder != caller.actor.worker,
            let recipient = Holders.acting(for: holder, unit: record.unit, on: today, in: organisation)
        else { return }
        changes.notifications.append(
            NotificationRecord(
                key: takeNotificationKey(), recipient: recipient, tone: isOverdue ? .urge : .remind, digest: .items, at: now,
                sendAfter: engine.settings.sendingHours.nextAllowed(now, zone: engine.zone), items: [record.item]))
    }

    /// What was worked on together is closed together (S31).
    private mutating func closeJoined(_ record: MatterRecord, event: MatterEvent) throws {
        // They follow the matter into which they were joined: nothing of theirs is open.
        let joined = try tx.matters(MatterFilter(joinedInto: record.key), after: 0, limit: 1_000)
        guard !joined.isEmpty else { return }
        try log(
            LeafDraft(
                act: "matter.close_joined", obj: record.id, unit: record.unit, rule: rules.id(of: record.kind), why: event.reason,
                facts: ["with": .array(joined.map { .string($0.id) })]))
    }

    // MARK: Refusals

    private mutating func problem(
        _ refusal: MatterRefusal, _ order: MatterOrder, _ record: MatterRecord, desk: MatterDesk, worker: EntityKey
    ) throws -> CommandProblem {
        let id = record.id
        switch refusal {
        case .impossible(let possible):
            return CommandProblem(
                .conflict, "matter.impossible",
                [
                    "value": id, "act": order.act.rawValue,
                    "stage": record.state.phase == .open ? record.state.stage : record.state.phase.rawValue,
                    "possible": possible.map(\.rawValue).joined(separator: ", "),
                ])
        case .notYours(let by):
            return CommandProblem(.notPermitted, "matter.not_yours", ["act": order.act.rawValue, "value": id, "by": by])
        case .secondPerson: return CommandProblem(.notPermitted, "access.second_person")
        case .partyMissing:
            return .member(order.act == .join ? "/into" : "/to", "request.member_missing", ["name": order.act == .join ? "into" : "to"])
        case .reasonMissing: return .member("/reason", "request.member_missing", ["name": "reason"])
        case .untilMissing: return .member("/until", "request.member_missing", ["name": "until"])
        case .untilPast(let day): return .member("/until", "matter.until_past", ["value": day.description])
        case .extensionLate: return CommandProblem(.conflict, "matter.extension_late", ["value": id])
        case .extensionTwice: return CommandProblem(.conflict, "matter.extension_twice", ["value": id])
        case .noDeadline: return CommandProblem(.conflict, "matter.no_deadline", ["value": id])
        case .partsOpen(let parties):
            return CommandProblem(
                .conflict, "matter.parts_open", ["value": id, "parts": try parties.map { try self.id($0) }.joined(separator: ", ")])
        case .partUnknown: return .member("/to", "matter.part_unknown", ["value": order.to ?? "", "matter": id])
        case .replyMissing: return CommandProblem(.conflict, "matter.reply_missing", ["value": id])
        case .joinedUnanswered(let keys):
            return CommandProblem(
                .conflict, "matter.joined_unanswered", ["value": id, "matters": keys.map(MatterRecord.id).joined(separator: ", ")])
        case .joinsItself: return .member("/into", "matter.joins_itself", ["value": id])
        case .joinTargetClosed: return .member("/into", "matter.join_closed", ["value": order.into ?? ""], kind: .conflict)
        }
    }
}

extension Session {
    /// Open matters stand in stages: a set without them is refused, and says what to do.
    func requireStages(of set: RuleSet) throws {
        for (key, old) in rules.matters.sorted(by: { $0.key < $1.key }) where set.matter(old.id)?.stages != old.stages {
            let new = set.matter(old.id)
            var after: MatterKey = 0
            var stuck: [MatterRecord] = []
            repeat {
                let page = try tx.matters(MatterFilter(kind: key, phases: [.open, .shelved]), after: after, limit: 1_000)
                stuck += page.filter { new?.stage($0.state.stage) == nil }
                after = page.count < 1_000 ? 0 : page.last?.key ?? 0
            } while after != 0
            guard let first = stuck.first else { continue }
            throw CommandProblem(
                .conflict, new == nil ? "rules.matter_class_open" : "rules.matter_stage_open",
                ["class": old.id, "stage": first.state.stage, "count": String(stuck.count), "value": first.id])
        }
    }
}

extension MatterRecord {
    /// The clock of the answer to the reporter, as part of an item; the total one is 0, those of stages count from 1.
    static let replyClock: Int64 = 1_000

    /// The item of a ladder that the earliest unmet deadline makes; the cycle is its slot, so that a reopened matter's ladder starts anew (S33, S36).
    ///
    /// A stage's number is when the matter first came to it, not its place in the class: a pack that puts a stage in between moves no step that
    /// fired. From the first stage on, one after the other, the two are the same.
    var item: Identity {
        let clock: Int64 =
            switch state.deadline?.item {
            case .stage(let id): Int64((state.visited.firstIndex(of: id) ?? 0) + 1)
            case .reply: Self.replyClock
            case .total, nil: 0
            }
        return Identity(about: key, rule: self.kind, period: clock, slot: state.cycle)
    }
}
