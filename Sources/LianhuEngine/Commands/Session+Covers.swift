import LianhuCore

/// Sessions that cover more than one unit or compound (S50).
extension Session {
    /// The most that one session covers: a record stands in one leaf.
    static let mostCovered = 500

    /// What an activity covered besides what it is about: each once.
    func covered(_ draft: EvidenceDraft, about: EntityRef, lookup: NameLookup) throws -> [EntityRef] {
        guard !draft.covers.isEmpty else { return [] }
        guard draft.kind == .activity, draft.covers.count <= Self.mostCovered else {
            let reason = "activity, ≤ \(Self.mostCovered)"
            throw CommandProblem.member(
                "/covers", "request.member_invalid", ["name": "covers", "value": "\(draft.covers.count)", "reason": reason])
        }
        var seen: Set<EntityKey> = [about.key]
        return try draft.covers.enumerated().map { index, name in
            try lookup.find(name, kinds: [.unit, .subject], pointer: "/covers/\(index)")
        }.filter { seen.insert($0.key).inserted }
    }

    /// Re-runs what a session settles of each one that it covered; the reply tells of what it is about why it counted for nothing there.
    mutating func settle(_ covered: [EntityRef], by evidence: Evidence, from day: CivilDate, into settling: inout Settling) throws {
        for member in covered {
            guard let facts = try facts(of: member) else { continue }
            // Settling may have written it already.
            let isPending = changes.evidence.contains { $0.key == evidence.key }
            let own = try settle(facts: facts, from: day, focus: evidence, adding: isPending ? [evidence] : [])
            settling.changes += own.changes
            settling.reopened += own.reopened
        }
    }

    /// The same for a record that counts no more.
    mutating func settle(withdrawn evidence: Evidence, into settling: inout Settling) throws {
        for (_, member) in try tx.entities(keys: evidence.covers).sorted(by: { $0.key < $1.key }) {
            guard let facts = try facts(of: member) else { continue }
            let own = try settle(facts: facts, from: evidence.occurredOn, focus: nil)
            settling.changes += own.changes
            settling.reopened += own.reopened
        }
    }
}
