import LianhuCore

/// What figures of matters are asked for (S35).
package struct MatterFigureQuery: Hashable, Sendable {
    /// How the answer is broken down; never ordered by rate (S51).
    package enum Breakdown: String, Hashable, Sendable, CaseIterable {
        case none
        case unit
        case kind = "class"
    }

    package var unit: String?
    package var period: String
    package var kind: String?
    package var by: Breakdown = .none
    /// A bare date means its 24:00 (S46); nil: now.
    package var asOf: CivilDate?

    package init(period: String) { self.period = period }
}

/// Figures of matters with everything that is needed to believe them.
package struct MatterFigureAnswer: Hashable, Sendable {
    package struct Row: Hashable, Sendable {
        /// Id of the unit or class.
        package var id: String
        package var name: LocalizedText
        package var figures: MatterFigures
    }

    package var unit: EntityRef
    package var period: Period
    package var asOf: Instant
    package var digest: String
    package var isDemonstration: Bool
    package var total: MatterFigures
    package var rows: [Row]
}

extension Engine {
    /// Closure, on-time closure, response, resolution of a unit's matters in a period (S35).
    package func matterFigures(_ query: MatterFigureQuery, by caller: Caller, at now: Instant) async throws -> MatterFigureAnswer {
        try await self.query(by: caller, at: now) { lens in try lens.matterFigures(query) }
    }
}

extension Lens {
    private typealias Known = (record: MatterRecord, state: MatterState, hasDeadline: Bool)

    func matterFigures(_ query: MatterFigureQuery) throws -> MatterFigureAnswer {
        try caller.require(.read)
        let unit = try rootUnit(query.unit)
        let range = try PeriodRange(query.period, pointer: "/period")
        let moment = try moment(query.asOf)
        let kind = try query.kind.map { try matterClass($0).key }
        let known = try known(under: unit.key, kind: kind, days: range.period, at: moment)
        func figures(_ matters: [Known]) -> MatterFigures {
            MatterFigures(
                matters, days: DateSpan(from: range.period.start, to: range.period.lastDay), zone: engine.zone, asOf: moment.cut)
        }
        return MatterFigureAnswer(
            unit: unit, period: range.period, asOf: moment.cut, digest: rules.set.digest,
            isDemonstration: try reader.instance()?.isDemonstration ?? false, total: figures(known),
            rows: rows(of: known, by: query.by, unit: unit.key, figures))
    }

    private func rows(
        of known: [Known], by breakdown: MatterFigureQuery.Breakdown, unit: EntityKey, _ figures: ([Known]) -> MatterFigures
    ) -> [MatterFigureAnswer.Row] {
        switch breakdown {
        case .none: return []
        case .kind:
            let byKind = Dictionary(grouping: known, by: \.record.kind)
            return rules.matters.sorted { $0.value.id < $1.value.id }.map { key, kind in
                MatterFigureAnswer.Row(id: kind.id, name: kind.title, figures: figures(byKind[key] ?? []))
            }
        case .unit:
            let children = organisation.subtree(of: unit, on: today).dropFirst().filter { organisation.parent(of: $0, on: today) == unit }
            let byChild = Dictionary(grouping: known) { entry in
                organisation.chain(of: entry.record.unit, on: today).first { children.contains($0) }
            }
            return children.compactMap { organisation.units[$0] }.sorted { $0.id < $1.id }.map { child in
                MatterFigureAnswer.Row(
                    id: child.id, name: LocalizedText(zh: child.name, en: child.name), figures: figures(byChild[child.key] ?? []))
            }
        }
    }

    /// What was known at a moment of the matters that a period touches, each with its state then (S46).
    private func known(under unit: EntityKey, kind: RuleKey?, days: Period, at moment: Moment) throws -> [Known] {
        let units = Set(organisation.subtree(of: unit, on: today))
        var filter = MatterFilter(
            units: units, kind: kind, touchedFrom: engine.zone.startOfDay(days.start), raisedUpTo: moment.isNow ? nil : moment.cut)
        // Of a past moment the lookup columns tell nothing: everything that was raised by then is folded.
        if !moment.isNow { filter.touchedFrom = nil }
        var known: [Known] = []
        var after: MatterKey = 0
        while true {
            let page = try reader.matters(filter, after: after, limit: 1_000)
            let events =
                moment.isNow ? [:] : Dictionary(grouping: try reader.matterEvents(of: page.map(\.key)), by: \.matter)
            for record in page {
                let state = moment.isNow ? record.state : MatterState(events[record.key] ?? [], upTo: moment.cut)
                if let state { known.append((record, state, rules.matters[record.kind]?.total != nil)) }
            }
            guard page.count == 1_000, let last = page.last else { return known }
            after = last.key
        }
    }
}
