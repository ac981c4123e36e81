import LianhuCore

/// A simulation at work: what is going to be done on which day, and what was counted.
struct SimulationDiary {
    let simulation: Simulation
    let engine: Engine
    private var plans: [CivilDate: [Visit]] = [:]
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
        guard let visits = plans.removeValue(forKey: day) else { return }
        try await make(visits, on: day)
    }

    /// A visit that somebody means to make.
    private struct Visit: Sendable {
        /// The obligation that it is made for, if there is one.
        var target: Identity?
        var draft: EvidenceDraft
        /// Last day on which it is worth while.
        var closes: CivilDate
        var tries = 1
    }

    /// Makes the visits whose obligations still wait. One that paid for an older period instead is made again on the next day (S8).
    private mutating func make(_ visits: [Visit], on day: CivilDate) async throws {
        // Entered in the evening, and what was done in a shift of the night when it was done.
        let evening = max(
            engine.zone.instant(day, secondOfDay: 20 * 3_600), visits.map(\.draft.occurredAt).max() ?? engine.zone.startOfDay(day))
        let targets = visits.compactMap(\.target)
        let waiting = try await engine.query(by: ScenarioRun.daemon, at: evening) { lens in
            Set(try lens.reader.obligations(targets).filter { !$0.isSettled && $0.void == nil }.map(\.identity))
        }
        let due = visits.filter { visit in visit.target.map { waiting.contains($0) } ?? true }
        guard !due.isEmpty else { return }
        let receipts = try await engine.record(due.map(\.draft), by: ScenarioRun.daemon, at: evening)
        hasRecorded = true
        contacts += due.count { $0.draft.kind == .contact }
        activities += due.count { $0.draft.kind == .activity }
        for (visit, receipt) in zip(due, receipts) {
            let isDone = visit.target.map { target in receipt.settled.contains { $0.identity == target && $0.evidence != nil } } ?? true
            let next = day.adding(days: 1)
            guard !isDone, visit.tries < 4, next <= visit.closes else { continue }
            var again = visit
            again.tries += 1
            again.draft.id += "-\(again.tries)"
            again.draft.occurredAt = engine.zone.instant(next, secondOfDay: 10 * 3_600)
            plans[next, default: []].append(again)
        }
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
        /// Of a shift (S49).
        var hours: Range<Instant>?
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
                        calendar: lens.rules.set.calendar(of: rule), supply: Self.supply(of: rule),
                        hours: Qualification.time(ofShift: row.identity, rule: rule, zone: lens.engine.zone)))
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
        guard let span = Self.days(for: owed, roll: roll, punctuality, on: today) else { return }
        var day = Self.day(in: span, calendar: owed.calendar, &random)
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
        var occurredAt = engine.zone.instant(day, secondOfDay: random.within(510...1_050) * 60)
        if let hours = owed.hours {
            occurredAt = Self.minute(of: hours, isLate: roll >= punctuality.onTime, &random)
            day = engine.zone.date(of: occurredAt)
        }
        let draft = EvidenceDraft(
            kind: kind, id: "s\(identity.about)-\(identity.rule)-\(identity.period)-\(identity.slot)", about: owed.about, worker: holder,
            method: method, direction: direction, occurredAt: occurredAt,
            personsMet: kind == .contact ? random.within(1...3) : 0, supplyDays: owed.supply)
        plans[day, default: []].append(Visit(target: identity, draft: draft, closes: window.closes))
    }

    /// The days in which an obligation will be done; nil: never.
    private static func days(for owed: Owed, roll: Int, _ punctuality: Punctuality, on today: CivilDate) -> ClosedRange<CivilDate>? {
        let window = owed.row.window
        let first = max(window.opens, today)
        let isLate = roll < punctuality.onTime + punctuality.late
        if owed.hours != nil { return isLate ? window.opens...window.opens : nil }
        if roll < punctuality.onTime, first <= window.due { return first...window.due }
        // What never closes is done within a month; or in the end, for nothing comes after it before.
        if isLate, window.closes > window.due { return window.dueBefore...min(window.closes, window.due.adding(days: 31)) }
        return window.neverCloses ? window.due.adding(days: 32)...window.due.adding(days: 92) : nil
    }

    /// A minute of a shift, or of the two hours behind it.
    private static func minute(of hours: Range<Instant>, isLate: Bool, _ random: inout SplitMix64) -> Instant {
        let end = hours.upperBound.adding(minutes: -DayShift.grace)
        let part = isLate ? end..<hours.upperBound : hours.lowerBound..<end
        let minutes = (part.upperBound.milliseconds - part.lowerBound.milliseconds) / 60_000
        return part.lowerBound.adding(minutes: random.within(0...Int(minutes) - 1))
    }

    /// Means to do something on a day that no obligation asks for.
    mutating func add(_ draft: EvidenceDraft, on day: CivilDate) {
        plans[day, default: []].append(Visit(target: nil, draft: draft, closes: day))
    }

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
