import LianhuCore

/// What plain counts are asked for.
package struct TallyQuery: Hashable, Sendable {
    package var unit: String?
    package var period: String
    /// Also by the unit's children, or by everything of `kind` below it.
    package var isByUnit = false
    package var kind: String?
    /// A bare date means its 24:00 (S46); nil: now.
    package var asOf: CivilDate?

    package init(period: String) { self.period = period }
}

/// Plain counts of a unit in a period, extras included (S45). Sources stand side by side: nothing here adds them up.
package struct TallyAnswer: Hashable, Sendable {
    /// The counts of one unit and all below it.
    package struct Group: Hashable, Sendable {
        package var id: String
        package var name: String
        /// By source.
        package var totals: [TallyTotal]
        /// By kind, method and source.
        package var rows: [TallyRow]
    }

    package var unit: EntityRef
    package var period: Period
    package var asOf: Instant
    package var asOfDay: CivilDate
    package var standing: Standing
    package var total: Group
    /// By id, never by number (S51).
    package var groups: [Group]
    /// Records of the period that were entered after it was closed: kept, and not counted here.
    package var enteredAfterClosing: Int
    package var isDemonstration: Bool
    package var rows: [TallyRow] { total.rows }
}

extension Engine {
    /// Visits, households, persons met and sessions of a unit in a period (S45).
    package func tallies(_ query: TallyQuery, by caller: Caller, at now: Instant) async throws -> TallyAnswer {
        try await self.query(by: caller, at: now) { lens in
            try caller.require(.read)
            return try lens.tallies(query)
        }
    }
}

extension Lens {
    func tallies(_ query: TallyQuery) throws -> TallyAnswer {
        let unit = try rootUnit(query.unit)
        let source = try FigureSource(self, range: try PeriodRange(query.period, pointer: "/period"), at: try moment(query.asOf))
        let cut = talliesCut(source)
        var filter = EvidenceFilter(
            units: Set(organisation.subtree(of: unit.key, on: treeDay(source))), from: source.range.period.start,
            before: source.range.period.end,
            recordedUpTo: source.moment.cut)
        var late = 0
        if cut < source.moment.cut {
            filter.recordedAfter = cut
            late = try reader.tallies(filter).reduce(0) { $0 + $1.records }
        }
        let groups =
            query.isByUnit || query.kind != nil
            ? try source.units(under: unit.key, kind: query.kind).map { try tally(of: $0.key, id: $0.id, name: $0.name, source) } : []
        return TallyAnswer(
            unit: unit, period: source.range.period, asOf: source.moment.isNow ? now : engine.zone.startOfDay(source.moment.seenOn),
            asOfDay: source.moment.knownOn, standing: source.standing,
            total: try tally(of: unit.key, id: unit.id, name: unit.name, source), groups: groups, enteredAfterClosing: late,
            isDemonstration: try reader.instance()?.isDemonstration ?? false)
    }

    /// A closed period's counts are those of its closing: records are never changed, so the cut gives them again exactly (S46).
    private func talliesCut(_ source: FigureSource) -> Instant {
        source.standing.closure.map { min($0.begunAt, source.moment.cut) } ?? source.moment.cut
    }

    /// The day whose tree counts: a unit that comes under another one later leaves the counts of a period as they were (S19, S46).
    func treeDay(_ source: FigureSource) -> CivilDate { min(source.moment.knownOn, source.range.period.lastDay) }

    func tally(of unit: EntityKey, id: String, name: String, _ source: FigureSource) throws -> TallyAnswer.Group {
        try tally(ofUnits: Set(organisation.subtree(of: unit, on: treeDay(source))), id: id, name: name, source)
    }

    func tally(ofUnits units: Set<EntityKey>, id: String, name: String, _ source: FigureSource) throws -> TallyAnswer.Group {
        let period = source.range.period
        let filter = EvidenceFilter(units: units, from: period.start, before: period.end, recordedUpTo: talliesCut(source))
        return TallyAnswer.Group(id: id, name: name, totals: try reader.tallyTotals(filter), rows: try reader.tallies(filter))
    }
}
