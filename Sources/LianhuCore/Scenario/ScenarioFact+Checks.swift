extension ScenarioFact {
    /// A sample that is drawn.
    package struct Check: Hashable, Sendable {
        package var unit: String
        /// Nil: the only kind that the pack has.
        package var kind: String?
        package var from: CivilDate?
        package var through: CivilDate?
        package var size: SampleSize?
        package var worker: String

        package init(unit: String, kind: String?, from: CivilDate?, through: CivilDate?, size: SampleSize?, worker: String) {
            self.unit = unit
            self.kind = kind
            self.from = from
            self.through = through
            self.size = size
            self.worker = worker
        }
    }

    /// A sampled contact that is called back.
    package struct Call: Hashable, Sendable {
        /// `CK-1` for the first that was drawn.
        package var check: String
        /// The record's own id.
        package var contact: String
        package var answer: CallAnswer
        package var finding: String
        package var worker: String

        package init(check: String, contact: String, answer: CallAnswer, finding: String, worker: String) {
            self.check = check
            self.contact = contact
            self.answer = answer
            self.finding = finding
            self.worker = worker
        }
    }
}

extension ScenarioExpectation {
    /// Figures of one check, by the order in which it was drawn: `CK-1`.
    package struct Check: Hashable, Sendable {
        package var place: ScenarioPlace
        package var id: String
        package var values: [Value]

        package init(place: ScenarioPlace, id: String, values: [Value]) {
            self.place = place
            self.id = id
            self.values = values
        }
    }
}

extension ScenarioExpectation {
    /// What an activity covered in a period (S50).
    package struct Coverage: Hashable, Sendable {
        package var place: ScenarioPlace
        package var activity: String
        package var kind: String
        package var period: String
        package var unit: String?
        package var values: [Value]

        package init(place: ScenarioPlace, activity: String, kind: String, period: String, unit: String?, values: [Value]) {
            self.place = place
            self.activity = activity
            self.kind = kind
            self.period = period
            self.unit = unit
            self.values = values
        }
    }
}
