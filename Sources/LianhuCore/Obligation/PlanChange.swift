/// What planning wants changed about one obligation.
package enum PlanChange: Hashable, Sendable {
    case create(Obligation)
    /// A changed unsettled row: re-dated, moved to another unit, voided or made to apply again (S7).
    case update(old: Obligation, new: Obligation)

    /// The row as it was so far.
    package var row: Obligation {
        switch self {
        case .create(let row), .update(let row, _): row
        }
    }

    /// The window as it was planned so far.
    package var window: Window { row.window }
}

/// What planning and reconciling count, for leaves and replies.
package struct PlanTotals: Hashable, Sendable {
    package var created = 0
    package var changed = 0
    package var voided = 0

    package init() {}

    package mutating func count(_ change: PlanChange) {
        switch change {
        case .create: created += 1
        case .update(let old, let new):
            if new.void != nil && old.void == nil { voided += 1 } else { changed += 1 }
        }
    }
}
