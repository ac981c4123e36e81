import LianhuCore

/// What an obligation list is asked for, in the caller's words.
package struct ObligationQuery: Hashable, Sendable {
    package var unit: String?
    package var about: String?
    package var rule: String?
    package var period: String?
    package var statuses: Set<Status> = []
    /// As known at that day's 24:00, and seen from then (S46); nil: now.
    package var asOf: CivilDate?
    package var cursor: String?
    package var limit = 100

    package init() {}
}

extension Engine {
    /// A page of obligations, by unit and name order of their ids (S51: never by rate).
    package func obligations(_ query: ObligationQuery, by caller: Caller, at now: Instant) async throws -> Page<ObligationView> {
        try await self.query(by: caller, at: now) { lens in
            try caller.require(.read)
            let moment = try lens.moment(query.asOf)
            let filter = try lens.filter(query, at: moment)
            let after = try query.cursor.map { try Cursor.identity($0) }
            let range = try query.period.map { try PeriodRange($0, pointer: "/period") }
            let rows = try lens.rows(filter, of: range, at: moment, after: after, limit: query.limit + 1)
            let page = Array(rows.prefix(query.limit))
            return Page(
                items: try lens.views(of: page, at: moment),
                next: rows.count > query.limit ? page.last.map { Cursor.text($0.identity) } : nil)
        }
    }

    /// One obligation; `unknown.obligation` also where the caller may not see it, or where it was not known yet.
    package func obligation(_ id: String, asOf: CivilDate? = nil, by caller: Caller, at now: Instant) async throws -> ObligationView {
        try await query(by: caller, at: now, isBrief: true) { lens in
            try caller.require(.read)
            let moment = try lens.moment(asOf)
            guard let identity = try Lookups.identity(id, rules: lens.rules, reader: lens.reader),
                let row = try lens.obligation(identity, at: moment), lens.scope.contains(row.unit),
                let view = try lens.views(of: [row], at: moment).first
            else { throw CommandProblem(.notFound, "unknown.obligation", ["value": id]) }
            return view
        }
    }
}

extension Lens {
    /// One row as it was known at a moment.
    func obligation(_ identity: Identity, at moment: Moment) throws -> Obligation? {
        guard !moment.isNow else { return try reader.obligations([identity]).first }
        let filter = ObligationFilter(
            about: [identity.about], rule: identity.rule, periods: identity.period...identity.period, today: moment.seenOn,
            asOf: moment.knownOn)
        return try reader.obligations(filter, after: nil, limit: 1_000).first { $0.identity == identity }
    }

    /// Rows behind an identity that belong to a reporting period, for the filter's codes are a little wider (S46), and that have one of the
    /// statuses now, for the days of a shift do not tell when it is over (S49).
    fileprivate func rows(
        _ filter: ObligationFilter, of range: PeriodRange?, at moment: Moment, after: Identity?, limit: Int
    ) throws -> [Obligation] {
        let byHour = moment.isNow && !filter.statuses.isEmpty ? try closedShifts(of: filter.rule) : []
        guard range != nil || !byHour.isEmpty else { return try reader.obligations(filter, after: after, limit: limit) }
        var any = filter
        any.statuses = []
        let over =
            filter.statuses.contains(.missed) ? byHour.filter { row in any.holds(for: row) && after.map { $0 < row.identity } ?? true } : []
        let gone = Set(byHour.map(\.identity))
        func fits(_ row: Obligation) -> Bool { range?.holds(row.identity.period, due: row.window.due) ?? true }
        var found: [Obligation] = []
        var next = after
        let size = max(limit, 500)
        var isLast = false
        while found.count < limit, !isLast {
            let page = try reader.obligations(filter, after: next, limit: size)
            found += page.filter { fits($0) && !gone.contains($0.identity) }
            isLast = page.count < size
            next = page.last?.identity
        }
        return Array((found + over.filter(fits)).sorted { $0.identity < $1.identity }.prefix(limit))
    }

    func filter(_ query: ObligationQuery, at moment: Moment) throws -> ObligationFilter {
        var filter = ObligationFilter(
            units: try units(under: query.unit), statuses: query.statuses, today: moment.seenOn, asOf: moment.isNow ? nil : moment.knownOn)
        if let name = query.about {
            let lookup = NameLookup(reader: reader, scope: scope)
            filter.about = [try lookup.find(name, kinds: [.subject, .unit], pointer: "/about").key]
        }
        if let id = query.rule {
            guard let ref = rules.refs[id] else { throw CommandProblem.member("/rule", "unknown.rule", ["value": id], kind: .notFound) }
            filter.rule = ref.key
        }
        if let text = query.period { filter.periods = try PeriodRange(text, pointer: "/period").codes }
        return filter
    }
}
