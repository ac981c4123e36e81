import LianhuCore

extension Session {
    /// The last day of the last closed month, or of one that is being closed: what belongs to it or before moves by amendments only (S46).
    mutating func frozenThrough() throws -> CivilDate? {
        if let known = frozen { return known.through }
        let day = try tx.lastClosure(of: .month).flatMap { Period(code: $0.period)?.lastDay }
        frozen = Frozen(through: day)
        return day
    }

    /// Throws `period.closed` for an obligation of a closed period.
    mutating func requireOpenPeriod(_ row: Obligation) throws {
        guard row.isFrozen(through: try frozenThrough()), let period = Period(code: row.identity.period) else { return }
        let month = PeriodScheme.standard.period(.month, containing: period.lastDay)
        throw CommandProblem(.conflict, "period.closed", ["period": month.key])
    }
}

/// What a session knows of closed periods, once it has asked.
struct Frozen: Hashable, Sendable {
    var through: CivilDate?
}

extension Obligation {
    /// Whether its period, which belongs to the reporting periods that hold its last nominal day, is closed (S46).
    ///
    /// What never closes is owed until it is done: the snapshot of its month stays as it is, and the row goes on.
    func isFrozen(through last: CivilDate?) -> Bool {
        guard let last, !window.neverCloses, let period = Period(code: identity.period) else { return false }
        return period.lastDay <= last
    }
}
