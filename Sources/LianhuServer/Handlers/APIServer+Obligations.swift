import Hummingbird
import LianhuAPI
import LianhuCore
import LianhuEngine

extension APIServer {
    func listObligations(_ call: Call) async throws -> Response {
        var query = ObligationQuery()
        query.unit = call.text("unit")
        query.about = call.text("about")
        query.rule = call.text("rule")
        query.period = call.text("period")
        query.statuses = Set(call.words("status").compactMap { Status(name: $0) })
        query.asOf = call.date("asOf")
        query.cursor = call.text("cursor")
        query.limit = call.limit
        let page = try await engine.obligations(query, by: call.caller, at: call.now)
        return try call.json(Wire.Page(items: try await wire(page.items), nextCursor: page.next))
    }

    func showObligation(_ call: Call) async throws -> Response {
        let view = try await engine.obligation(
            try call.path("id"), asOf: call.date("asOf"), by: call.caller, at: call.now)
        return try call.json(Wire.Obligation(view, names: try await names(in: [view])))
    }

    func excuseObligation(_ call: Call) async throws -> Response {
        let body = try await call.bytes()
        let request = try RequestBody.decode(Wire.ExcuseRequest.self, from: body)
        let actor = call.caller.actor
        let once: Once<ObligationView> = try call.once(body) { view in
            // Whoever may excuse at all is the approver.
            Wire.Obligation(view, names: actor.worker.flatMap { key in actor.workerID.map { [key: $0] } } ?? [:])
        }
        return call.json(
            try await engine.excuse(obligation: try call.path("id"), reason: request.reason, once, by: call.caller, at: call.now))
    }

    func showAgendaSheet(_ call: Call) async throws -> Response {
        let rows = try await engine.agendaSheet(unit: call.text("unit"), by: call.caller, at: call.now)
        let packs = try await engine.query(by: call.caller, at: call.now) { lens in lens.rules.set.packs }
        var methods: [String: Wire.Title] = [:]
        for word in packs.flatMap({ $0.vocabulary.words(.methods) }) { methods[word.name] = Wire.Title(word.title) }
        return try call.json(
            Wire.AgendaSheet(
                unit: call.text("unit"), day: engine.zone.date(of: call.now),
                rows: rows.map {
                    Wire.AgendaSheetRow(
                        key: $0.key, subject: $0.subject, name: $0.name, head: $0.head, group: $0.group, telephone: $0.telephone,
                        owedUntil: $0.owedUntil, worker: $0.worker)
                }, methods: methods))
    }

    // MARK: Names

    /// Ids of those who approved excuses.
    func names(in views: [ObligationView]) async throws -> [EntityKey: String] {
        try await engine.ids(of: Set(views.compactMap { $0.excuse?.approver }))
    }

    func wire(_ views: [ObligationView]) async throws -> [Wire.Obligation] {
        let names = try await names(in: views)
        return views.map { Wire.Obligation($0, names: names) }
    }
}
