import LianhuCore

/// Counts what one set of rules will make in the coming weeks, by the planner itself.
struct RoleForecast: Sendable {
    private struct Planned: Sendable {
        var rule: Rule
        var ref: RuleRef
        var planners: [Planner]
    }

    let organisation: Organisation
    let today: CivilDate
    let weeks: [Period]
    private let planned: [Planned]
    private let personal: [(rule: Rule, ref: RuleRef, planner: PersonalPlanner)]
    /// Duties by role and week.
    private(set) var duties: [String: [Int]] = [:]
    private(set) var people: [String: Set<EntityKey>] = [:]

    init(rules: CompiledRules, organisation: Organisation, today: CivilDate, weeks: [Period]) {
        self.organisation = organisation
        self.today = today
        self.weeks = weeks
        let through = weeks.last?.lastDay ?? today
        var planned: [Planned] = []
        var personal: [(rule: Rule, ref: RuleRef, planner: PersonalPlanner)] = []
        for (rule, ref) in rules.planned {
            let context = rules.context(rule, ref, organisation: organisation, on: today)
            if rule.cadence?.isPersonal ?? false {
                personal.append((rule, ref, PersonalPlanner(context: context)))
            } else {
                let periods = context.periods(opening: today, through: through)
                planned.append(Planned(rule: rule, ref: ref, planners: periods.map { Planner(context: context, period: $0) }))
            }
        }
        self.planned = planned
        self.personal = personal
    }

    /// Kinds of subjects that are asked about.
    var kinds: [String] {
        (planned.map(\.rule) + personal.map(\.rule)).flatMap { rule -> [String] in
            if case .contact(let duty) = rule.duty { duty.kinds } else { [] }
        }
    }

    // MARK: Taking

    /// Counts what units owe.
    mutating func takeUnits() {
        for item in planned {
            guard case .activity(let duty) = item.rule.duty else { continue }
            for unit in organisation.units.values.sorted(by: { $0.key < $1.key }) where unit.kind == duty.unitKind {
                for planner in item.planners {
                    guard case .obligations(let rows) = planner.desired(ofUnit: unit) else { continue }
                    for row in rows {
                        let due = row.window.due
                        count(row.window.opens, due: due, holder: organisation.holder(of: duty.post, at: unit.key, on: due), roles: [])
                    }
                }
            }
        }
    }

    /// Counts what some subjects are owed, in key order.
    mutating func take(_ subjects: [SubjectFacts], reader: any StoreReader) throws {
        for item in planned {
            guard case .contact(let duty) = item.rule.duty else { continue }
            for facts in subjects where duty.kinds.contains(facts.kind) {
                for planner in item.planners {
                    guard case .obligations(let rows) = planner.desired(of: facts) else { continue }
                    for row in rows { count(row.window.opens, due: row.window.due, slot: row.identity.slot, of: facts, duty) }
                }
            }
        }
        for item in personal { try take(subjects, item.rule, item.ref, item.planner, reader: reader) }
    }

    /// Counts the turns of `every` that follow the open one, each met on its last day.
    private mutating func take(
        _ subjects: [SubjectFacts], _ rule: Rule, _ ref: RuleRef, _ planner: PersonalPlanner, reader: any StoreReader
    ) throws {
        guard case .contact(let duty) = rule.duty, case .every(let interval) = rule.cadence, let first = subjects.first,
            let last = subjects.last
        else { return }
        let filter = ObligationFilter(
            span: first.key...last.key, rule: ref.key, statuses: [.upcoming, .open, .overdue], today: today)
        let open = Dictionary(
            grouping: try reader.obligations(filter, after: nil, limit: .max), by: { [$0.identity.about, Int64($0.identity.slot)] })
        let end = weeks.last?.end ?? today
        for facts in subjects where duty.kinds.contains(facts.kind) {
            for seat in planner.seats(of: facts) {
                let due =
                    open[[facts.key, Int64(seat ?? 1)]]?.first?.window.due
                    ?? planner.turns(of: facts, seat: seat, events: []).last.flatMap { $0.void == nil ? $0.window.due : nil }
                guard var due else { continue }
                due = max(due, today)
                while due.adding(days: -interval.lead) < end {
                    count(due.adding(days: -interval.lead), due: due, slot: seat ?? 1, of: facts, duty)
                    due = due.adding(days: interval.days)
                }
            }
        }
    }

    // MARK: Counting

    private mutating func count(_ opens: CivilDate, due: CivilDate, slot: Int, of facts: SubjectFacts, _ duty: ContactDuty) {
        let links = Qualification.links(facts.links, making: duty, on: due, in: organisation)
        let holder = Holders.holder(of: links.filter { duty.per == .subject || $0.seat == slot }, on: due)
        count(opens, due: due, holder: holder, roles: duty.roles)
    }

    private mutating func count(_ opens: CivilDate, due: CivilDate, holder: EntityKey?, roles: [String]) {
        guard let first = weeks.first, let last = weeks.last, opens >= first.start, opens < last.end else { return }
        let held = holder.map { organisation.roles(of: $0).filter { $0.tenure.contains(due) }.map(\.value) } ?? []
        let role = roles.first(where: held.contains) ?? held.min() ?? ""
        duties[role, default: [Int](repeating: 0, count: weeks.count)][(opens - first.start) / 7] += 1
        if let holder { people[role, default: []].insert(holder) }
    }
}
