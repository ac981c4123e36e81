import LianhuCore

/// Figures of one period at one moment: from the snapshot where the period is closed, else from the counters; no obligation is read (S45, S46).
struct FigureSource {
    let lens: Lens
    let range: PeriodRange
    let moment: Moment
    let standing: Standing
    /// Known amendments of the period that its snapshot does not hold: those of a closed month are in the snapshot of a quarter that closed
    /// after them.
    let amendments: [AmendmentRecord]
    /// The due days of what was amended.
    private let dues: [Identity: CivilDate]
    /// What the counters call open or overdue although its shift is over (S49).
    private let closedShifts: [Obligation]
    /// The day on which rows that a snapshot does not hold are looked at.
    var seenOn: CivilDate { standing.closure?.begunOn ?? moment.seenOn }

    init(_ lens: Lens, range: PeriodRange, at moment: Moment) throws {
        self.lens = lens
        self.range = range
        self.moment = moment
        standing = try lens.standing(of: range, at: moment)
        amendments =
            try standing.closure.map { closure in
                try lens.reader.amendments(periods: range.codes).filter {
                    range.holds($0.item.period) && $0.on <= moment.knownOn && $0.at > closure.begunAt
                }
            } ?? []
        let (closure, isNow) = (standing.closure, moment.isNow)
        closedShifts = closure == nil && isNow ? try lens.closedShifts(of: nil).filter { range.holds($0.identity.period) } : []
        dues = Dictionary(
            try lens.reader.obligations(Array(Set(amendments.map(\.item))).sorted()).map { ($0.identity, $0.window.due) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Digest of the rules that the figures follow.
    var rulesDigest: String { standing.closure?.rulesDigest ?? lens.rules.set.digest }

    /// Amendments of a unit's subtree, of one rule or all.
    func amendments(of unit: EntityKey, rule: RuleKey?) -> [AmendmentRecord] {
        amendments.filter { row in
            // S19: like the snapshot, by the tree of the due day.
            (rule == nil || row.item.rule == rule)
                && lens.organisation.contains(row.unit, in: unit, on: dues[row.item] ?? lens.today)
        }
    }

    /// Figures of a unit; of windows that were due while it lay below `ancestor`, where the snapshot does not hold them already (S19).
    func figures(of unit: EntityKey, rule: RuleKey?, under ancestor: EntityKey? = nil) throws -> Compliance {
        guard let closure = standing.closure else { return try counted(unit, rule: rule, under: ancestor) }
        var sum = Compliance()
        for figure in try lens.reader.closureFigures(period: closure.period, units: [unit]) where rule == nil || figure.rule == rule {
            sum += figure.figures
        }
        for row in amendments(of: unit, rule: rule) { sum.amend(row.delta) }
        return sum
    }

    private func counted(_ unit: EntityKey, rule: RuleKey?, under ancestor: EntityKey?) throws -> Compliance {
        func lay(on day: CivilDate) -> Bool { ancestor.map { lens.organisation.contains(unit, in: $0, on: day) } ?? true }
        var sum = Compliance()
        for (group, counts) in try lens.reader.counters(unit: unit, rule: rule, periods: range.codes, asOf: moment.knownOn)
        where range.holds(group.period, due: group.window.due) && lay(on: group.window.due) {
            sum.add(counts, window: group.window, on: moment.seenOn)
        }
        for row in closedShifts where (rule == nil || rule == row.identity.rule) && lay(on: row.window.due) {
            guard lens.organisation.contains(row.unit, in: unit, on: row.window.due) else { continue }
            sum.miss(row.status(on: moment.seenOn))
        }
        return sum
    }

    /// Rules to list: those in force, then withdrawn ones that the snapshot holds.
    func rules(of unit: EntityKey) throws -> [(key: RuleKey, id: String, title: LocalizedText)] {
        var list = lens.rules.planned.map { (key: $0.ref.key, id: $0.rule.id, title: $0.rule.title) }
        guard let closure = standing.closure else { return list }
        for figure in try lens.reader.closureFigures(period: closure.period, units: [unit])
        where !list.contains(where: { $0.key == figure.rule }) {
            let id = lens.rules.id(of: figure.rule) ?? "?"
            list.append((key: figure.rule, id: id, title: lens.rules.rule(figure.rule)?.title ?? LocalizedText(zh: id, en: id)))
        }
        return list
    }

    /// Units of a breakdown: the unit's children, or everything of a kind below it, now or at some time of the period; by id (S19, S51).
    func units(under unit: EntityKey, kind: String?) -> [UnitRecord] {
        let organisation = lens.organisation
        let turns = organisation.units.values.flatMap { $0.parents.map(\.tenure.from) }
        let days = Set([lens.today, range.period.start] + turns.filter { range.period.start < $0 && $0 < range.period.end })
        return Set(days.flatMap { organisation.subtree(of: unit, on: $0) }).filter { key in
            guard key != unit else { return false }
            return kind.map { organisation.units[key]?.kind == $0 } ?? days.contains { organisation.parent(of: key, on: $0) == unit }
        }.compactMap { organisation.units[$0] }.sorted { $0.id < $1.id }
    }
}
