import LianhuCore

extension Lens {
    /// The days on which the periods that are not closed close by themselves.
    func closingDays() throws -> [(period: Period, day: CivilDate)] {
        let closed = Set(try reader.closures().filter { $0.closedAt != nil }.map(\.period))
        let postponed = Dictionary(try reader.postponements().map { ($0.period, $0.until) }, uniquingKeysWith: { first, _ in first })
        return Closing.days(try closingDuties(), postponed: postponed, scheme: .standard).filter { !closed.contains($0.period.code) }
    }

    /// Rules' periods with obligations that no closed year holds.
    private func closingDuties() throws -> [Closing.Duty] {
        let year = try reader.lastClosure(of: .year).flatMap { Period(code: $0.period) }
        let from = year.map { PeriodRange(of: $0).codes.lowerBound } ?? .min
        let adopted = Dictionary(rules.refs.values.map { ($0.key, $0.adoptedOn) }, uniquingKeysWith: { first, _ in first })
        return try reader.dutyPeriods(from: from).compactMap { duty in
            guard let period = Period(code: duty.period) else { return nil }
            let rule = rules.rule(duty.rule)
            // What never closes holds no period open: its due day is what the period waits for.
            let closes = duty.closesBefore.adding(days: -1)
            let isEndless = closes - period.lastDay > 366
            let day = Closing.day(
                closes: isEndless ? period.lastDay : closes, entryGrace: rule?.entryGrace ?? Rule.defaultEntryGrace,
                adoptedOn: adopted[duty.rule].flatMap { $0 > period.start ? $0 : nil }, calendar: rule.map(rules.set.calendar) ?? calendar)
            return Closing.Duty(period: period, closesOn: day)
        }
    }

    /// The calendar of what belongs to no rule: that of the first one.
    var calendar: WorkCalendar { rules.planned.first.map { rules.set.calendar(of: $0.rule) } ?? .weekdaysOnly(name: "weekdays") }

    /// What the tick has to close: first what was begun and not finished, then what is due, in order.
    func closingPlan() throws -> [Period] {
        let begun = try reader.closures().filter { $0.closedAt == nil }.compactMap { Period(code: $0.period) }
            .sorted { ($0.end, $0.kind.rawValue) < ($1.end, $1.kind.rawValue) }
        return begun + Closing.due(try closingDays(), on: today).filter { !begun.contains($0) }
    }

    /// Figures of a chunk of units as of the day on which closing began.
    func closingFigures(of head: ClosureRecord, after: EntityKey, limit: Int) throws -> (last: EntityKey?, figures: [ClosureFigure]) {
        let keys = organisation.units.keys.filter { $0 > after }.sorted().prefix(limit)
        guard let range = PeriodRange(code: head.period) else { return (nil, []) }
        var figures: [ClosureFigure] = []
        for unit in keys {
            var sums: [RuleKey: Compliance] = [:]
            for (group, counts) in try reader.counters(unit: unit, rule: nil, periods: range.codes, asOf: head.begunOn)
            where range.holds(group.period, due: group.window.due) {
                sums[group.rule, default: Compliance()].add(counts, window: group.window, on: head.begunOn)
            }
            figures += sums.sorted { $0.key < $1.key }.map {
                ClosureFigure(period: head.period, unit: unit, rule: $0.key, figures: $0.value)
            }
        }
        return (keys.count < limit ? nil : keys.last, figures)
    }

    /// One line of the list's digest: `rule period count sha256`, over the lines `id status` of a chunk in key order.
    func closingLine(
        rule: RuleKey, period: Int64, on day: CivilDate, after: Identity?, limit: Int
    ) throws -> (last: Identity?, count: Int, line: String?) {
        let filter = ObligationFilter(rule: rule, periods: period...period, today: day)
        let rows = try reader.obligations(filter, after: after, limit: limit)
        guard let last = rows.last?.identity else { return (nil, 0, nil) }
        let refs = try reader.entities(keys: Array(Set(rows.map(\.identity.about))).sorted())
        let lines = rows.map { "\(publicID($0.identity, about: refs[$0.identity.about]?.id ?? "?")) \($0.status(on: day).name)\n" }
        let digest = Digest256.hex(Array(lines.joined().utf8))
        let key = Period(code: period)?.key ?? "?"
        return (rows.count < limit ? nil : last, rows.count, "\(rules.id(of: rule) ?? "?") \(key) \(rows.count) \(digest)\n")
    }
}
