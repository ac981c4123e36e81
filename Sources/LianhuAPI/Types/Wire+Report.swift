import LianhuCore

extension Wire {
    // MARK: Bulletins

    /// The figures of a bulletin: a unit in a month, quarter or year.
    package struct Report: Codable, Sendable, Equatable {
        package var unit: Reference
        /// `month`, `quarter` or `year`.
        package var kind: String
        package var period: String
        package var from: CivilDate
        /// Last day.
        package var through: CivilDate
        package var asOf: Instant
        package var asOfDay: CivilDate
        /// The period is not closed yet: 预估; else 定稿.
        package var provisional: Bool
        package var closedOn: CivilDate?
        package var amendments: Int
        package var rulesDigest: String
        /// Of the snapshot.
        package var listDigest: String?
        /// The newest signed head of the log that was known.
        package var checkpoint: ReportCheckpoint?
        package var demonstration: Bool
        /// Holidays of the period are not known.
        package var uncovered: Bool
        package var total: Figures
        /// Children of the unit, by id; then, under the unit's own id, what belongs to none of them.
        package var units: [ComplianceRow]
        package var rules: [ComplianceRow]
        package var tally: TallyGroup
        /// As `units`.
        package var tallyUnits: [TallyGroup]
        package var enteredAfterClosing: Int
        /// What is unmet after its due day, by unit, as `units`.
        package var overdue: [OverdueRow]
        package var findings: [ReportFinding]
        package var escalations: [ReportEscalation]

        package init(
            unit: Reference, kind: String, period: String, from: CivilDate, through: CivilDate, asOf: Instant, asOfDay: CivilDate,
            provisional: Bool, closedOn: CivilDate? = nil, amendments: Int, rulesDigest: String, listDigest: String? = nil,
            checkpoint: ReportCheckpoint? = nil, demonstration: Bool, uncovered: Bool, total: Figures, units: [ComplianceRow],
            rules: [ComplianceRow], tally: TallyGroup, tallyUnits: [TallyGroup], enteredAfterClosing: Int, overdue: [OverdueRow],
            findings: [ReportFinding], escalations: [ReportEscalation]
        ) {
            self.unit = unit
            self.kind = kind
            self.period = period
            self.from = from
            self.through = through
            self.asOf = asOf
            self.asOfDay = asOfDay
            self.provisional = provisional
            self.closedOn = closedOn
            self.amendments = amendments
            self.rulesDigest = rulesDigest
            self.listDigest = listDigest
            self.checkpoint = checkpoint
            self.demonstration = demonstration
            self.uncovered = uncovered
            self.total = total
            self.units = units
            self.rules = rules
            self.tally = tally
            self.tallyUnits = tallyUnits
            self.enteredAfterClosing = enteredAfterClosing
            self.overdue = overdue
            self.findings = findings
            self.escalations = escalations
        }
    }

    /// The signed head of the log, by its size and root.
    package struct ReportCheckpoint: Codable, Sendable, Equatable {
        package var size: Int64
        package var at: Instant
        /// Base64.
        package var root: String

        package init(
            size: Int64, at: Instant, root: String
        ) {
            self.size = size
            self.at = at
            self.root = root
        }
    }

    /// What one unit has unmet, by days since it was due.
    package struct OverdueRow: Codable, Sendable, Equatable {
        package var id: String
        package var name: String
        /// Overdue by 1–5 days.
        package var upTo5: Int
        /// Overdue by 6–15 days.
        package var upTo15: Int
        /// Overdue by more.
        package var over15: Int
        /// Closed without.
        package var missed: Int

        package init(
            id: String, name: String, upTo5: Int, upTo15: Int, over15: Int, missed: Int
        ) {
            self.id = id
            self.name = name
            self.upTo5 = upTo5
            self.upTo15 = upTo15
            self.over15 = over15
            self.missed = missed
        }
    }

    /// How many findings of a kind a rule has.
    package struct ReportFinding: Codable, Sendable, Equatable {
        package var kind: String
        package var rule: String
        package var title: Title
        package var count: Int

        package init(
            kind: String, rule: String, title: Title, count: Int
        ) {
            self.kind = kind
            self.rule = rule
            self.title = title
            self.count = count
        }
    }

    /// How many steps of a tone were fired under a rule.
    package struct ReportEscalation: Codable, Sendable, Equatable {
        package var tone: String
        package var rule: String
        package var title: Title
        package var count: Int

        package init(
            tone: String, rule: String, title: Title, count: Int
        ) {
            self.tone = tone
            self.rule = rule
            self.title = title
            self.count = count
        }
    }
}
