import LianhuCore

/// Which obligations a list wants.
package struct ObligationFilter: Hashable, Sendable {
    /// Units that they count for; nil: all.
    package var units: Set<EntityKey>?
    /// What they are about; nil: anything.
    package var about: [EntityKey]?
    /// The same as a range of keys; nil: anything.
    package var span: ClosedRange<EntityKey>?
    package var rule: RuleKey?
    /// Codes of periods; nil: all.
    package var periods: ClosedRange<Int64>?
    /// Statuses on `today`; empty: all.
    package var statuses: Set<Status>
    package var today: CivilDate
    /// Rows as they were known at the end of that day (S46); nil: as they are. The other members then apply to what was known.
    package var asOf: CivilDate?

    package init(
        units: Set<EntityKey>? = nil, about: [EntityKey]? = nil, span: ClosedRange<EntityKey>? = nil, rule: RuleKey? = nil,
        periods: ClosedRange<Int64>? = nil, statuses: Set<Status> = [], today: CivilDate, asOf: CivilDate? = nil
    ) {
        self.units = units
        self.about = about
        self.span = span
        self.rule = rule
        self.periods = periods
        self.statuses = statuses
        self.today = today
        self.asOf = asOf
    }

    /// The filter as a predicate: what a store's query must agree with.
    package func holds(for obligation: Obligation) -> Bool {
        (units?.contains(obligation.unit) ?? true) && (about?.contains(obligation.identity.about) ?? true)
            && (span?.contains(obligation.identity.about) ?? true) && (rule.map { $0 == obligation.identity.rule } ?? true)
            && (periods?.contains(obligation.identity.period) ?? true)
            && (statuses.isEmpty || statuses.contains(obligation.status(on: today)))
    }
}

/// Which evidence a list or tally wants.
package struct EvidenceFilter: Hashable, Sendable {
    package var units: Set<EntityKey>?
    package var about: EntityKey?
    package var worker: EntityKey?
    package var kinds: Set<EvidenceKind>
    /// Occurred on or after.
    package var from: CivilDate?
    /// Occurred before this day.
    package var before: CivilDate?
    /// Recorded at or before, and superseded after or never: the knowledge cut (S46).
    package var recordedUpTo: Instant?
    /// Recorded after: what a closed period did not know.
    package var recordedAfter: Instant?
    package var includesSuperseded: Bool

    package init(
        units: Set<EntityKey>? = nil, about: EntityKey? = nil, worker: EntityKey? = nil, kinds: Set<EvidenceKind> = [],
        from: CivilDate? = nil, before: CivilDate? = nil, recordedUpTo: Instant? = nil, includesSuperseded: Bool = false
    ) {
        self.units = units
        self.about = about
        self.worker = worker
        self.kinds = kinds
        self.from = from
        self.before = before
        self.recordedUpTo = recordedUpTo
        self.includesSuperseded = includesSuperseded
    }

    /// The filter as a predicate: what a store's query must agree with.
    package func holds(for evidence: Evidence) -> Bool { holds(for: evidence, supersededAt: nil) }

    /// The same, told when it was superseded.
    package func holds(for evidence: Evidence, supersededAt: Instant?) -> Bool {
        (units?.contains(evidence.unit) ?? true) && (about.map { $0 == evidence.about } ?? true)
            && (worker.map { $0 == evidence.worker || evidence.participants.contains($0) } ?? true)
            && (kinds.isEmpty || kinds.contains(evidence.kind)) && (from.map { evidence.occurredOn >= $0 } ?? true)
            && (before.map { evidence.occurredOn < $0 } ?? true) && (recordedUpTo.map { evidence.recordedAt <= $0 } ?? true)
            && (recordedAfter.map { evidence.recordedAt > $0 } ?? true)
            && (includesSuperseded || evidence.supersededBy == nil || stood(until: supersededAt))
    }

    private func stood(until supersededAt: Instant?) -> Bool {
        guard let cut = recordedUpTo, let supersededAt else { return false }
        return supersededAt > cut
    }
}

/// Which escalations a list wants.
package struct EscalationFilter: Hashable, Sendable {
    package var units: Set<EntityKey>?
    package var recipient: EntityKey?
    package var item: Identity?
    /// Also steps that told nobody.
    package var includesSkipped: Bool
    /// Only steps that were skipped for this reason.
    package var skip: Escalator.Skip?

    package init(
        units: Set<EntityKey>? = nil, recipient: EntityKey? = nil, item: Identity? = nil, includesSkipped: Bool = false,
        skip: Escalator.Skip? = nil
    ) {
        self.units = units
        self.recipient = recipient
        self.item = item
        self.includesSkipped = includesSkipped
        self.skip = skip
    }

    package func holds(for escalation: EscalationRecord) -> Bool {
        (units?.contains(escalation.unit) ?? true) && (recipient.map { $0 == escalation.recipient } ?? true)
            && (item.map { $0 == escalation.item } ?? true)
            && (skip.map { $0 == escalation.skip } ?? (includesSkipped || escalation.skip == nil))
    }
}

/// Plain counts as bulletins print them (S45): visits 户次, households 户数, persons met 人次, sessions 场次.
package struct TallyRow: Hashable, Sendable {
    package var kind: EvidenceKind
    package var method: String
    /// From sheets rather than live: sources are never added up.
    package var isImported: Bool
    /// Records: visits, attempts or sessions.
    package var records: Int
    /// Distinct subjects.
    package var subjects: Int
    package var personsMet: Int

    package init(kind: EvidenceKind, method: String, isImported: Bool, records: Int, subjects: Int, personsMet: Int) {
        self.kind = kind
        self.method = method
        self.isImported = isImported
        self.records = records
        self.subjects = subjects
        self.personsMet = personsMet
    }
}

/// Plain counts of one source over all methods (S45).
package struct TallyTotal: Hashable, Sendable {
    package var isImported: Bool
    /// Contacts: 户次.
    package var visits = 0
    /// Distinct subjects of contacts: 户数.
    package var households = 0
    /// At contacts: 人次.
    package var personsMet = 0
    /// Tries that met nobody.
    package var attempts = 0
    /// Activities but for the next: 场次.
    package var sessions = 0
    /// At sessions.
    package var attendance = 0
    /// Explicit records that there was nothing to report: 零报告 (S47).
    package var nothingToReport = 0

    package init(isImported: Bool) { self.isImported = isImported }
}

/// How many steps of one tone were fired under one rule.
package struct EscalationCount: Hashable, Sendable {
    package var rule: RuleKey
    package var tone: Tone
    package var count: Int

    package init(rule: RuleKey, tone: Tone, count: Int) {
        self.rule = rule
        self.tone = tone
        self.count = count
    }
}

/// How much there is, for `status`.
package struct RegistryCounts: Hashable, Sendable {
    package var unitsByKind: [String: Int]
    package var workers: Int
    package var subjectsByKind: [String: Int]
    package var residents: Int
    package var links: Int

    package init(unitsByKind: [String: Int], workers: Int, subjectsByKind: [String: Int], residents: Int, links: Int) {
        self.unitsByKind = unitsByKind
        self.workers = workers
        self.subjectsByKind = subjectsByKind
        self.residents = residents
        self.links = links
    }
}
