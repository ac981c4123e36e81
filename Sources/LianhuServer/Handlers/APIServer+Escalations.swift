import Hummingbird
import LianhuAPI
import LianhuCore
import LianhuEngine

extension APIServer {
    func listEscalations(_ call: Call) async throws -> Response {
        let page = try await engine.escalations(
            unit: call.text("unit"), recipient: call.text("recipient"), includesSkipped: call.flag("all"), cursor: call.text("cursor"),
            limit: call.limit, by: call.caller, at: call.now)
        return try call.json(Wire.Page(items: page.items.map { Wire.Escalation($0) }, nextCursor: page.next))
    }

    func acknowledgeEscalation(_ call: Call) async throws -> Response {
        let body = try await call.bytes()
        let request = try RequestBody.decode(Wire.AcknowledgeRequest.self, from: body)
        let worker = call.caller.actor.workerID
        let once: Once<AcknowledgementRecord> = try call.once(body, status: 201) { record in
            Wire.Acknowledgement(obligation: request.obligation, worker: worker, until: record.until, at: record.at)
        }
        return call.json(
            try await engine.acknowledge(
                request.obligation, until: request.until, comment: request.comment, once, by: call.caller, at: call.now))
    }
}
