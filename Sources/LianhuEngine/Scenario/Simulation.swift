import LianhuCore
import Logging

/// How punctual simulated people are: of 1,000 duties so many are done on time, so many late, the others never.
package struct Punctuality: Hashable, Sendable {
    /// 0 … 1000.
    package var onTime: Int
    /// 0 … 1000 − onTime.
    package var late: Int

    package init(onTime: Int, late: Int) {
        self.onTime = onTime
        self.late = late
    }
}

/// Years of a roster under a pack, through the real engine on MemoryStore: the same seed gives the same years.
package struct Simulation: Sendable {
    package var pack: ScenarioFile.Source
    package var calendars: [ScenarioFile.Source]
    /// Sheets of the roster by name.
    package var roster: [String: [UInt8]]
    package var seed: UInt64
    package var from: CivilDate
    package var years: Int
    package var punctuality: Punctuality
    /// By role, where it differs.
    package var roles: [String: Punctuality]

    package init(
        pack: ScenarioFile.Source, calendars: [ScenarioFile.Source], roster: [String: [UInt8]], seed: UInt64, from: CivilDate, years: Int,
        punctuality: Punctuality, roles: [String: Punctuality] = [:]
    ) {
        self.pack = pack
        self.calendars = calendars
        self.roster = roster
        self.seed = seed
        self.from = from
        self.years = years
        self.punctuality = punctuality
        self.roles = roles
    }

    /// The day after the last one.
    package var end: CivilDate { from.addingMonths(12 * years) }

    /// Lives through the years, a tick and a working day at a time.
    ///
    /// - Parameter yearDone: told each year by its number from 1.
    /// - Throws: `CommandProblem` if the roster or the pack is refused.
    package func run(
        compiler: any RuleCompiler, zone: TimeZoneRules, yearDone: @Sendable (Int) -> Void = { _ in }
    ) async throws -> SimulationReport {
        var settings = EngineSettings(sendingHours: .standard, toolVersion: "simulation")
        settings.plansVisitDays = false
        let engine = Engine(
            store: MemoryStore(log: CountingLog()), compiler: MemoCompiler(compiler), zone: zone, settings: settings, boot: "simulation",
            logger: Logger(label: "simulation", factory: { _ in SwiftLogNoOpLogHandler() }))
        let now = zone.startOfDay(from)
        try await engine.start(origin: "lianhu/simulation", isDemonstration: true, by: ScenarioRun.daemon, at: now, trueTime: now)
        _ = try await engine.adopt(
            packs: [SourceText(file: pack.file, text: pack.text)],
            calendars: calendars.map { SourceText(file: $0.file, text: $0.text) }, by: ScenarioRun.daemon, at: now)
        _ = try await engine.importRoster(roster, options: ImportOptions(effective: from), by: ScenarioRun.daemon, at: now)
        var diary = SimulationDiary(simulation: self, engine: engine)
        var day = from
        for year in 1...max(1, years) {
            let last = from.addingMonths(12 * year)
            while day < last {
                try await diary.live(day)
                day = day.adding(days: 1)
            }
            yearDone(year)
        }
        return try await diary.report()
    }
}

/// What years of simulation came to.
package struct SimulationReport: Hashable, Sendable {
    /// Figures of one rule in one quarter, as they stand at the end of the simulation.
    package struct Quarter: Hashable, Sendable {
        package var period: String
        package var rule: String
        package var figures: Compliance
    }

    /// How much those with a role had to do.
    package struct Load: Hashable, Sendable {
        package var role: String
        package var persons: Int
        /// Duties that came due while one of them held them.
        package var duties: Int
        package var weeks: Int

        /// Hundredths of a duty per person and week, rounded half up; nil for nobody.
        package var perPersonAndWeek: Int? {
            persons * weeks > 0 ? (duties * 200 + persons * weeks) / (2 * persons * weeks) : nil
        }
    }

    /// How often a step of a ladder was reached in a year.
    package struct Level: Hashable, Sendable {
        package var year: Int
        package var ladder: String
        package var step: Int
        /// `assignee`, `head of village` …
        package var to: String
        package var told: Int
        package var skipped: Int
    }

    package var quarters: [Quarter] = []
    package var loads: [Load] = []
    package var levels: [Level] = []
    package var contacts = 0
    package var activities = 0
    /// The first simulated day that no calendar covers; nil if all are covered (S27).
    package var uncoveredFrom: CivilDate?

    package init() {}
}
