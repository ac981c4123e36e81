import LianhuCore

extension Wire {
    // MARK: Reporting periods

    /// Reporting periods with obligations, by their last day.
    package struct Periods: Codable, Sendable, Equatable {
        package var items: [Period]

        package init(
            items: [Period]
        ) {
            self.items = items
        }
    }

    /// A month, quarter or year, and how far its closing is.
    package struct Period: Codable, Sendable, Equatable {
        package var period: String
        /// `month`, `quarter` or `year`.
        package var kind: String
        package var from: CivilDate
        /// Last day.
        package var through: CivilDate
        /// `upcoming`, `running`, `ended`, `closing` or `closed`.
        package var state: String
        /// The day on which it closes by itself; absent while it runs.
        package var closesOn: CivilDate?
        package var postponed: Postponement?
        package var closure: Closure?
        /// In the order in which they were made.
        package var amendments: [Amendment]

        package init(
            period: String, kind: String, from: CivilDate, through: CivilDate, state: String, closesOn: CivilDate? = nil,
            postponed: Postponement? = nil, closure: Closure? = nil, amendments: [Amendment]
        ) {
            self.period = period
            self.kind = kind
            self.from = from
            self.through = through
            self.state = state
            self.closesOn = closesOn
            self.postponed = postponed
            self.closure = closure
            self.amendments = amendments
        }
    }

    /// A closing that was put off, once.
    package struct Postponement: Codable, Sendable, Equatable {
        package var until: CivilDate
        package var reason: String
        package var at: Instant

        package init(
            until: CivilDate, reason: String, at: Instant
        ) {
            self.until = until
            self.reason = reason
            self.at = at
        }
    }

    /// The head of a period's snapshot.
    package struct Closure: Codable, Sendable, Equatable {
        /// The day of knowledge and evaluation.
        package var asOfDay: CivilDate
        package var begunAt: Instant
        package var closedAt: Instant?
        package var closedOn: CivilDate?
        /// Of the rules.
        package var revision: Int
        package var rulesDigest: String
        /// Number in the list, void ones included.
        package var obligations: Int
        /// Over the sorted list of obligations with their statuses.
        package var listDigest: String

        package init(
            asOfDay: CivilDate, begunAt: Instant, closedAt: Instant? = nil, closedOn: CivilDate? = nil, revision: Int,
            rulesDigest: String, obligations: Int, listDigest: String
        ) {
            self.asOfDay = asOfDay
            self.begunAt = begunAt
            self.closedAt = closedAt
            self.closedOn = closedOn
            self.revision = revision
            self.rulesDigest = rulesDigest
            self.obligations = obligations
            self.listDigest = listDigest
        }
    }

    /// A change of a closed period.
    package struct Amendment: Codable, Sendable, Equatable {
        package var obligation: String
        package var unit: Reference?
        /// Id of the record that counts; absent where voided evidence was taken away.
        package var evidence: String?
        package var reason: String
        package var approver: String?
        package var at: Instant
        package var on: CivilDate

        package init(
            obligation: String, unit: Reference? = nil, evidence: String? = nil, reason: String, approver: String? = nil, at: Instant,
            on: CivilDate
        ) {
            self.obligation = obligation
            self.unit = unit
            self.evidence = evidence
            self.reason = reason
            self.approver = approver
            self.at = at
            self.on = on
        }
    }

    /// What to send to postpone a closing.
    package struct PostponeRequest: Codable, Sendable, Equatable {
        /// A code.
        package var reason: String

        package init(
            reason: String
        ) {
            self.reason = reason
        }
    }

    /// What to send to amend a closed period.
    package struct AmendRequest: Codable, Sendable, Equatable {
        package var obligation: String
        /// Id of the record that is to count; absent takes voided evidence away.
        package var evidence: String?
        /// A code.
        package var reason: String

        package init(
            obligation: String, evidence: String? = nil, reason: String
        ) {
            self.obligation = obligation
            self.evidence = evidence
            self.reason = reason
        }
    }
}
