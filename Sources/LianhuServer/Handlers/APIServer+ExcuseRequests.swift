import Hummingbird
import LianhuAPI
import LianhuCore
import LianhuEngine

extension APIServer {
    func askExcuse(_ call: Call) async throws -> Response {
        let body = try await call.bytes()
        let request = try RequestBody.decode(Wire.ExcuseRequest.self, from: body)
        // Nobody has approved anything of what is asked for now.
        let once: Once<ExcuseRequestView> = try call.once(body, status: 201) { Wire.ExcuseAsked($0, names: [:]) }
        return call.json(
            try await engine.askExcuse(obligation: try call.path("id"), reason: request.reason, once, by: call.caller, at: call.now))
    }

    func decideExcuse(_ call: Call) async throws -> Response {
        let body = try await call.bytes()
        let request = try RequestBody.decode(Wire.DecisionRequest.self, from: body)
        let actor = call.caller.actor
        let once: Once<ObligationView> = try call.once(body) { view in
            // Whoever may decide at all is the approver.
            Wire.Obligation(view, names: actor.worker.flatMap { key in actor.workerID.map { [key: $0] } } ?? [:])
        }
        return call.json(
            try await engine.decideExcuse(
                obligation: try call.path("id"), isApproved: !(request.deny ?? false), once, by: call.caller, at: call.now))
    }

    func listExcuseRequests(_ call: Call) async throws -> Response {
        let page = try await engine.pendingExcuses(
            unit: call.text("unit"), cursor: call.text("cursor"), limit: call.limit, by: call.caller, at: call.now)
        let names = try await names(in: page.items.map(\.obligation))
        return try call.json(Wire.Page(items: page.items.map { Wire.ExcuseAsked($0, names: names) }, nextCursor: page.next))
    }
}

extension Wire.ExcuseAsked {
    init(_ view: ExcuseRequestView, names: [EntityKey: String]) {
        self.init(
            obligation: Wire.Obligation(view.obligation, names: names), reason: view.reason, worker: Wire.Reference(view.worker),
            askedAt: view.askedAt)
    }
}
