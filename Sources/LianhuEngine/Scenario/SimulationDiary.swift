import LianhuCore

/// A simulation at work: what is going to be done on which day, and what was counted.
struct SimulationDiary {
    private let simulation: Simulation
    private let engine: Engine
    private var plans: [CivilDate: [EvidenceDraft]] = [:]
    private var seen: Set<Identity> = []
    private var duties: [String: Int] = [:]
    private var contacts = 0
    private var activities = 0

    init(simulation: Simulation, engine: Engine) {
        self.simulation = simulation
        self.engine = engine
    }

    /// One day: a tick at midnight, then whatever was going to be done on it.
    mutating func live(_ day: CivilDate) async throws {
        let report = try await engine.tick(at: engine.zone.startOfDay(day))
        if report.planned.created > 0 || day == simulation.from { try await plan(on: day) }
        guard let drafts = plans.removeValue(forKey: day) else { return }
        let evening = engine.zone.instant(day, secondOfDay: 20 * 3_600)
        _ = try await engine.record(drafts, by: ScenarioRun.daemon, at: evening)
        contacts += drafts.count { $0.kind == .contact }
        activities += drafts.count { $0.kind == .activity }
    }

    // MARK: Deciding

    /// A new obligation with who holds it and what the rule asks.
    private struct Owed: Sendable {
        var row: Obligation
        var about: String
        var holder: String?
        var roles: [String]
        var duty: Duty
        var calendar: WorkCalendar
    }

    /// Decides for every new obligation whether and when it will be done.
    private mutating func plan(on day: CivilDate) async throws {
        // Codes sort by first day: what was planned just now begins within the horizon, what the beginning found began before.
        let first = day == simulation.from ? day.adding(days: -366) : day
        let range = Int64(first.day) * 16...Int64(day.day + Int32(engine.settings.horizon) + 1) * 16
        let known = seen
        let fresh = try await engine.query(by: ScenarioRun.daemon, at: engine.zone.startOfDay(day)) { lens in
            try Self.owed(lens, periods: range, except: known)
        }
        for owed in fresh {
            seen.insert(owed.row.identity)
            if owed.row.window.due < simulation.end {
                for role in owed.roles { duties[role, default: 0] += 1 }
            }
            decide(owed, on: day)
        }
    }

    private static func owed(_ lens: Lens, periods: ClosedRange<Int64>, except known: Set<Identity>) throws -> [Owed] {
        var found: [Owed] = []
        var after: Identity?
        repeat {
            let filter = ObligationFilter(periods: periods, today: lens.today)
            let page = try lens.reader.obligations(filter, after: after, limit: 5_000)
            let rows = page.filter { $0.void == nil && !known.contains($0.identity) }
            let links = try lens.links(of: rows.map(\.identity.about))
            let holders = rows.map { row in
                lens.rules.rule(row.identity.rule).flatMap { lens.holder(of: row, rule: $0, links: links[row.identity.about] ?? []) }
            }
            let names = try lens.reader.entities(keys: Array(Set(rows.map(\.identity.about) + holders.compactMap { $0 })).sorted())
            for (row, holder) in zip(rows, holders) {
                guard let rule = lens.rules.rule(row.identity.rule), let about = names[row.identity.about]?.id else { continue }
                let roles = holder.map { worker in
                    lens.organisation.roles(of: worker).filter { $0.tenure.contains(row.window.due) }.map(\.value)
                }
                found.append(
                    Owed(
                        row: row, about: about, holder: holder.flatMap { names[$0]?.id }, roles: roles ?? [], duty: rule.duty,
                        calendar: lens.rules.set.calendar(of: rule)))
            }
            after = page.count < 5_000 ? nil : page.last?.identity
        } while after != nil
        return found
    }

    /// Each obligation has a stream of its own, so that nothing else changes what becomes of it.
    private mutating func decide(_ owed: Owed, on today: CivilDate) {
        guard let holder = owed.holder else { return }
        let identity = owed.row.identity
        var random = SplitMix64(
            seed: simulation.seed, stream: 21, UInt64(bitPattern: identity.about), UInt64(bitPattern: identity.rule),
            UInt64(bitPattern: identity.period), UInt64(bitPattern: Int64(identity.slot)))
        let byRole = simulation.roles
        let punctuality = owed.roles.compactMap { byRole[$0] }.first ?? simulation.punctuality
        let roll = random.below(1_000)
        let window = owed.row.window
        let span: ClosedRange<CivilDate>
        let first = max(window.opens, today)
        if roll < punctuality.onTime, first <= window.due {
            span = first...window.due
        } else if roll < punctuality.onTime + punctuality.late, window.closes > window.due {
            span = window.dueBefore...window.closes
        } else {
            return
        }
        let day = Self.day(in: span, calendar: owed.calendar, &random)
        let kind: EvidenceKind
        let method: String
        var direction = Direction.outbound
        switch owed.duty {
        case .contact(let duty):
            kind = .contact
            method = duty.methods.isEmpty ? "" : random.pick(duty.methods)
            direction = duty.directions.first ?? .outbound
        case .activity(let duty):
            kind = .activity
            method = duty.activity
        default: return
        }
        let minute = random.within(510...1_050)
        plans[day, default: []].append(
            EvidenceDraft(
                kind: kind, id: random.uuid(), about: owed.about, worker: holder, method: method, direction: direction,
                occurredAt: engine.zone.instant(day, secondOfDay: minute * 60), personsMet: kind == .contact ? random.within(1...3) : 0))
    }

    /// A working day of the span, any day of one without.
    private static func day(in span: ClosedRange<CivilDate>, calendar: WorkCalendar, _ random: inout SplitMix64) -> CivilDate {
        let count = span.upperBound - span.lowerBound + 1
        let any = span.lowerBound.adding(days: random.below(count))
        let next = calendar.nextWorkingDay(onOrAfter: any)
        if next <= span.upperBound { return next }
        let previous = calendar.previousWorkingDay(onOrBefore: any)
        return previous >= span.lowerBound ? previous : any
    }

    // MARK: Counting

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
