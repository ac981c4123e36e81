import LianhuCore

/// What coverage is asked of: how many of a kind of unit or subject an activity reached in a period.
package struct CoverageQuery: Hashable, Sendable {
    package var activity: String
    /// A kind of unit, such as grids, or of subject.
    package var kind: String
    package var period: String
    package var unit: String?
    /// A bare date means its 24:00 (S46); nil: now.
    package var asOf: CivilDate?

    package init(activity: String, kind: String, period: String, unit: String? = nil, asOf: CivilDate? = nil) {
        self.activity = activity
        self.kind = kind
        self.period = period
        self.unit = unit
        self.asOf = asOf
    }
}

/// Coverage with both numbers and the names of whom it lacks: `83 sessions covered 80 of 80 grids`.
package struct CoverageAnswer: Hashable, Sendable {
    package var unit: EntityRef
    package var period: Period
    package var asOf: Instant
    package var activity: String
    package var activityTitle: LocalizedText
    package var kind: String
    package var kindTitle: LocalizedText
    /// Sessions that were held for the unit, below or above it, each once however many it covered.
    package var sessions: Int
    /// Persons at them.
    package var attendance: Int
    /// Members of the kind that at least one session was about, or covered.
    package var covered: Int
    /// Members of the kind below the unit that were there on some day of the period.
    package var members: Int
    /// Those not covered, by id.
    package var missing: [EntityRef]
    package var isDemonstration: Bool
}

extension Engine {
    /// How many of a kind an activity covered in a period, and whom it did not.
    package func coverage(_ query: CoverageQuery, by caller: Caller, at now: Instant) async throws -> CoverageAnswer {
        try await self.query(by: caller, at: now) { lens in
            try caller.require(.read)
            return try lens.coverage(query)
        }
    }
}

extension Lens {
    func coverage(_ query: CoverageQuery) throws -> CoverageAnswer {
        let unit = try rootUnit(query.unit)
        let period = try PeriodRange(query.period, pointer: "/period").period
        let moment = try moment(query.asOf)
        let activity = try word(query.activity, in: [.activities], pointer: "/activity", code: "unknown.activity")
        let kind = try word(query.kind, in: [.unitKinds, .subjectKinds], pointer: "/kind", code: "unknown.kind")
        let day = min(max(period.start, min(period.lastDay, today)), period.lastDay)
        let units = Set(organisation.subtree(of: unit.key, on: day)).filter { scope.contains($0) }
        let members = try members(of: query.kind, in: units, period: period)
        let sessions = try sessions(query.activity, around: unit.key, units: units, period: period, moment: moment, day: day)
        let reached = sessions.reduce(into: Set<EntityKey>()) { $0.formUnion([$1.about] + $1.covers) }
        let missing = members.filter { !reached.contains($0.key) }.sorted { $0.id < $1.id }
        // A session of the level above counts where it reached somebody here.
        let keys = Set(members.map(\.key))
        let own = sessions.filter { units.contains($0.unit) || !keys.isDisjoint(with: [$0.about] + $0.covers) }
        return CoverageAnswer(
            unit: unit, period: period, asOf: moment.cut, activity: query.activity, activityTitle: activity, kind: query.kind,
            kindTitle: kind, sessions: own.count, attendance: own.reduce(0) { $0 + $1.personsMet }, covered: members.count - missing.count,
            members: members.count, missing: missing, isDemonstration: try reader.instance()?.isDemonstration ?? false)
    }

    private func word(
        _ name: String, in sections: [Vocabulary.Section], pointer: String, code: String
    ) throws -> LocalizedText {
        let known = rules.set.packs.flatMap { pack in sections.flatMap { pack.vocabulary.words($0) } }
        if let found = known.first(where: { $0.name == name }) { return found.title }
        let names = Set(known.map(\.name)).sorted().joined(separator: ", ")
        throw CommandProblem.member(pointer, code, ["value": name, "known": names], kind: .notFound)
    }

    /// Units of the kind in the tree as it was at the end of the period, or subjects that were there on some day of it.
    private func members(of kind: String, in units: Set<EntityKey>, period: Period) throws -> [EntityRef] {
        let own = units.filter { organisation.units[$0]?.kind == kind }
        if !own.isEmpty { return try reader.entities(keys: own.sorted()).values.map { $0 } }
        var found: [EntityRef] = []
        var after: EntityKey = 0
        while true {
            let page = try reader.entities(kind: .subject, subkind: kind, units: units, after: after, limit: 2_000)
            let there = Set(
                try reader.subjects(page.map(\.key)).filter { subject in
                    subject.presence.from < period.end && (subject.presence.until.map { $0 > period.start } ?? true)
                }.map(\.key))
            found += page.filter { there.contains($0.key) }
            guard page.count == 2_000, let last = page.last else { return found }
            after = last.key
        }
    }

    /// Standing sessions of the period, of a unit, all below it and all above it.
    private func sessions(
        _ activity: String, around unit: EntityKey, units: Set<EntityKey>, period: Period, moment: Moment, day: CivilDate
    ) throws -> [Evidence] {
        let filter = EvidenceFilter(
            units: units.union(organisation.chain(of: unit, on: day)), kinds: [.activity], from: period.start, before: period.end,
            recordedUpTo: moment.isNow ? nil : moment.cut)
        var found: [Evidence] = []
        var after: EvidenceKey = 0
        while true {
            let page = try reader.evidence(filter, after: after, limit: 2_000)
            found += page.filter { $0.method == activity }
            guard page.count == 2_000, let last = page.last else { return found }
            after = last.key
        }
    }
}
