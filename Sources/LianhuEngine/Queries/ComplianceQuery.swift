import LianhuCore

/// What a compliance figure is asked for.
package struct ComplianceQuery: Hashable, Sendable {
    /// How the answer is broken down; never ordered by rate (S51).
    package enum Breakdown: String, Hashable, Sendable, CaseIterable {
        case none
        case unit
        case rule
        case worker
    }

    package var unit: String?
    package var period: String
    package var rule: String?
    package var by: Breakdown = .none
    /// Only units of this kind, for `by: unit`; nil: the unit's children.
    package var kind: String?
    /// A bare date means its 24:00 (S46); nil: now.
    package var asOf: CivilDate?

    package init(period: String) { self.period = period }
}

/// Figures with everything that is needed to believe them (S45).
package struct ComplianceAnswer: Hashable, Sendable {
    package struct Row: Hashable, Sendable {
        /// Id of the unit, rule or worker; `handover` for what counts for no person (S20).
        package var id: String
        package var name: LocalizedText
        package var figures: Compliance
    }

    package var unit: EntityRef
    package var period: Period
    /// The instant of evaluation and knowledge, and its civil day.
    package var asOf: Instant
    package var asOfDay: CivilDate
    package var digest: String
    /// Provisional until the period is closed, final after (S46).
    package var standing: Standing
    package var isDemonstration: Bool
    package var isUncovered: Bool
    package var total: Compliance
    package var rows: [Row]
    package var isProvisional: Bool { standing.isProvisional }
}

extension Engine {
    /// Coverage and timeliness of a unit in a period, from counters: no obligation is read unless broken down by worker.
    package func compliance(_ query: ComplianceQuery, by caller: Caller, at now: Instant) async throws -> ComplianceAnswer {
        try await self.query(by: caller, at: now, isBrief: query.by == .none || query.by == .rule) { lens in try lens.compliance(query) }
    }
}

extension Lens {
    func compliance(_ query: ComplianceQuery) throws -> ComplianceAnswer {
        try caller.require(.read)
        let unit = try rootUnit(query.unit)
        let range = try PeriodRange(query.period, pointer: "/period")
        var rule: RuleRef?
        if let id = query.rule {
            guard let ref = rules.refs[id] else { throw CommandProblem.member("/rule", "unknown.rule", ["value": id], kind: .notFound) }
            rule = ref
        }
        let source = try FigureSource(self, range: range, at: try moment(query.asOf))
        var standing = source.standing
        standing.amendments = source.amendments(of: unit.key, rule: rule?.key).count
        return ComplianceAnswer(
            unit: unit, period: range.period, asOf: source.moment.isNow ? now : engine.zone.startOfDay(source.moment.seenOn),
            asOfDay: source.moment.knownOn, digest: source.rulesDigest, standing: standing,
            isDemonstration: try reader.instance()?.isDemonstration ?? false,
            isUncovered: rules.set.calendars.values.contains { !$0.isCovered(range.period.lastDay) },
            total: try source.figures(of: unit.key, rule: rule?.key),
            rows: try breakdown(query, unit: unit, rule: rule, source: source))
    }

    /// The unit asked for, or the caller's own: the root, or the one unit of his scope.
    package func rootUnit(_ name: String?) throws -> EntityRef {
        if let name { return try NameLookup(reader: reader, scope: scope).find(name, kinds: [.unit], pointer: "/unit") }
        let roots: [EntityKey] =
            switch scope {
            case .wholeTree: organisation.roots(on: today)
            case .units(let units):
                units.filter { unit in organisation.parent(of: unit, on: today).map { !units.contains($0) } ?? true }.sorted()
            }
        let refs = try reader.entities(keys: roots)
        guard let first = roots.first, let ref = refs[first] else {
            throw CommandProblem.member("/unit", "unknown.unit", ["value": ""], kind: .notFound)
        }
        guard roots.count == 1 else {
            let candidates = roots.compactMap { refs[$0]?.id }.joined(separator: ", ")
            throw CommandProblem.member("/unit", "ambiguous.name", ["value": "", "candidates": candidates], kind: .conflict)
        }
        return ref
    }

    private func breakdown(
        _ query: ComplianceQuery, unit: EntityRef, rule: RuleRef?, source: FigureSource
    ) throws -> [ComplianceAnswer.Row] {
        switch query.by {
        case .none: return []
        case .unit:
            return try source.units(under: unit.key, kind: query.kind).map { record in
                ComplianceAnswer.Row(
                    id: record.id, name: LocalizedText(zh: record.name, en: record.name),
                    figures: try source.figures(of: record.key, rule: rule?.key, under: unit.key))
            }
        case .rule:
            return try source.rules(of: unit.key).filter { rule == nil || $0.key == rule?.key }.map { entry in
                ComplianceAnswer.Row(id: entry.id, name: entry.title, figures: try source.figures(of: unit.key, rule: entry.key))
            }
        case .worker: return try byWorker(unit: unit, rule: rule, source: source)
        }
    }

    /// By score (S20), counted from the rows of the unit; by name of worker within unit, never by rate (S51).
    ///
    /// The rows and links are those that were known; who held a post or a role is what is known now.
    private func byWorker(unit: EntityRef, rule: RuleRef?, source: FigureSource) throws -> [ComplianceAnswer.Row] {
        let (range, isPast) = (source.range, source.standing.closure != nil)
        let day = source.moment.isNow ? nil : source.moment.knownOn
        var sums: [EntityKey?: Compliance] = [:]
        var filter = ObligationFilter(
            units: Set(organisation.subtree(everOf: unit.key)), rule: rule?.key, today: source.seenOn, asOf: day)
        filter.periods = range.codes
        var after: Identity?
        repeat {
            let rows = try reader.obligations(filter, after: after, limit: 5_000)
            let about = Array(Set(rows.map(\.identity.about))).sorted()
            let links = try day.map { try self.links(of: about, asOf: $0) } ?? self.links(of: about)
            // S19: a row counts where its unit lay when it was due, as it does for the unit's own figures.
            for row in rows
            where range.holds(row.identity.period, due: row.window.due)
                && organisation.contains(row.unit, in: unit.key, on: row.window.due)
            {
                let day = isPast ? source.seenOn : seenOn(row, at: source.moment)
                sums[scorer(of: row, links: links[row.identity.about] ?? []), default: Compliance()].add(row, on: day)
            }
            after = rows.count < 5_000 ? nil : rows.last?.identity
        } while after != nil
        let refs = try reader.entities(keys: sums.keys.compactMap { $0 })
        return sums.map { key, figures in
            let ref = key.flatMap { refs[$0] }
            let name = ref.map { LocalizedText(zh: $0.name, en: $0.name) } ?? LocalizedText(zh: "交接", en: "handover")
            return (
                unit: ref.flatMap { organisation.units[$0.unit]?.id } ?? "~",
                row: ComplianceAnswer.Row(id: ref?.id ?? "handover", name: name, figures: figures)
            )
        }.sorted { ($0.unit, $0.row.id) < ($1.unit, $1.row.id) }.map(\.row)
    }

    private func scorer(of row: Obligation, links: [LinkRecord]) -> EntityKey? {
        if case .activity(let duty)? = rules.rule(row.identity.rule)?.duty {
            return organisation.holder(of: duty.post, at: row.identity.about, on: row.window.due)
        }
        guard case .contact(let duty)? = rules.rule(row.identity.rule)?.duty else { return nil }
        let own = Qualification.links(links, making: duty, on: row.window.due, in: organisation).filter {
            duty.per == .subject || $0.seat == row.identity.slot
        }
        if case .worker(let worker) = Holders.score(links: own, window: row.window, in: organisation) { return worker }
        return nil
    }
}
