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

        var isEmpty: Bool { upTo5 + upTo15 + over15 + missed == 0 }

        static func -= (left: inout Overdue, right: Overdue) {
            left.upTo5 -= right.upTo5
            left.upTo15 -= right.upTo15
            left.over15 -= right.over15
            left.missed -= right.missed
        }
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
    /// The unit's children, by id; then, under the unit's own id, what belongs to none of them, so that the rows add up.
    package var units: [ComplianceAnswer.Row]
    package var rules: [ComplianceAnswer.Row]
    package var tallies: TallyAnswer
    /// As `units`.
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
        var counted = try tallies(tally)
        if let own = try ownTally(of: unit, beside: counted.groups, source) { counted.groups.append(own) }
        return ReportAnswer(
            compliance: rules, listDigest: source.standing.closure?.listDigest, checkpoint: try checkpoint(at: source.moment),
            units: withOwn(units), rules: rules.rows, tallies: counted, overdue: try overdue(under: unit, source),
            findings: try findingCounts(of: unit, source), escalations: try escalationCounts(of: unit, source))
    }

    /// The newest signed head that was known.
    private func checkpoint(at moment: Moment) throws -> CheckpointRecord? {
        guard !moment.isNow else { return try reader.checkpoint(atMost: .max) }
        return try reader.checkpoint(atMost: try reader.firstLeaf(atOrAfter: moment.cut.adding(milliseconds: 1)))
    }

    /// Duties of the unit itself, and of units that lay below it in the period and do so no more: what the rows lack of the total.
    private func withOwn(_ answer: ComplianceAnswer) -> [ComplianceAnswer.Row] {
        var own = answer.total
        for row in answer.rows { own -= row.figures }
        guard !answer.rows.isEmpty, own != Compliance() else { return answer.rows }
        let name = LocalizedText(zh: answer.unit.name, en: answer.unit.name)
        return answer.rows + [ComplianceAnswer.Row(id: answer.unit.id, name: name, figures: own)]
    }

    /// Records about the unit itself, such as its meetings.
    private func ownTally(
        of unit: EntityKey, beside groups: [TallyAnswer.Group], _ source: FigureSource
    ) throws -> TallyAnswer.Group? {
        guard !groups.isEmpty, let record = organisation.units[unit] else { return nil }
        let own = try tally(ofUnits: [unit], id: record.id, name: record.name, source)
        return own.rows.isEmpty ? nil : own
    }

    /// By id (S51), and what belongs to no child of the unit at the end.
    private func overdue(under unit: EntityKey, _ source: FigureSource) throws -> [ReportAnswer.Overdue] {
        guard let record = organisation.units[unit] else { return [] }
        let whole = try overdue(of: record, source)
        let children = try source.units(under: unit, kind: nil).map { try overdue(of: $0, source) }
        guard !children.isEmpty else { return [whole] }
        var own = whole
        for row in children { own -= row }
        return own.isEmpty ? children : children + [own]
    }

    /// Ages from the counters of the moment, for a snapshot does not tell them; what was missed as the figures say it.
    private func overdue(of unit: UnitRecord, _ source: FigureSource) throws -> ReportAnswer.Overdue {
        let figures = try source.figures(of: unit.key, rule: nil)
        var row = ReportAnswer.Overdue(id: unit.id, name: unit.name)
        row.missed = figures.missed
        guard figures.overdue > 0 else { return row }
        let groups = try reader.counters(unit: unit.key, rule: nil, periods: source.range.codes, asOf: source.moment.knownOn)
        for (group, counts) in groups where source.range.holds(group.period, due: group.window.due) {
            let unmet = counts.total - counts.met - counts.metLate - counts.excused
            let status = Status.of(window: group.window, settledOn: nil, isExcused: false, isVoid: false, on: source.moment.seenOn)
            guard status == .overdue else { continue }
            let days = source.moment.seenOn - group.window.due
            if days <= 5 { row.upTo5 += unmet } else if days <= 15 { row.upTo15 += unmet } else { row.over15 += unmet }
        }
        return row
    }

    /// On the last day of the period, or of the moment if that is earlier: links and posts as they are known now.
    private func findingCounts(of unit: EntityKey, _ source: FigureSource) throws -> [ReportAnswer.Count] {
        let day = min(source.range.period.lastDay, source.moment.knownOn)
        let found = try findings(units: Set(organisation.subtree(of: unit, on: day)), on: day)
        let groups = Dictionary(grouping: found) { [$0.kind.rawValue, $0.rule] }
        return groups.map { group, findings in count(group[0], rule: group[1], findings.count) }
            .sorted { ($0.word, $0.rule) < ($1.word, $1.rule) }
    }

    private func escalationCounts(of unit: EntityKey, _ source: FigureSource) throws -> [ReportAnswer.Count] {
        let period = source.range.period
        let end = min(engine.zone.startOfDay(period.end), source.moment.cut.adding(milliseconds: 1))
        let rows = try reader.escalationCounts(
            units: Set(organisation.subtree(of: unit, on: treeDay(source))), from: engine.zone.startOfDay(period.start), before: end)
        let order = Tone.allCases.map(\.rawValue)
        return rows.map { count($0.tone.rawValue, rule: rules.id(of: $0.rule) ?? "?", $0.count) }
            .sorted { (order.firstIndex(of: $0.word) ?? 0, $0.rule) < (order.firstIndex(of: $1.word) ?? 0, $1.rule) }
    }

    private func count(_ word: String, rule id: String, _ count: Int) -> ReportAnswer.Count {
        ReportAnswer.Count(word: word, rule: id, title: rules.set.rule(id)?.title ?? LocalizedText(zh: id, en: id), count: count)
    }
}
