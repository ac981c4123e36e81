import LianhuCore

extension Engine {
    /// A page of waivers that were asked for and not decided, in the order of their obligations (S14).
    package func pendingExcuses(
        unit: String?, cursor: String?, limit: Int, by caller: Caller, at now: Instant
    ) async throws -> Page<ExcuseRequestView> {
        try await query(by: caller, at: now) { lens in
            try caller.require(.read)
            return try lens.pendingExcuses(units: try lens.units(under: unit), after: try cursor.map(Cursor.identity), limit: limit)
        }
    }
}

extension Lens {
    func pendingExcuses(units: Set<EntityKey>?, after: Identity?, limit: Int) throws -> Page<ExcuseRequestView> {
        var found: [(request: ExcuseRequestRecord, row: Obligation)] = []
        var last = after
        let size = 1_000
        while found.count <= limit {
            let page = try reader.pendingExcuses(after: last, limit: size)
            let rows = Dictionary(
                try reader.obligations(page.map(\.item)).map { ($0.identity, $0) }, uniquingKeysWith: { first, _ in first })
            for request in page {
                guard let row = rows[request.item], units?.contains(row.unit) ?? true else { continue }
                found.append((request, row))
            }
            last = page.last?.item
            if page.count < size { break }
        }
        let shown = Array(found.prefix(limit))
        let workers = try reader.entities(keys: Array(Set(shown.map(\.request.worker))).sorted())
        // Rows whose members are gone have no view: matched by id, for the order stays.
        let ids = Dictionary(try views(of: shown.map(\.row)).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let abouts = try reader.entities(keys: Array(Set(shown.map(\.row.identity.about))).sorted())
        let items = shown.compactMap { entry -> ExcuseRequestView? in
            let item = entry.row.identity
            let id = PublicID(
                rule: rules.id(of: item.rule) ?? "?", about: abouts[item.about]?.id ?? "?",
                period: Period(code: item.period)?.key ?? "?", slot: item.slot)
            guard let view = ids[id.text], let worker = workers[entry.request.worker] else { return nil }
            return ExcuseRequestView(obligation: view, reason: entry.request.reason, worker: worker, askedAt: entry.request.askedAt)
        }
        return Page(items: items, next: found.count > limit ? shown.last.map { Cursor.text($0.request.item) } : nil)
    }
}
