/// What must be seen at one moment; only what is written is compared.
package struct ScenarioExpectation: Hashable, Sendable {
    /// A value that must be seen, under the key by which the file names it.
    package struct Value: Hashable, Sendable {
        package var key: String
        package var text: String
        package var place: ScenarioPlace

        package init(key: String, text: String, place: ScenarioPlace) {
            self.key = key
            self.text = text
            self.place = place
        }
    }

    /// One obligation, or with no values at all that there is none.
    package struct Duty: Hashable, Sendable {
        package var place: ScenarioPlace
        package var item: ScenarioFact.Item
        package var isNone: Bool
        package var values: [Value]

        package init(place: ScenarioPlace, item: ScenarioFact.Item, isNone: Bool, values: [Value]) {
            self.place = place
            self.item = item
            self.isNone = isNone
            self.values = values
        }
    }

    /// Figures of a unit, rule or worker in a period (S45).
    package struct Rate: Hashable, Sendable {
        package var place: ScenarioPlace
        /// Nil: the unit at the top.
        package var unit: String?
        /// Nil: all rules.
        package var rule: String?
        package var period: String
        /// Only what counts for this worker, or `handover` (S20).
        package var worker: String?
        package var asOf: CivilDate?
        package var values: [Value]

        package init(
            place: ScenarioPlace, unit: String?, rule: String?, period: String, worker: String?, asOf: CivilDate?, values: [Value]
        ) {
            self.place = place
            self.unit = unit
            self.rule = rule
            self.period = period
            self.worker = worker
            self.asOf = asOf
            self.values = values
        }
    }

    /// One finding about a member; only the values written are compared.
    package struct Finding: Hashable, Sendable {
        package var place: ScenarioPlace
        package var about: String
        package var kind: String
        package var values: [Value]

        package init(place: ScenarioPlace, about: String, kind: String, values: [Value]) {
            self.place = place
            self.about = about
            self.kind = kind
            self.values = values
        }
    }

    /// All findings of a rule (S25); none if the list is empty.
    package struct Findings: Hashable, Sendable {
        package var place: ScenarioPlace
        package var rule: String
        package var list: [Finding]

        package init(place: ScenarioPlace, rule: String, list: [Finding]) {
            self.place = place
            self.rule = rule
            self.list = list
        }
    }

    /// One step that is done with: who was told on which day, or why nobody was.
    package struct Step: Hashable, Sendable {
        package var place: ScenarioPlace
        package var number: Int
        /// Nil if nobody was told.
        package var told: String?
        package var skipped: String?
        /// Nil: any day.
        package var on: CivilDate?
        /// Nil: any tone.
        package var tone: String?

        package init(place: ScenarioPlace, number: Int, told: String?, skipped: String?, on: CivilDate?, tone: String?) {
            self.place = place
            self.number = number
            self.told = told
            self.skipped = skipped
            self.on = on
            self.tone = tone
        }
    }

    /// All steps so far of one obligation (S36).
    package struct Escalation: Hashable, Sendable {
        package var place: ScenarioPlace
        package var item: ScenarioFact.Item
        package var steps: [Step]

        package init(place: ScenarioPlace, item: ScenarioFact.Item, steps: [Step]) {
            self.place = place
            self.item = item
            self.steps = steps
        }
    }

    /// Plain counts of a unit in a period (S45).
    package struct Tally: Hashable, Sendable {
        package var place: ScenarioPlace
        package var unit: String?
        package var period: String
        package var kind: EvidenceKind
        package var method: String
        package var asOf: CivilDate?
        package var values: [Value]

        package init(
            place: ScenarioPlace, unit: String?, period: String, kind: EvidenceKind, method: String, asOf: CivilDate?, values: [Value]
        ) {
            self.place = place
            self.unit = unit
            self.period = period
            self.kind = kind
            self.method = method
            self.asOf = asOf
            self.values = values
        }
    }

    /// One matter, by the order in which it was raised: `MT-1`.
    package struct Matter: Hashable, Sendable {
        package var place: ScenarioPlace
        package var id: String
        package var values: [Value]

        package init(place: ScenarioPlace, id: String, values: [Value]) {
            self.place = place
            self.id = id
            self.values = values
        }
    }

    /// Figures of a unit's or class's matters in a period (S35).
    package struct MatterRate: Hashable, Sendable {
        package var place: ScenarioPlace
        package var unit: String?
        package var kind: String?
        package var period: String
        package var asOf: CivilDate?
        package var values: [Value]

        package init(place: ScenarioPlace, unit: String?, kind: String?, period: String, asOf: CivilDate?, values: [Value]) {
            self.place = place
            self.unit = unit
            self.kind = kind
            self.period = period
            self.asOf = asOf
            self.values = values
        }
    }

    package enum What: Hashable, Sendable {
        case duty(Duty)
        case rate(Rate)
        case findings(Findings)
        case escalation(Escalation)
        case tally(Tally)
        case matter(Matter)
        case matterRate(MatterRate)
        case campaign(Campaign)
        case check(Check)
        case coverage(Coverage)
    }

    package var at: ScenarioMoment
    /// In the order of the file.
    package var what: [What]

    package init(at: ScenarioMoment, what: [What]) {
        self.at = at
        self.what = what
    }
}
