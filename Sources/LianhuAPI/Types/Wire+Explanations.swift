import LianhuCore

extension Wire {
    // MARK: Explanations

    /// One sentence of an explanation: a code with arguments that are the same in every language, and the sentence in both.
    package struct ExplainedFact: Codable, Sendable, Equatable {
        /// `rule`, `period`, `link`, `calendar`, `evidence`, `outcome` or `next`.
        package var topic: String
        package var code: String
        package var args: [String: String]
        package var text: Title

        package init(topic: String, code: String, args: [String: String], text: Title) {
            self.topic = topic
            self.code = code
            self.args = args
            self.text = text
        }
    }

    /// A record with what became of it.
    package struct ExplainedRecord: Codable, Sendable, Equatable {
        package var record: Evidence
        /// Whether it settles the obligation that is explained.
        package var counts: Bool
        /// Why it counted or did not.
        package var code: String
        package var text: Title
        /// The obligation that it settles, if any.
        package var obligation: String?

        package init(record: Evidence, counts: Bool, code: String, text: Title, obligation: String? = nil) {
            self.record = record
            self.counts = counts
            self.code = code
            self.text = text
            self.obligation = obligation
        }
    }

    /// A day without work that was passed over.
    package struct SkippedDay: Codable, Sendable, Equatable {
        package var date: CivilDate
        /// `weekend` or `holiday`.
        package var reason: String
        package var title: Title?

        package init(date: CivilDate, reason: String, title: Title? = nil) {
            self.date = date
            self.reason = reason
            self.title = title
        }
    }

    /// The step that a ladder takes next, as things stand.
    package struct NextStep: Codable, Sendable, Equatable {
        package var step: LadderStep
        package var at: Instant
        package var on: CivilDate
        /// Absent: nobody holds the post up to the top.
        package var recipient: Reference?
        package var pausedUntil: CivilDate?

        package init(step: LadderStep, at: Instant, on: CivilDate, recipient: Reference? = nil, pausedUntil: CivilDate? = nil) {
            self.step = step
            self.at = at
            self.on = on
            self.recipient = recipient
            self.pausedUntil = pausedUntil
        }
    }

    /// Why an obligation is what it is, and what happens next.
    package struct ObligationExplanation: Codable, Sendable, Equatable {
        package var obligation: Obligation
        package var asOf: Instant
        /// Whether the work calendar knows all days from opens to closes.
        package var covered: Bool
        package var facts: [ExplainedFact]
        /// Contacts and attempts of the window and of 31 days around it, oldest first.
        package var records: [ExplainedRecord]
        /// Days without work between due and closes.
        package var skippedDays: [SkippedDay]
        /// Steps that are done with.
        package var steps: [Escalation]
        package var next: NextStep?

        package init(
            obligation: Obligation, asOf: Instant, covered: Bool, facts: [ExplainedFact], records: [ExplainedRecord],
            skippedDays: [SkippedDay], steps: [Escalation], next: NextStep? = nil
        ) {
            self.obligation = obligation
            self.asOf = asOf
            self.covered = covered
            self.facts = facts
            self.records = records
            self.skippedDays = skippedDays
            self.steps = steps
            self.next = next
        }
    }

    /// The fate of a record under one rule.
    package struct RuleVerdict: Codable, Sendable, Equatable {
        package var rule: String
        package var title: Title
        package var counts: Bool
        package var code: String
        package var text: Title
        package var obligation: String?
        package var status: String?

        package init(
            rule: String, title: Title, counts: Bool, code: String, text: Title, obligation: String? = nil, status: String? = nil
        ) {
            self.rule = rule
            self.title = title
            self.counts = counts
            self.code = code
            self.text = text
            self.obligation = obligation
            self.status = status
        }
    }

    /// What a record counted for, rule by rule.
    package struct ContactExplanation: Codable, Sendable, Equatable {
        package var record: Evidence
        package var asOf: Instant
        package var facts: [ExplainedFact]
        package var verdicts: [RuleVerdict]

        package init(record: Evidence, asOf: Instant, facts: [ExplainedFact], verdicts: [RuleVerdict]) {
            self.record = record
            self.asOf = asOf
            self.facts = facts
            self.verdicts = verdicts
        }
    }
}
