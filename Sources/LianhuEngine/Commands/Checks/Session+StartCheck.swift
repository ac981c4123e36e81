import LianhuAudit
import LianhuCore

extension Engine {
    /// Draws the sample of a unit and a range of days, once and for all.
    package func startCheck(_ draft: CheckDraft, by caller: Caller, at now: Instant) async throws -> CheckView {
        try await perform(by: caller, at: now) { session in try session.startCheck(draft) }
    }

    /// The same, once for each key.
    package func startCheck(_ draft: CheckDraft, _ once: Once<CheckView>, by caller: Caller, at now: Instant) async throws -> KeptReply {
        try await perform(once, by: caller, at: now) { session in try session.startCheck(draft) }
    }
}

extension Session {
    mutating func startCheck(_ draft: CheckDraft) throws -> CheckView {
        guard let worker = caller.actor.worker else { throw CommandProblem(.notPermitted, "access.worker_required") }
        let (key, kind) = try lens.checkKind(draft.kind)
        let lookup = NameLookup(reader: tx, scope: caller.scope(for: .record, in: organisation, on: today))
        let unit = try lookup.find(draft.unit, kinds: [.unit], pointer: "/unit")
        try requireDrawer(of: kind, at: unit.key, naming: unit.id)
        let days = try days(of: draft, kind: key, unit: unit)
        if let taken = try drawn(kind: key, unit: unit.key, days: days) {
            throw CommandProblem(
                .conflict, "draw.taken",
                ["unit": unit.id, "from": taken.from.description, "through": taken.through.description, "value": taken.id])
        }
        let contacts = try contacts(in: unit.key, days: days)
        guard !contacts.isEmpty else {
            throw CommandProblem(
                .conflict, "draw.empty", ["unit": unit.id, "from": days.from.description, "through": days.to.description])
        }
        let size = draft.size ?? kind.size
        let count = size.count(of: contacts.count)
        guard count <= SampleSize.most else {
            throw CommandProblem.member(
                "/size", "draw.too_large",
                [
                    "value": size.description, "population": String(contacts.count), "count": String(count),
                    "most": String(SampleSize.most),
                ])
        }
        let record = try draw(count, of: contacts, kind: key, unit: unit, days: days, worker: worker)
        changes.checks.append(record)
        try flush()
        return try lens.view(of: record)
    }

    /// S56: whoever holds the post that the pack names, or may approve over the unit.
    func requireDrawer(of kind: CheckKind, at unit: EntityKey, naming value: String) throws {
        try caller.require(.record, at: unit, naming: value, in: organisation, on: today)
        guard lens.mayDraw(kind, at: unit) else {
            throw CommandProblem(.notPermitted, "draw.not_yours", ["value": value, "by": kind.by.description])
        }
    }

    private func days(of draft: CheckDraft, kind: RuleKey, unit: EntityRef) throws -> DateSpan {
        guard draft.from == nil, draft.through == nil else {
            guard let from = draft.from else { throw CommandProblem.member("/from", "request.member_missing", ["name": "from"]) }
            let through = draft.through ?? today
            guard from <= through, through <= today else {
                throw CommandProblem.member(
                    "/through", "request.member_invalid",
                    ["name": "through", "value": through.description, "reason": "\(from)–\(today)"])
            }
            return DateSpan(from: from, to: through)
        }
        let running = PeriodScheme.standard.period(.month, containing: today)
        if let closed = try tx.lastClosure(of: .month), closed.closedAt != nil, let month = Period(code: closed.period) {
            let days = DateSpan(from: month.start, to: month.lastDay)
            if try drawn(kind: kind, unit: unit.key, days: days) == nil { return days }
        }
        return DateSpan(from: running.start, to: today)
    }

    /// The first check of a kind and unit that has a day in common: a second draw would be a second chance.
    private func drawn(kind: RuleKey, unit: EntityKey, days: DateSpan) throws -> CheckRecord? {
        try tx.checks(CheckFilter(units: [unit], kind: kind, days: days), after: 0, limit: 1).first
    }

    /// Every contact that stands, of a unit and all below it.
    private func contacts(in unit: EntityKey, days: DateSpan) throws -> [Evidence] {
        let filter = EvidenceFilter(
            units: Set(organisation.subtree(of: unit, on: today)), kinds: [.contact], from: days.from, before: days.to.adding(days: 1))
        var found: [Evidence] = []
        while true {
            let page = try tx.evidence(filter, after: found.last?.key ?? 0, limit: 5_000)
            found += page
            guard page.count == 5_000 else { return found }
        }
    }

    /// The leaf of the start is sealed first, and its hash is the seed: it holds random bytes that nobody chose and the root of the log before it,
    /// so that neither whoever draws nor whoever is drawn can try until he likes the sample.
    private mutating func draw(
        _ count: Int, of contacts: [Evidence], kind: RuleKey, unit: EntityRef, days: DateSpan, worker: EntityKey
    ) throws -> CheckRecord {
        let key = try tx.nextCheckKey()
        let ids = contacts.map(\.id)
        let id = CheckRecord.id(of: key)
        let leaf = nextLeaf
        try log(
            LeafDraft(
                act: "check.start", obj: id, unit: unit.key, rule: rules.id(of: kind),
                facts: [
                    "unit": .string(unit.id), "from": .string(days.from.description), "through": .string(days.to.description),
                    "size": .int(Int64(count)), "population": .int(Int64(contacts.count)),
                    "population_digest": .string(CheckDraw.digest(of: ids)), "log_root": .string(tx.frontier.root.hex),
                    "nonce": .string(Hex.encode(Commitment.randomSalt())), "by": .string(try self.id(worker)),
                ]))
        guard let seed = changes.leaves.last?.hashes.first?.hex else {
            throw CommandProblem(.internalFailure, "internal", ["request": "check.start"])
        }
        let sample = CheckDraw.sample(ids, seed: seed, count: count)
        // Whoever may see only a part of the tree learns from events that there is a check, not whom it drew.
        try log(
            LeafDraft(
                act: "check.draw", obj: id, rule: rules.id(of: kind),
                facts: ["seed": .string(seed), "sample": .array(sample.map(JSONValue.string))]))
        let keys = Dictionary(contacts.map { ($0.id, $0.key) }, uniquingKeysWith: { first, _ in first })
        return CheckRecord(
            key: key, kind: kind, unit: unit.key, from: days.from, through: days.to, population: contacts.count, seed: seed, drawer: worker,
            at: now, leaf: leaf, sample: sample.compactMap { keys[$0] })
    }
}
