import LianhuCore

/// What an obligation list is asked for, in the caller's words.
package struct ObligationQuery: Hashable, Sendable {
    package var unit: String?
    package var about: String?
    package var rule: String?
    package var period: String?
    package var statuses: Set<Status> = []
    package var cursor: String?
    package var limit = 100

    package init() {}
}

extension Engine {
    /// A page of obligations, by unit and name order of their ids (S51: never by rate).
    package func obligations(_ query: ObligationQuery, by caller: Caller, at now: Instant) async throws -> Page<ObligationView> {
        try await self.query(by: caller, at: now) { lens in
            try caller.require(.read)
            let filter = try lens.filter(query)
            let after = try query.cursor.map { try Cursor.identity($0) }
            let rows = try lens.reader.obligations(filter, after: after, limit: query.limit + 1)
            let page = Array(rows.prefix(query.limit))
            return Page(items: try lens.views(of: page), next: rows.count > query.limit ? page.last.map { Cursor.text($0.identity) } : nil)
        }
    }

    /// One obligation; `unknown.obligation` also where the caller may not see it.
    package func obligation(_ id: String, by caller: Caller, at now: Instant) async throws -> ObligationView {
        try await query(by: caller, at: now, isBrief: true) { lens in
            try caller.require(.read)
            guard let identity = try Lookups.identity(id, rules: lens.rules, reader: lens.reader),
                let row = try lens.reader.obligations([identity]).first, lens.scope.contains(row.unit),
                let view = try lens.views(of: [row]).first
            else { throw CommandProblem(.notFound, "unknown.obligation", ["value": id]) }
            return view
        }
    }
}

extension Lens {
    func filter(_ query: ObligationQuery) throws -> ObligationFilter {
        var filter = ObligationFilter(units: try units(under: query.unit), statuses: query.statuses, today: today)
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
