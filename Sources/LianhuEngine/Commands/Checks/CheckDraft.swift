import LianhuCore

/// What somebody wants drawn.
package struct CheckDraft: Hashable, Sendable {
    /// A kind of check, with or without its pack; nil: the only one there is.
    package var kind: String?
    /// Id or name of the unit.
    package var unit: String
    /// Days on which the contacts happened, both inclusive; nil: the last closed month, else the running one.
    package var from: CivilDate?
    package var through: CivilDate?
    /// Nil: what the pack says.
    package var size: SampleSize?

    package init(kind: String? = nil, unit: String, from: CivilDate? = nil, through: CivilDate? = nil, size: SampleSize? = nil) {
        self.kind = kind
        self.unit = unit
        self.from = from
        self.through = through
        self.size = size
    }
}

/// What was said when a contact was called back.
package struct CallBackDraft: Hashable, Sendable {
    /// The contact's own id.
    package var contact: String
    package var answer: CallAnswer
    /// Kept apart from the leaf (S60).
    package var note: String
    /// What was found, in words; an untrue record is a finding without any.
    package var finding: String

    package init(contact: String, answer: CallAnswer, note: String = "", finding: String = "") {
        self.contact = contact
        self.answer = answer
        self.note = note
        self.finding = finding
    }
}
