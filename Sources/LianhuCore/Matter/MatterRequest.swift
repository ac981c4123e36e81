/// What somebody wants to happen to a matter.
package struct MatterRequest: Hashable, Sendable {
    package var act: MatterAct
    /// To whom it is assigned, or whose part is done: a worker or a unit.
    package var party: EntityKey?
    /// Departments that work together on it (S31).
    package var parts: [EntityKey]
    /// A code.
    package var reason: String?
    /// The last day of a pause, or the new last day asked for; inclusive.
    package var until: CivilDate?
    package var into: MatterKey?

    package init(
        _ act: MatterAct, party: EntityKey? = nil, parts: [EntityKey] = [], reason: String? = nil, until: CivilDate? = nil,
        into: MatterKey? = nil
    ) {
        self.act = act
        self.party = party
        self.parts = parts
        self.reason = reason
        self.until = until
        self.into = into
    }
}

/// Who asks, and what the organisation lets him approve (S56).
package struct MatterPerson: Hashable, Sendable {
    package var worker: EntityKey
    /// The right `approve` over the matter's unit, or head of a unit on its chain.
    package var canApprove: Bool
    /// The same, one level above whoever has the matter (S32).
    package var canExtend: Bool

    package init(worker: EntityKey, canApprove: Bool, canExtend: Bool) {
        self.worker = worker
        self.canApprove = canApprove
        self.canExtend = canExtend
    }
}

/// Why something cannot happen to a matter: a code of the catalogue with its arguments.
package enum MatterRefusal: Error, Hashable, Sendable {
    /// Not in this state; what is possible instead.
    case impossible(possible: [MatterAct])
    /// Somebody else's to do; who that is in the pack's words.
    case notYours(by: String)
    /// Whoever handled or has it cannot say that it is done (S34, S56).
    case secondPerson
    case partyMissing
    case reasonMissing
    case untilMissing
    /// A day that is over, or no later than what is asked to be changed.
    case untilPast(CivilDate)
    /// Asked for after the deadline (S32).
    case extensionLate
    /// Asked for a second time (S32).
    case extensionTwice
    case noDeadline
    /// Departments whose part is not done.
    case partsOpen([EntityKey])
    /// Whose part was never asked for.
    case partUnknown
    /// The reporter waits for an answer (S34).
    case replyMissing
    /// Reporters of joined matters wait for an answer (S31).
    case joinedUnanswered([MatterKey])
    case joinsItself
    case joinTargetClosed
}
