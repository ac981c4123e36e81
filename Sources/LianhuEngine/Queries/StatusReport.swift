import LianhuCore

/// What `status` tells of the instance; the daemon adds versions and health.
package struct StatusReport: Hashable, Sendable {
    package var instance: InstanceFacts
    package var counts: RegistryCounts
    package var open: Int
    package var overdue: Int
    /// Due days to come: within a month what is planned, and of each other rule its first, with how many fall due.
    package var firstDuties: [(day: CivilDate, rule: String, count: Int)]
    package var leaves: Int64
    package var checkpoint: CheckpointRecord?
    package var revision: Int
    package var digest: String
    package var adoptedAt: Instant?
    /// Calendars with the last covered day; nil where nothing is covered.
    package var calendars: [(name: String, coveredThrough: CivilDate?)]
    /// Calendars whose coverage ends within 60 days (S27).
    package var uncoveredSoon: [String]
    /// What stands still, or reaches nobody.
    package var watch: Watch

    package static func == (left: StatusReport, right: StatusReport) -> Bool {
        left.leaves == right.leaves && left.instance == right.instance
    }
    package func hash(into hasher: inout Hasher) { hasher.combine(leaves) }
}

extension Engine {
    /// The state of the instance in numbers (S27).
    package func status(by caller: Caller, at now: Instant) async throws -> StatusReport {
        try await query(by: caller, at: now) { lens in
            try caller.require(.read)
            return try lens.status()
        }
    }
}

extension Lens {
    func status() throws -> StatusReport {
        guard let instance = try reader.instance() else { throw CommandProblem(.unavailable, "rules.none") }
        var standing = Compliance()
        var duties: [CivilDate: [RuleKey: Int]] = [:]
        // Of rules that owe nothing within a month: what is owed next.
        var later: [RuleKey: (due: CivilDate, count: Int)] = [:]
        let last = today.adding(days: 31)
        for root in scopeRoots {
            for (group, counts) in try reader.counters(unit: root, rule: nil, periods: nil, asOf: today) {
                standing.add(counts, window: group.window, on: today)
                let unsettled = counts.total - counts.met - counts.metLate - counts.excused
                let due = group.window.due
                guard unsettled > 0, due >= today else { continue }
                if due <= last {
                    duties[due, default: [:]][group.rule, default: 0] += unsettled
                } else if let next = later[group.rule], next.due <= due {
                    if next.due == due { later[group.rule] = (due, next.count + unsettled) }
                } else {
                    later[group.rule] = (due, unsettled)
                }
            }
        }
        for row in try closedShifts(of: nil) where scope.contains(row.unit) { standing.miss(row.status(on: today)) }
        let soon = Set(duties.values.flatMap(\.keys))
        for (rule, next) in later where !soon.contains(rule) { duties[next.due, default: [:]][rule] = next.count }
        let counts = try registryCounts()
        try addComing(to: &duties, counts: counts)
        let adopted = try reader.adoptedRules()
        let calendars = rules.set.calendars.values.sorted { $0.name < $1.name }
        return StatusReport(
            instance: instance, counts: counts, open: standing.notYetDue, overdue: standing.overdue,
            firstDuties: duties.sorted { $0.key < $1.key }.flatMap { day, byRule in
                byRule.sorted { $0.key < $1.key }.map { (day: day, rule: rules.id(of: $0.key) ?? "?", count: $0.value) }
            }, leaves: try reader.logSize(), checkpoint: try reader.checkpoint(atMost: .max), revision: rules.revision,
            digest: rules.set.digest, adoptedAt: adopted?.adoptedAt,
            calendars: calendars.map { (name: $0.name, coveredThrough: $0.covers?.to) },
            uncoveredSoon: calendars.filter { !$0.isCovered(today.adding(days: 60)) }.map(\.name), watch: try watch())
    }

    /// Numbers of the registry, of the caller's units only (S57).
    private func registryCounts() throws -> RegistryCounts {
        guard case .units(let units) = scope else { return try reader.registryCounts(on: today) }
        var counts = RegistryCounts(unitsByKind: [:], workers: 0, subjectsByKind: [:], residents: 0, links: 0)
        for unit in units.compactMap({ organisation.units[$0] }) { counts.unitsByKind[unit.kind, default: 0] += 1 }
        counts.workers = organisation.workers.count { units.contains(organisation.home(of: $0) ?? 0) }
        var after: EntityKey = 0
        while true {
            let page = try reader.entities(kind: .subject, subkind: nil, units: units, after: after, limit: 5_000).map(\.key)
            guard let last = page.last else { break }
            for facts in try reader.subjectFacts(page) {
                if facts.presence.contains(today) { counts.subjectsByKind[facts.kind, default: 0] += 1 }
                counts.links += facts.links.count { $0.tenure.contains(today) }
            }
            counts.residents += try reader.residents(of: page).count
            after = last
        }
        for facts in try reader.subjectFacts(units.sorted()) { counts.links += facts.links.count { $0.tenure.contains(today) } }
        return counts
    }

    /// Rules of which nothing is planned yet: the first due day to come, with what there is to be seen by then (S21).
    private func addComing(to duties: inout [CivilDate: [RuleKey: Int]], counts: RegistryCounts) throws {
        let planned = Set(duties.values.flatMap(\.keys))
        for (rule, ref) in rules.planned where !planned.contains(ref.key) {
            guard let cadence = rule.cadence else { continue }
            let context = rules.context(rule, ref, organisation: organisation, on: today)
            // A period that does not count, or is planned and done with, leads to the next one; a year is the longest.
            let horizon = today.adding(days: engine.settings.horizon)
            guard let period = context.coming(4, from: today).first(where: { context.counts($0) && context.window(of: $0).opens > horizon })
            else { continue }
            let due = context.window(of: period).due
            let number: Int =
                switch rule.duty {
                case .contact(let duty): duty.kinds.reduce(0) { $0 + (counts.subjectsByKind[$1] ?? 0) }
                case .activity(let duty): counts.unitsByKind[duty.unitKind] ?? 0
                case .caseload: 0
                }
            if number > 0 { duties[due, default: [:]][ref.key, default: 0] += number * cadence.atLeast }
        }
    }

    /// Outermost units of the caller's scope.
    var scopeRoots: [EntityKey] {
        switch scope {
        case .wholeTree: organisation.roots(on: today)
        case .units(let units):
            units.filter { unit in organisation.parent(of: unit, on: today).map { !units.contains($0) } ?? true }.sorted()
        }
    }
}
