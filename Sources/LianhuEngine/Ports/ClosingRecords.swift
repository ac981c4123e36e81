import LianhuCore

/// The head of a period's snapshot (S46); nothing of it changes once it is closed.
package struct ClosureRecord: Hashable, Sendable {
    /// `Period.code` of a month, quarter or year.
    package var period: Int64
    /// From here on nothing about its obligations moves.
    package var begunAt: Instant
    /// The civil day of knowledge and of evaluation.
    package var begunOn: CivilDate
    package var revision: Int
    package var rulesDigest: String
    /// Nil while its figures are being written.
    package var closedAt: Instant?
    /// The civil day of `closedAt`.
    package var closedOn: CivilDate?
    /// Number of obligations in the list, void ones included.
    package var obligations: Int
    /// Over the sorted list of obligations with their statuses; empty while it is being written.
    package var listDigest: String

    package init(
        period: Int64, begunAt: Instant, begunOn: CivilDate, revision: Int, rulesDigest: String, closedAt: Instant? = nil,
        closedOn: CivilDate? = nil, obligations: Int = 0, listDigest: String = ""
    ) {
        self.period = period
        self.begunAt = begunAt
        self.begunOn = begunOn
        self.revision = revision
        self.rulesDigest = rulesDigest
        self.closedAt = closedAt
        self.closedOn = closedOn
        self.obligations = obligations
        self.listDigest = listDigest
    }
}

/// What a snapshot says of one unit and rule: all fields of S45, the unit's subtree included.
package struct ClosureFigure: Hashable, Sendable {
    package var period: Int64
    package var unit: EntityKey
    package var rule: RuleKey
    package var figures: Compliance

    package init(period: Int64, unit: EntityKey, rule: RuleKey, figures: Compliance) {
        self.period = period
        self.unit = unit
        self.rule = rule
        self.figures = figures
    }
}

/// A closing that was put off, once (S46).
package struct PostponementRecord: Hashable, Sendable {
    package var period: Int64
    /// The day on which it closes instead.
    package var until: CivilDate
    /// A reason code.
    package var reason: String
    package var at: Instant

    package init(period: Int64, until: CivilDate, reason: String, at: Instant) {
        self.period = period
        self.until = until
        self.reason = reason
        self.at = at
    }
}

/// A change of a closed period, with reason and approver (S46).
package struct AmendmentRecord: Hashable, Sendable {
    package var item: Identity
    /// The unit that the obligation counts for.
    package var unit: EntityKey
    /// What counts now; nil where voided evidence was taken away.
    package var evidence: EvidenceKey?
    /// A reason code.
    package var reason: String
    package var approver: EntityKey
    package var at: Instant
    /// The civil day of `at`.
    package var on: CivilDate
    /// What it changes in the counts of the obligation's group.
    package var delta: Counts

    package init(
        item: Identity, unit: EntityKey, evidence: EvidenceKey?, reason: String, approver: EntityKey, at: Instant, on: CivilDate,
        delta: Counts
    ) {
        self.item = item
        self.unit = unit
        self.evidence = evidence
        self.reason = reason
        self.approver = approver
        self.at = at
        self.on = on
        self.delta = delta
    }
}

/// A rule's period that has obligations, and the day after the last one of them closes.
package struct DutyPeriod: Hashable, Sendable {
    package var rule: RuleKey
    package var period: Int64
    package var closesBefore: CivilDate

    package init(rule: RuleKey, period: Int64, closesBefore: CivilDate) {
        self.rule = rule
        self.period = period
        self.closesBefore = closesBefore
    }
}

/// When the first obligations of a rule's period became known: nearly all of them on one day.
package struct PlanDay: Hashable, Sendable {
    package var rule: RuleKey
    package var period: Int64
    package var day: CivilDate

    package init(rule: RuleKey, period: Int64, day: CivilDate) {
        self.rule = rule
        self.period = period
        self.day = day
    }
}

/// An obligation that became known on a later day than the first of its rule and period.
package struct ObligationBirth: Hashable, Sendable {
    package var item: Identity
    package var day: CivilDate

    package init(item: Identity, day: CivilDate) {
        self.item = item
        self.day = day
    }
}

/// What an obligation was until a day on which it was changed (S46).
package struct PastObligation: Hashable, Sendable {
    package var row: Obligation
    /// From this day on something else was known.
    package var knownUntil: CivilDate

    package init(row: Obligation, knownUntil: CivilDate) {
        self.row = row
        self.knownUntil = knownUntil
    }
}

/// What a link was until a day on which it was changed (S46).
package struct PastLink: Hashable, Sendable {
    package var link: LinkRecord
    package var knownUntil: CivilDate

    package init(link: LinkRecord, knownUntil: CivilDate) {
        self.link = link
        self.knownUntil = knownUntil
    }
}

extension Obligation {
    /// Whether a change leaves everything to be told from the new row alone: it was unmet, and evidence of that very day met it.
    package func isToldBy(_ new: Obligation, on day: CivilDate) -> Bool {
        guard settlement == nil, new.settlement?.recordedOn == day else { return false }
        var old = new
        old.settlement = nil
        return old == self
    }

    /// The row without what was not recorded by a day.
    package func known(on day: CivilDate) -> Obligation {
        guard let settlement, settlement.recordedOn > day else { return self }
        var row = self
        row.settlement = nil
        return row
    }
}
