import LianhuCore

extension Wire {
    // MARK: Tallies

    /// Plain counts of a unit in a period. Sources stand side by side: nothing here adds them up.
    package struct Tallies: Codable, Sendable, Equatable {
        package var unit: Reference
        package var period: String
        package var from: CivilDate
        /// Last day.
        package var through: CivilDate
        package var asOf: Instant
        package var asOfDay: CivilDate
        /// The period is not closed yet: 预估; else 定稿.
        package var provisional: Bool
        package var closedOn: CivilDate?
        /// Records of the period that were entered after it was closed: kept, and not counted here.
        package var enteredAfterClosing: Int
        package var demonstration: Bool
        package var total: TallyGroup
        /// By id; empty unless asked for.
        package var units: [TallyGroup]

        package init(
            unit: Reference, period: String, from: CivilDate, through: CivilDate, asOf: Instant, asOfDay: CivilDate, provisional: Bool,
            closedOn: CivilDate? = nil, enteredAfterClosing: Int, demonstration: Bool, total: TallyGroup, units: [TallyGroup]
        ) {
            self.unit = unit
            self.period = period
            self.from = from
            self.through = through
            self.asOf = asOf
            self.asOfDay = asOfDay
            self.provisional = provisional
            self.closedOn = closedOn
            self.enteredAfterClosing = enteredAfterClosing
            self.demonstration = demonstration
            self.total = total
            self.units = units
        }
    }

    /// The counts of one unit and all below it.
    package struct TallyGroup: Codable, Sendable, Equatable {
        package var id: String
        package var name: String
        package var sources: [TallySource]
        /// By kind, method and source.
        package var rows: [Tally]

        package init(
            id: String, name: String, sources: [TallySource], rows: [Tally]
        ) {
            self.id = id
            self.name = name
            self.sources = sources
            self.rows = rows
        }
    }

    /// Counts of one source over all methods.
    package struct TallySource: Codable, Sendable, Equatable {
        /// `live` or `imported`.
        package var source: String
        /// 户次
        package var visits: Int
        /// 户数
        package var households: Int
        /// 人次
        package var personsMet: Int
        package var attempts: Int
        /// 场次
        package var sessions: Int
        /// At sessions.
        package var attendance: Int
        /// 零报告
        package var nothingToReport: Int

        package init(
            source: String, visits: Int, households: Int, personsMet: Int, attempts: Int, sessions: Int, attendance: Int,
            nothingToReport: Int
        ) {
            self.source = source
            self.visits = visits
            self.households = households
            self.personsMet = personsMet
            self.attempts = attempts
            self.sessions = sessions
            self.attendance = attendance
            self.nothingToReport = nothingToReport
        }
    }

    /// Counts of one kind, method and source.
    package struct Tally: Codable, Sendable, Equatable {
        package var kind: String
        package var method: String
        /// Of the method or activity.
        package var title: Title
        /// `live` or `imported`.
        package var source: String
        /// 户次, or 场次.
        package var records: Int
        /// 户数
        package var subjects: Int
        /// 人次
        package var personsMet: Int

        package init(
            kind: String, method: String, title: Title, source: String, records: Int, subjects: Int, personsMet: Int
        ) {
            self.kind = kind
            self.method = method
            self.title = title
            self.source = source
            self.records = records
            self.subjects = subjects
            self.personsMet = personsMet
        }
    }
}
