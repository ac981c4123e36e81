import LianhuAudit
import LianhuCore

/// The figures of a bulletin (S45, S46): a unit in a month, quarter or year. No person is in it (S51).
package struct ReportAnswer: Hashable, Sendable {
    /// What one unit has unmet, by days since it was due.
    package struct Overdue: Hashable, Sendable {
        package var id: String
        package var name: String
        /// 1–5 days.
        package var upTo5 = 0
        /// 6–15 days.
        package var upTo15 = 0
        package var over15 = 0
        /// Closed without.
        package var missed = 0
    }

    /// How many there are under one rule.
    package struct Count: Hashable, Sendable {
        /// Kind of finding, or tone.
        package var word: String
        package var rule: String
        package var title: LocalizedText
        package var count: Int
    }

    package var compliance: ComplianceAnswer
    package var listDigest: String?
    package var checkpoint: CheckpointRecord?
    package var units: [ComplianceAnswer.Row]
    package var rules: [ComplianceAnswer.Row]
    package var tallies: TallyAnswer
    package var overdue: [Overdue]
    package var findings: [Count]
    package var escalations: [Count]
}

extension Engine {
    /// Everything that a bulletin prints, from one snapshot of the store.
    package func report(
        unit: String?, period: String, asOf: CivilDate?, by caller: Caller, at now: Instant
    ) async throws -> ReportAnswer {
        try await query(by: caller, at: now) { lens in
            try caller.require(.read)
            return try lens.report(unit: unit, period: period, asOf: asOf)
        }
    }
}

extension Lens {
    func report(unit name: String?, period text: String, asOf: CivilDate?) throws -> ReportAnswer {
        let period = try PeriodRange.reporting(text, pointer: "/period")
        var query = ComplianceQuery(period: period.key)
        query.unit = name
        query.asOf = asOf
        query.by = .unit
        let units = try compliance(query)
        query.by = .rule
        let rules = try compliance(query)
        var tally = TallyQuery(period: period.key)
        tally.unit = name
        tally.asOf = asOf
        tally.isByUnit = true
        let source = try FigureSource(self, range: PeriodRange(of: period), at: try moment(asOf))
        let unit = units.unit.key
        return ReportAnswer(
            compliance: rules, listDigest: source.standing.closure?.listDigest, checkpoint: try checkpoint(at: source.moment),
            units: units.rows,
            rules: rules.rows, tallies: try tallies(tally), overdue: try overdue(under: unit, source),
            findings: try findingCounts(of: unit, source), escalations: try escalationCounts(of: unit, source))
    }

    /// The newest signed head that was known.
    private func checkpoint(at moment: Moment) throws -> CheckpointRecord? {
        guard !moment.isNow else { return try reader.checkpoint(atMost: .max) }
        return try reader.checkpoint(atMost: try reader.firstLeaf(atOrAfter: moment.cut.adding(milliseconds: 1)))
    }

    /// From the counters of the moment, for a snapshot does not tell ages; by id (S51).
    private func overdue(under unit: EntityKey, _ source: FigureSource) throws -> [ReportAnswer.Overdue] {
        let children = source.units(under: unit, kind: nil)
        return try (children.isEmpty ? [organisation.units[unit]].compactMap { $0 } : children).map { record in
            var row = ReportAnswer.Overdue(id: record.id, name: record.name)
            let groups = try reader.counters(unit: record.key, rule: nil, periods: source.range.codes, asOf: source.moment.knownOn)
            for (group, counts) in groups where source.range.holds(group.period) {
                let unmet = counts.total - counts.met - counts.metLate - counts.excused
                switch Status.of(window: group.window, settledOn: nil, isExcused: false, isVoid: false, on: source.moment.seenOn) {
                case .missed: row.missed += unmet
                case .overdue:
                    let days = source.moment.seenOn - group.window.due
                    if days <= 5 { row.upTo5 += unmet } else if days <= 15 { row.upTo15 += unmet } else { row.over15 += unmet }
                default: break
                }
            }
            return row
        }
    }

    /// On the last day of the period, or of the moment if that is earlier: links and posts as they are known now.
    private func findingCounts(of unit: EntityKey, _ source: FigureSource) throws -> [ReportAnswer.Count] {
        let day = min(source.range.period.lastDay, source.moment.knownOn)
        let found = try findings(units: Set(organisation.subtree(of: unit, on: today)), on: day)
        let groups = Dictionary(grouping: found) { [$0.kind.rawValue, $0.rule] }
        return groups.map { group, findings in count(group[0], rule: group[1], findings.count) }
            .sorted { ($0.word, $0.rule) < ($1.word, $1.rule) }
    }

    private func escalationCounts(of unit: EntityKey, _ source: FigureSource) throws -> [ReportAnswer.Count] {
        let period = source.range.period
        let end = min(engine.zone.startOfDay(period.end), source.moment.cut.adding(milliseconds: 1))
        let rows = try reader.escalationCounts(
            units: Set(organisation.subtree(of: unit, on: today)), from: engine.zone.startOfDay(period.start), before: end)
        let order = Tone.allCases.map(\.rawValue)
        return rows.map { count($0.tone.rawValue, rule: rules.id(of: $0.rule) ?? "?", $0.count) }
            .sorted { (order.firstIndex(of: $0.word) ?? 0, $0.rule) < (order.firstIndex(of: $1.word) ?? 0, $1.rule) }
    }

    private func count(_ word: String, rule id: String, _ count: Int) -> ReportAnswer.Count {
        ReportAnswer.Count(word: word, rule: id, title: rules.set.rule(id)?.title ?? LocalizedText(zh: id, en: id), count: count)
    }
}
