import LianhuCore

/// What somebody wants raised.
package struct MatterDraft: Hashable, Sendable {
    /// Id of a class of matters, with or without its pack where only one has it.
    package var kind: String
    /// Id or name of what it is about; nil: what the evidence is about.
    package var about: String?
    /// What is wrong: kept apart from the leaf (S60).
    package var summary: String
    package var field: String?
    package var source: MatterSource?
    /// The client's key of the contact or patrol at which it was found.
    package var evidence: String?
    /// Who found it; nil: who recorded the evidence, or the named worker of the caller.
    package var finder: String?
    /// Who is to be answered; nil: whom it is about, if somebody there told of it.
    package var reporter: String?
    /// When it was found; nil: when the evidence occurred, or now.
    package var foundAt: Instant?
    /// Why it is entered late: a code (S11).
    package var reason: String?
    /// The finder put it right at once, and it is closed (S34).
    package var isFixed: Bool

    package init(
        kind: String, about: String? = nil, summary: String, field: String? = nil, source: MatterSource? = nil, evidence: String? = nil,
        finder: String? = nil, reporter: String? = nil, foundAt: Instant? = nil, reason: String? = nil, isFixed: Bool = false
    ) {
        self.kind = kind
        self.about = about
        self.summary = summary
        self.field = field
        self.source = source
        self.evidence = evidence
        self.finder = finder
        self.reporter = reporter
        self.foundAt = foundAt
        self.reason = reason
        self.isFixed = isFixed
    }
}

/// What somebody wants to happen to a matter, with names as people give them.
package struct MatterOrder: Hashable, Sendable {
    package var act: MatterAct
    /// Id or name of the worker or unit to whom it is assigned, or whose part is done.
    package var to: String?
    /// Departments that work together on it, with each one's part in words (S31).
    package var parts: [MatterOrderPart]
    package var reason: String?
    package var until: CivilDate?
    /// Id of the matter that it is joined into.
    package var into: String?
    /// What was done or found; kept apart from the leaf (S60).
    package var note: String

    package init(
        _ act: MatterAct, to: String? = nil, parts: [MatterOrderPart] = [], reason: String? = nil, until: CivilDate? = nil,
        into: String? = nil, note: String = ""
    ) {
        self.act = act
        self.to = to
        self.parts = parts
        self.reason = reason
        self.until = until
        self.into = into
        self.note = note
    }
}

/// A department's part of a matter.
package struct MatterOrderPart: Hashable, Sendable {
    /// Id or name of a unit or worker.
    package var party: String
    package var text: String

    package init(party: String, text: String) {
        self.party = party
        self.text = text
    }
}
