import LianhuCore

extension Wire {
    // MARK: Compliance, tallies and findings

    /// Figures with everything that is needed to believe them.
    package struct Compliance: Codable, Sendable, Equatable {
        package var unit: Reference
        package var period: String
        package var from: CivilDate
        /// Last day.
        package var through: CivilDate
        package var asOf: Instant
        package var asOfDay: CivilDate
        package var rule: String?
        package var by: String
        package var rulesDigest: String
        /// The period is not closed yet: 预估; else 定稿.
        package var provisional: Bool
        /// The day on which the period was closed.
        package var closedOn: CivilDate?
        /// Approved changes since, which the figures contain.
        package var amendments: Int
        package var demonstration: Bool
        /// Holidays of the period are not known.
        package var uncovered: Bool
        package var total: Figures
        package var rows: [ComplianceRow]

        package init(
            unit: Reference, period: String, from: CivilDate, through: CivilDate, asOf: Instant, asOfDay: CivilDate, rule: String? = nil,
            by: String, rulesDigest: String, provisional: Bool, closedOn: CivilDate? = nil, amendments: Int = 0, demonstration: Bool,
            uncovered: Bool, total: Figures, rows: [ComplianceRow]
        ) {
            self.unit = unit
            self.period = period
            self.from = from
            self.through = through
            self.asOf = asOf
            self.asOfDay = asOfDay
            self.rule = rule
            self.by = by
            self.rulesDigest = rulesDigest
            self.provisional = provisional
            self.closedOn = closedOn
            self.amendments = amendments
            self.demonstration = demonstration
            self.uncovered = uncovered
            self.total = total
            self.rows = rows
        }
    }

    /// One line of a breakdown, never ordered by rate.
    package struct ComplianceRow: Codable, Sendable, Equatable {
        /// Of the unit, rule or worker; `handover` for what counts for nobody.
        package var id: String
        package var name: Title
        package var figures: Figures

        package init(id: String, name: Title, figures: Figures) {
            self.id = id
            self.name = name
            self.figures = figures
        }
    }

    /// Counts and rates, always with numerator and denominator.
    package struct Figures: Codable, Sendable, Equatable {
        package var expected: Int
        package var met: Int
        package var metLate: Int
        package var excused: Int
        package var missed: Int
        package var overdue: Int
        package var notYetDue: Int
        package var upcoming: Int
        package var void: Int
        package var coverage: Rate
        package var timeliness: Rate
        package var coverageWithoutExcused: Rate
        package var entryTimeliness: Rate

        package init(
            expected: Int, met: Int, metLate: Int, excused: Int, missed: Int, overdue: Int, notYetDue: Int, upcoming: Int, void: Int,
            coverage: Rate, timeliness: Rate, coverageWithoutExcused: Rate, entryTimeliness: Rate
        ) {
            self.expected = expected
            self.met = met
            self.metLate = metLate
            self.excused = excused
            self.missed = missed
            self.overdue = overdue
            self.notYetDue = notYetDue
            self.upcoming = upcoming
            self.void = void
            self.coverage = coverage
            self.timeliness = timeliness
            self.coverageWithoutExcused = coverageWithoutExcused
            self.entryTimeliness = entryTimeliness
        }
    }

    /// A rate.
    package struct Rate: Codable, Sendable, Equatable {
        package var numerator: Int
        package var denominator: Int
        /// 1/100 %, rounded half up; absent for an empty denominator.
        package var basisPoints: Int?

        package init(numerator: Int, denominator: Int, basisPoints: Int? = nil) {
            self.numerator = numerator
            self.denominator = denominator
            self.basisPoints = basisPoints
        }
    }

    /// What is not as a rule wants it, by unit and id.
    package struct Findings: Codable, Sendable, Equatable {
        package var on: CivilDate
        package var items: [Finding]

        package init(on: CivilDate, items: [Finding]) {
            self.on = on
            self.items = items
        }
    }

    /// A caseload shortfall or excess, a vacancy, an unlinked subject.
    package struct Finding: Codable, Sendable, Equatable {
        package var kind: String
        package var rule: String
        package var about: Reference
        /// The kind of link, or the post.
        package var what: String
        package var has: Int
        package var min: Int?
        package var max: Int?
        /// Whose number the broken bound is; absent: the rule's own.
        package var source: FindingSource?

        package init(
            kind: String, rule: String, about: Reference, what: String, has: Int, min: Int? = nil, max: Int? = nil,
            source: FindingSource? = nil
        ) {
            self.kind = kind
            self.rule = rule
            self.about = about
            self.what = what
            self.has = has
            self.min = min
            self.max = max
            self.source = source
        }
    }

    /// A number that units set for themselves, as a finding was judged by it.
    package struct FindingSource: Codable, Sendable, Equatable {
        /// `KIND.NAME`, as the rule has it.
        package var parameter: String
        package var title: Title
        /// The unit that set it; absent: none did, and the rule's default holds.
        package var unit: Reference?

        package init(parameter: String, title: Title, unit: Reference? = nil) {
            self.parameter = parameter
            self.title = title
            self.unit = unit
        }
    }
}
