import LianhuCore

extension MemoryTransaction {
    func closures() -> [ClosureRecord] { state.closing.closures.rows }

    func lastClosure(of kind: PeriodKind) -> ClosureRecord? {
        state.closing.closures.rows.last { UInt8(truncatingIfNeeded: $0.period & 15) == kind.rawValue }
    }

    func closureFigures(period: Int64, units: [EntityKey]) -> [ClosureFigure] { state.closing.figures(period: period, units: units) }
    func postponements() -> [PostponementRecord] { state.closing.postponements.rows }

    func amendments(periods: ClosedRange<Int64>) -> [AmendmentRecord] {
        state.closing.amendments.rows.filter { periods.contains($0.item.period) }
    }

    func dutyPeriods(from code: Int64) -> [DutyPeriod] { state.obligations.periods(from: code) }

    func planDay(rule: RuleKey, period: Int64) -> CivilDate? {
        state.closing.planDays[RulePeriodKey(rule: rule, period: period)]?.day
    }

    func pastLinks(of subjects: [EntityKey], on day: CivilDate) -> [LinkRecord] { state.closing.links(of: subjects, on: day) }

    /// A page of rows as they were known at the end of a day.
    func obligations(_ filter: ObligationFilter, asOf day: CivilDate, after: Identity?, limit: Int) -> [Obligation] {
        guard limit > 0 else { return [] }
        let any = ObligationFilter(about: filter.about, rule: filter.rule, periods: filter.periods, today: filter.today)
        var found: [Obligation] = []
        var place = after
        repeat {
            let rows = state.obligations.page(any, after: place, limit: 1_000)
            for row in rows {
                guard let version = state.closing.version(of: row, on: day), filter.holds(for: version) else { continue }
                found.append(version)
                if found.count == limit { return found }
            }
            place = rows.count < 1_000 ? nil : rows.last?.identity
        } while place != nil
        return found
    }

    func escalationCounts(units: Set<EntityKey>?, from: Instant, before: Instant) -> [EscalationCount] {
        struct Group: Hashable {
            var rule: RuleKey
            var tone: Tone
        }
        var counts: [Group: Int] = [:]
        for row in state.escalations.rows where row.skip == nil && row.at >= from && row.at < before {
            if units?.contains(row.unit) ?? true { counts[Group(rule: row.item.rule, tone: row.tone), default: 0] += 1 }
        }
        return counts.map { EscalationCount(rule: $0.key.rule, tone: $0.key.tone, count: $0.value) }
            .sorted { ($0.rule, $0.tone.rawValue) < ($1.rule, $1.tone.rawValue) }
    }
}
