import LianhuCore

extension Wire {
    // MARK: Rules

    /// A rule in force, in short.
    package struct Rule: Codable, Sendable, Equatable {
        package var id: String
        package var pack: String
        package var title: Title
        /// `contact`, `activity` or `caseload`.
        package var duty: String
        /// Its period; absent for a caseload.
        package var per: String?
        package var ladder: String?
        package var adoptedOn: CivilDate?

        package init(
            id: String, pack: String, title: Title, duty: String, per: String? = nil, ladder: String? = nil, adoptedOn: CivilDate? = nil
        ) {
            self.id = id
            self.pack = pack
            self.title = title
            self.duty = duty
            self.per = per
            self.ladder = ladder
            self.adoptedOn = adoptedOn
        }
    }

    /// The rules in force.
    package struct RuleSet: Codable, Sendable, Equatable {
        package var revision: Int
        package var digest: String
        package var items: [Rule]

        package init(revision: Int, digest: String, items: [Rule]) {
            self.revision = revision
            self.digest = digest
            self.items = items
        }
    }

    /// A rule in plain words.
    package struct RuleDetail: Codable, Sendable, Equatable {
        package var rule: Rule
        package var basis: String
        package var lines: TextLines
        package var nextDues: [RuleDue]
        package var steps: [LadderStep]

        package init(rule: Rule, basis: String, lines: TextLines, nextDues: [RuleDue], steps: [LadderStep]) {
            self.rule = rule
            self.basis = basis
            self.lines = lines
            self.nextDues = nextDues
            self.steps = steps
        }
    }

    /// Lines for people in both languages.
    package struct TextLines: Codable, Sendable, Equatable {
        package var en: [String]
        package var zh: [String]

        package init(en: [String], zh: [String]) {
            self.en = en
            self.zh = zh
        }
    }

    /// A window to come.
    package struct RuleDue: Codable, Sendable, Equatable {
        package var period: String
        package var window: Window
        /// Whether all its days lie where holidays are known.
        package var covered: Bool

        package init(period: String, window: Window, covered: Bool) {
            self.period = period
            self.window = window
            self.covered = covered
        }
    }

    /// A step of an escalation.
    package struct LadderStep: Codable, Sendable, Equatable {
        package var number: Int
        /// `due-3d`, `due+1wd` …
        package var at: String
        /// `assignee`, `head of village` …
        package var to: String
        package var tone: String
        package var digest: String

        package init(number: Int, at: String, to: String, tone: String, digest: String) {
            self.number = number
            self.at = at
            self.to = to
            self.tone = tone
            self.digest = digest
        }
    }

    /// What adopting rules changed.
    package struct Adoption: Codable, Sendable, Equatable {
        package var revision: Int
        package var digest: String
        package var unchanged: Bool
        package var newRules: [String]
        package var withdrawnRules: [String]
        package var voided: Int
        package var planned: PlanTotals
        package var firstDue: CivilDate?
        /// How many people the new rules' obligations fall to (S21).
        package var people: Int
        /// Who of them holds most, and how many.
        package var busiest: Reference?
        package var most: Int
        package var warnings: [Fault]
        /// What the plan showed that was accepted, and what therefore was done to obligations; absent without one.
        package var accepted: PlannedCounts?

        package init(
            revision: Int, digest: String, unchanged: Bool, newRules: [String], withdrawnRules: [String], voided: Int, planned: PlanTotals,
            firstDue: CivilDate? = nil, people: Int, busiest: Reference? = nil, most: Int, warnings: [Fault] = [],
            accepted: PlannedCounts? = nil
        ) {
            self.revision = revision
            self.digest = digest
            self.unchanged = unchanged
            self.newRules = newRules
            self.withdrawnRules = withdrawnRules
            self.voided = voided
            self.planned = planned
            self.firstDue = firstDue
            self.people = people
            self.busiest = busiest
            self.most = most
            self.warnings = warnings
            self.accepted = accepted
        }
    }
}
