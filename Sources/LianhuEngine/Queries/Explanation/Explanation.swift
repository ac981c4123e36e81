import LianhuCore

/// What led to a decision, told in order; every sentence is a code of the catalogue with its arguments.
package enum Explanation {
    /// The parts of the story, in their order.
    package enum Topic: String, CaseIterable, Hashable, Sendable {
        case rule
        case period
        case link
        case tier
        case calendar
        case evidence
        case outcome
        case next
    }

    /// One sentence.
    package struct Fact: Hashable, Sendable {
        package var topic: Topic
        /// A code of the catalogue.
        package var code: String
        /// Ids, days, numbers and words, the same in every language.
        package var args: [String: String]
        /// The sentence.
        package var text: LocalizedText

        init(_ topic: Topic, _ code: String, _ args: [String: Value] = [:]) {
            self.topic = topic
            self.code = code
            self.args = args.mapValues(\.word)
            text = LocalizedText(
                zh: Catalogue.text(code, args.mapValues { $0.text.zh }, in: .zh),
                en: Catalogue.text(code, args.mapValues { $0.text.en }, in: .en))
        }
    }

    /// An argument: what it is called in data and in each language.
    struct Value: ExpressibleByStringInterpolation, Hashable, Sendable {
        var word: String
        var text: LocalizedText

        init(stringLiteral value: String) { self.init(word: value, text: LocalizedText(zh: value, en: value)) }

        init(word: String, text: LocalizedText) {
            self.word = word
            self.text = text
        }

        init(_ value: some CustomStringConvertible) { self.init(stringLiteral: value.description) }

        /// A word of the catalogue, `status` + `met`.
        init(_ kind: String, _ word: String) {
            let code = "\(kind).\(word)"
            let text = Catalogue.knows(code) ? { Catalogue.text(code, in: $0) } : { (_: Language) in word }
            self.init(word: word, text: LocalizedText(zh: text(.zh), en: text(.en)))
        }

        /// A sentence within a sentence.
        init(code: String, _ args: [String: Value] = [:]) {
            let fact = Fact(.rule, code, args)
            self.init(word: code, text: fact.text)
        }
    }

    /// A record with what became of it.
    package struct Record: Hashable, Sendable {
        package var view: EvidenceView
        /// Whether it settles the obligation that is explained.
        package var counts: Bool
        /// Why it counted or did not.
        package var verdict: Fact
        /// Public id of the obligation that it settles, if any.
        package var obligation: String?
        /// The sentence about the record, with its verdict.
        package var told: Fact
    }

    /// The step that a ladder takes next.
    package struct NextStep: Hashable, Sendable {
        package var step: LadderStep
        /// When it may fire.
        package var at: Instant
        /// The local day of that.
        package var on: CivilDate
        /// Whom it would tell as things stand; nil: nobody up to the top.
        package var recipient: EntityRef?
        /// The ladder rests through this day (S39).
        package var pausedUntil: CivilDate?
    }
}

/// Why an obligation is what it is (S3 … S46), and what happens next.
package struct ObligationExplanation: Hashable, Sendable {
    package var obligation: ObligationView
    package var asOf: Instant
    package var facts: [Explanation.Fact]
    /// Contacts and attempts of the window and of 31 days around it, oldest first.
    package var records: [Explanation.Record]
    /// Days without work between due and closes.
    package var skippedDays: [DayFacts]
    /// Whether the work calendar knows all days from opens to closes (S27).
    package var isCovered: Bool
    /// Steps that are done with.
    package var steps: [EscalationView]
    package var next: Explanation.NextStep?
}

/// What one record counted for, rule by rule, and why.
package struct ContactExplanation: Hashable, Sendable {
    /// The fate of a record under one rule.
    package struct Verdict: Hashable, Sendable {
        package var rule: String
        package var title: LocalizedText
        package var counts: Bool
        package var verdict: Explanation.Fact
        package var obligation: String?
        package var status: Status?
    }

    package var record: EvidenceView
    package var asOf: Instant
    package var facts: [Explanation.Fact]
    package var verdicts: [Verdict]
}
