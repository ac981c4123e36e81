import LianhuCore

extension SimulationDiary {
    /// What the years came to, on their last evening.
    func report() async throws -> SimulationReport {
        let last = simulation.end.adding(days: -1)
        let now = engine.zone.instant(last, secondOfDay: 86_340)
        var report = SimulationReport()
        for quarter in PeriodScheme.standard.periods(.quarter, intersecting: simulation.from, to: last) {
            var query = ComplianceQuery(period: quarter.key)
            query.by = .rule
            let answer = try await engine.compliance(query, by: ScenarioRun.daemon, at: now)
            report.quarters += answer.rows.filter { $0.figures.expected > 0 }.map {
                SimulationReport.Quarter(period: quarter.key, rule: $0.id, figures: $0.figures)
            }
        }
        report.contacts = contacts
        report.activities = activities
        let duties = duties
        let weeks = (simulation.end - simulation.from) / 7
        let simulation = simulation
        (report.loads, report.levels, report.uncoveredFrom) = try await engine.query(by: ScenarioRun.daemon, at: now) { lens in
            let roles = Set(lens.organisation.workers.flatMap { lens.organisation.roles(of: $0).map(\.value) })
            let loads = roles.sorted().map { role in
                let persons = lens.organisation.workers.count { lens.organisation.worker($0, hasAnyOf: [role], on: last) }
                return SimulationReport.Load(role: role, persons: persons, duties: duties[role] ?? 0, weeks: weeks)
            }
            return (loads, try Self.levels(lens), Self.uncovered(lens.rules.set, from: simulation.from, to: last))
        }
        return report
    }

    private static func uncovered(_ rules: RuleSet, from: CivilDate, to: CivilDate) -> CivilDate? {
        let used = Set(rules.packs.map(\.calendar)).compactMap { rules.calendars[$0] }
        return used.compactMap { calendar -> CivilDate? in
            guard let covers = calendar.covers, covers.contains(from) else { return from }
            return covers.to < to ? covers.to.adding(days: 1) : nil
        }.min()
    }

    private static func levels(_ lens: Lens) throws -> [SimulationReport.Level] {
        struct Rung: Hashable {
            var year: Int
            var ladder: String
            var step: Int
        }
        var levels: [Rung: SimulationReport.Level] = [:]
        var after: Int64 = 0
        while true {
            let page = try lens.reader.escalations(EscalationFilter(includesSkipped: true), after: after, limit: 5_000)
            guard let last = page.last else { break }
            for record in page {
                guard let rule = lens.rules.rule(record.item.rule), let ladder = lens.rules.set.ladder(of: rule) else { continue }
                let rung = Rung(year: lens.engine.zone.date(of: record.at).year, ladder: ladder.name, step: record.step)
                let to = ladder.steps.first { $0.number == record.step }?.to.description ?? ""
                let empty = SimulationReport.Level(
                    year: rung.year, ladder: rung.ladder, step: rung.step, to: to, told: 0, skipped: 0)
                if record.skip == nil { levels[rung, default: empty].told += 1 } else { levels[rung, default: empty].skipped += 1 }
            }
            after = last.key
        }
        return levels.values.sorted { ($0.year, $0.ladder, $0.step) < ($1.year, $1.ladder, $1.step) }
    }
}
