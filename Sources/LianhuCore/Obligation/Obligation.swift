/// What makes an obligation the same one for ever (S3).
package struct Identity: Hashable, Comparable, Sendable {
    package var about: EntityKey
    package var rule: RuleKey
    /// `Period.code`.
    package var period: Int64
    /// 1…k, or the seat's number under `per: link`.
    package var slot: Int

    @inlinable package init(about: EntityKey, rule: RuleKey, period: Int64, slot: Int) {
        self.about = about
        self.rule = rule
        self.period = period
        self.slot = slot
    }

    /// Key order: about, rule, period, slot; the order in which stores stream.
    @inlinable package static func < (left: Identity, right: Identity) -> Bool {
        if left.about != right.about { return left.about < right.about }
        if left.rule != right.rule { return left.rule < right.rule }
        if left.period != right.period { return left.period < right.period }
        return left.slot < right.slot
    }
}

/// Why an obligation never applied (S7).
package enum VoidReason: UInt8, Hashable, Sendable, CaseIterable {
    case movedAway = 1
    case superseded
    case ruleWithdrawn
    case unlinked
    case suspended
    case notApplicable

    /// The word on the wire.
    package var name: String {
        switch self {
        case .movedAway: "moved_away"
        case .superseded: "superseded"
        case .ruleWithdrawn: "rule_withdrawn"
        case .unlinked: "unlinked"
        case .suspended: "suspended"
        case .notApplicable: "not_applicable"
        }
    }
}

/// Which evidence discharged an obligation, and when (S8).
package struct Settlement: Hashable, Sendable {
    package var evidence: EvidenceKey
    /// The local civil day of the evidence.
    package var day: CivilDate
    /// The local civil day on which it was recorded.
    package var recordedOn: CivilDate

    @inlinable package init(evidence: EvidenceKey, day: CivilDate, recordedOn: CivilDate) {
        self.evidence = evidence
        self.day = day
        self.recordedOn = recordedOn
    }
}

/// One duty owed in one window: facts only, for status is computed (S4).
package struct Obligation: Hashable, Sendable {
    package var identity: Identity
    /// The innermost unit that it counts for (S19).
    package var unit: EntityKey
    package var window: Window
    package var settlement: Settlement?
    /// Applied but waived (S7, S14).
    package var isExcused: Bool
    package var void: VoidReason?
    /// Due before adoption: counted, never escalated (S21).
    package var isBackfilled: Bool
    /// Last day on which the evidence may be entered without a flag, exclusive: closes + entry grace (S12).
    package var entryBefore: CivilDate

    @inlinable package init(
        identity: Identity, unit: EntityKey, window: Window, settlement: Settlement? = nil, isExcused: Bool = false,
        void: VoidReason? = nil, isBackfilled: Bool = false, entryBefore: CivilDate
    ) {
        self.identity = identity
        self.unit = unit
        self.window = window
        self.settlement = settlement
        self.isExcused = isExcused
        self.void = void
        self.isBackfilled = isBackfilled
        self.entryBefore = entryBefore
    }

    /// Settled ones are never touched by planning.
    @inlinable package var isSettled: Bool { settlement != nil }

    /// The status on a civil day (S4, S6).
    package func status(on today: CivilDate) -> Status {
        Status.of(window: window, settledOn: settlement?.day, isExcused: isExcused, isVoid: void != nil, on: today)
    }
}
