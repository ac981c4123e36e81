import LianhuCore

/// Which matters a list wants; every member narrows it.
package struct MatterFilter: Hashable, Sendable {
    /// Units in which they are; nil: all.
    package var units: Set<EntityKey>?
    package var kind: RuleKey?
    /// What they are about.
    package var about: EntityKey?
    /// The worker or unit that has them.
    package var holder: EntityKey?
    package var evidence: EvidenceKey?
    package var joinedInto: MatterKey?
    /// Empty: all.
    package var phases: Set<MatterState.Phase>
    /// Those whose time to be looked at has come.
    package var wakesUpTo: Instant?
    /// Those of which something happened, or is due, at or after an instant: what a figure of a period needs.
    package var touchedFrom: Instant?
    /// Raised at or before: the knowledge cut (S46).
    package var raisedUpTo: Instant?

    package init(
        units: Set<EntityKey>? = nil, kind: RuleKey? = nil, about: EntityKey? = nil, holder: EntityKey? = nil,
        evidence: EvidenceKey? = nil, joinedInto: MatterKey? = nil, phases: Set<MatterState.Phase> = [], wakesUpTo: Instant? = nil,
        touchedFrom: Instant? = nil, raisedUpTo: Instant? = nil
    ) {
        self.units = units
        self.kind = kind
        self.about = about
        self.holder = holder
        self.evidence = evidence
        self.joinedInto = joinedInto
        self.phases = phases
        self.wakesUpTo = wakesUpTo
        self.touchedFrom = touchedFrom
        self.raisedUpTo = raisedUpTo
    }

    /// The filter as a predicate: what a store's query must agree with.
    package func holds(for matter: MatterRecord) -> Bool {
        let state = matter.state
        return (units?.contains(matter.unit) ?? true) && (kind.map { $0 == matter.kind } ?? true)
            && (about.map { $0 == matter.about } ?? true) && (holder.map { $0 == state.holder } ?? true)
            && (evidence.map { $0 == matter.evidence } ?? true) && (joinedInto.map { $0 == state.joinedInto } ?? true)
            && (phases.isEmpty || phases.contains(state.phase))
            && (wakesUpTo.map { limit in matter.wakeAt.map { $0 <= limit } ?? false } ?? true)
            && (touchedFrom.map { isTouched(matter, from: $0) } ?? true) && (raisedUpTo.map { matter.raisedAt <= $0 } ?? true)
    }

    private func isTouched(_ matter: MatterRecord, from instant: Instant) -> Bool {
        let state = matter.state
        return state.phase == .open || state.phase == .shelved || state.lastAt >= instant
            || [state.dues.total, state.dues.original, state.responseDue].contains { $0.map { $0 > instant } ?? false }
    }
}
