import LianhuCore

/// A simulation at work: what is going to be done on which day, and what was counted.
struct SimulationDiary {
    let simulation: Simulation
    let engine: Engine
    private var plans: [CivilDate: [EvidenceDraft]] = [:]
    private var seen: Set<Identity> = []
    private(set) var duties: [String: Int] = [:]
    private(set) var contacts = 0
    private(set) var activities = 0
    /// Rules whose obligations need not begin with the first day of their period.
    var undated: Set<RuleKey> = []
    /// Whether some rule gives each subject its own days, so that what is recorded makes the next of them.
    var hasPersonal = false
    private var hasRecorded = false

    init(simulation: Simulation, engine: Engine) {
        self.simulation = simulation
        self.engine = engine
    }

    /// One day: a tick at midnight, then whatever was going to be done on it.
    mutating func live(_ day: CivilDate) async throws {
        let report = try await engine.tick(at: engine.zone.startOfDay(day))
        if day == simulation.from { try await begin(on: day) }
        if report.planned.created > 0 || day == simulation.from || (hasRecorded && hasPersonal) { try await plan(on: day) }
        hasRecorded = false
        guard let drafts = plans.removeValue(forKey: day) else { return }
        let evening = engine.zone.instant(day, secondOfDay: 20 * 3_600)
        _ = try await engine.record(drafts, by: ScenarioRun.daemon, at: evening)
        hasRecorded = true
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
        /// Days for which what is handed over lasts.
        var supply: Int?
    }

    /// Decides for every new obligation whether and when it will be done.
    private mutating func plan(on day: CivilDate) async throws {
        // Codes sort by first day: what was planned just now begins within the horizon, what the beginning found began before.
        let first = day == simulation.from ? day.adding(days: -366) : day
        let range = Int64(first.day) * 16...Int64(day.day + Int32(engine.settings.horizon) + 1) * 16
        let known = seen
        let undated = self.undated.sorted()
        let fresh = try await engine.query(by: ScenarioRun.daemon, at: engine.zone.startOfDay(day)) { lens in
            let waiting = undated.map { ObligationFilter(rule: $0, statuses: [.upcoming, .open, .overdue], today: lens.today) }
            let others = try Self.owed(lens, ObligationFilter(periods: range, today: lens.today), except: known) {
                !undated.contains($0.identity.rule)
            }
            return try others + waiting.flatMap { try Self.owed(lens, $0, except: known) { _ in true } }
        }
        for owed in fresh {
            seen.insert(owed.row.identity)
            if owed.row.window.due < simulation.end {
                for role in owed.roles { duties[role, default: 0] += 1 }
            }
            decide(owed, on: day)
        }
    }

    private static func owed(
        _ lens: Lens, _ filter: ObligationFilter, except known: Set<Identity>, where isWanted: (Obligation) -> Bool
    ) throws -> [Owed] {
        var found: [Owed] = []
        var after: Identity?
        repeat {
            let page = try lens.reader.obligations(filter, after: after, limit: 5_000)
            let rows = page.filter { $0.void == nil && !known.contains($0.identity) && isWanted($0) }
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
                        calendar: lens.rules.set.calendar(of: rule), supply: Self.supply(of: rule)))
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
            // What never closes is done within a month.
            span = window.dueBefore...min(window.closes, window.due.adding(days: 31))
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
        add(
            EvidenceDraft(
                kind: kind, id: random.uuid(), about: owed.about, worker: holder, method: method, direction: direction,
                occurredAt: engine.zone.instant(day, secondOfDay: minute * 60), personsMet: kind == .contact ? random.within(1...3) : 0,
                supplyDays: owed.supply),
            on: day)
    }

    /// Means to do something on a day.
    mutating func add(_ draft: EvidenceDraft, on day: CivilDate) { plans[day, default: []].append(draft) }

    private static func supply(of rule: Rule) -> Int? {
        if case .refill = rule.cadence { RuleDescription.exampleSupply } else { nil }
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
}
