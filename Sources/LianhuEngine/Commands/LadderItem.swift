import LianhuCore

/// Something for which a ladder climbs, as commands find it by its public id: an obligation, or the clock of a matter that runs (S36).
struct LadderItem {
    var identity: Identity
    var unit: EntityKey
    /// Id of its rule or class.
    var rule: String?
    /// The matter of which it is the earliest unmet deadline.
    var matter: (record: MatterRecord, kind: MatterClass)?
}

extension Session {
    /// The item by its id, where its ladder still has somebody to tell; else a conflict that says why not.
    func ladderItem(_ id: String) throws -> LadderItem {
        guard MatterRecord.key(of: id) != nil else { return try ladderItem(ofObligation: id) }
        let (record, kind) = try matter(id)
        try caller.require(.record, at: record.unit, naming: id, in: organisation, on: today)
        guard record.state.isOpen else {
            throw CommandProblem(.conflict, "ladder.matter_rests", ["value": id, "phase": record.state.phase.rawValue])
        }
        guard rules.set.ladder(of: kind) != nil, record.state.deadline != nil else {
            throw CommandProblem(.conflict, "ladder.none", ["value": id])
        }
        return LadderItem(identity: record.item, unit: record.unit, rule: rules.id(of: record.kind), matter: (record, kind))
    }

    private func ladderItem(ofObligation id: String) throws -> LadderItem {
        let row = try obligation(id)
        try caller.require(.record, at: row.unit, naming: id, in: organisation, on: today)
        let status = row.status(on: today)
        guard [.open, .overdue].contains(status) else { throw CommandProblem(.conflict, "obligation.settled", ["status": status.name]) }
        return LadderItem(identity: row.identity, unit: row.unit, rule: rules.id(of: row.identity.rule), matter: nil)
    }
}
