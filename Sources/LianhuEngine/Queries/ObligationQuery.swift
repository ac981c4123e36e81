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
            let rows = try lens.reader.obligations(filter, after: after, limit: query.limit + 1)
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

    /// What a worker has to do now and soon: everything open or overdue of his seats and posts, the oldest due first (S51).
    package func agenda(of worker: String, through: CivilDate?, by caller: Caller, at now: Instant) async throws -> Agenda {
        try await query(by: caller, at: now, isBrief: true) { lens in
            try caller.require(.read)
            let scope = lens.scope
            let everyone = NameLookup(reader: lens.reader, scope: scope, findsIDsAnywhere: true)
            let ref = try everyone.find(worker, kinds: [.worker], pointer: "/worker")
            // A worker sees his own agenda wherever it lies; others see what lies in their scope.
            let isSelf = caller.actor.worker == ref.key
            let (all, links) = try lens.agendaRows(of: ref.key, through: through)
            let rows = all.filter { isSelf || scope.contains($0.unit) }
            guard isSelf || scope.contains(ref.unit) || !rows.isEmpty else {
                throw CommandProblem.member("/worker", "access.out_of_scope", ["value": worker], kind: .notPermitted)
            }
            return Agenda(worker: ref, items: try lens.agendaItems(rows, links: links))
        }
    }
}

/// A worker's list.
package struct Agenda: Hashable, Sendable {
    package var worker: EntityRef
    package var items: [AgendaItem]
}

/// One line of an agenda: whom to see, where, until when.
package struct AgendaItem: Hashable, Sendable {
    package var obligation: ObligationView
    package var head: String
    package var address: String
    /// Sensitive: withheld unless the caller holds the link or may approve (S57).
    package var telephone: String
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

    /// Unsettled rows that a worker holds today, due until a day.
    func agendaRows(of worker: EntityKey, through: CivilDate?) throws -> (rows: [Obligation], links: [EntityKey: [LinkRecord]]) {
        let last = through ?? today.adding(days: engine.settings.horizon)
        let links = try reader.links(ofWorkers: [worker]).filter { $0.tenure.contains(today) }
        let about = Set(links.map(\.subject)).union(organisation.units(heldBy: worker, on: today))
        let rows = try reader.obligations(about: about.sorted(), rule: nil, closingAfter: today.adding(days: -1))
        let known = try self.links(of: rows.map(\.identity.about))
        let own = rows.filter { row in
            guard [.open, .overdue, .upcoming].contains(row.status(on: today)), row.window.opens <= last else { return false }
            guard let rule = rules.rule(row.identity.rule) else { return false }
            let links = known[row.identity.about] ?? []
            // Backups see the item too (S20).
            return holder(of: row, rule: rule, links: links) == worker
                || links.contains { $0.worker == worker && $0.tenure.contains(today) && !$0.isPrimary }
        }.sorted { ($0.window.dueBefore, $0.identity) < ($1.window.dueBefore, $1.identity) }
        return (own, known)
    }

    func agendaItems(_ rows: [Obligation], links: [EntityKey: [LinkRecord]]? = nil) throws -> [AgendaItem] {
        let views = try views(of: rows, links: links)
        let keys = views.map(\.about.key)
        let subjects = Dictionary(uniqueKeysWithValues: try reader.subjects(Array(Set(keys)).sorted()).map { ($0.key, $0) })
        let heads = Dictionary(
            try reader.residents(of: Array(Set(keys)).sorted()).filter(\.isHead).map { ($0.household, $0) },
            uniquingKeysWith: { first, _ in first })
        return views.map { view in
            let head = heads[view.about.key]
            let isSensitiveAllowed = maySeeSensitive(unit: view.unit.key, holder: view.holder?.key)
            return AgendaItem(
                obligation: view, head: head?.name ?? "", address: subjects[view.about.key]?.address ?? "",
                telephone: head.map { isSensitiveAllowed ? $0.telephone : Lens.withheld($0.telephone) } ?? "")
        }
    }

    /// Whether the caller may see telephone numbers of a unit's households: the holder himself, or whoever may approve there (S57).
    package func maySeeSensitive(unit: EntityKey, holder: EntityKey?) -> Bool {
        guard caller.access != nil else { return true }
        if let worker = caller.actor.worker, worker == holder { return true }
        guard let access = caller.access, access.has(.approve) else { return false }
        return caller.scope(for: .approve, in: organisation, on: today).contains(unit)
    }

    /// Withheld visibly (S57): that there is a value, not what it is.
    package static func withheld(_ value: String) -> String { value.isEmpty ? "" : "***" }
}
