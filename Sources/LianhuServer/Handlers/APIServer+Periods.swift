import Hummingbird
import LianhuAPI
import LianhuCore
import LianhuEngine

extension APIServer {
    func listPeriods(_ call: Call) async throws -> Response {
        try call.json(Wire.Periods(items: try await engine.periods(by: call.caller, at: call.now).map { Wire.Period($0) }))
    }

    func showPeriod(_ call: Call) async throws -> Response {
        try call.json(Wire.Period(try await engine.period(try call.path("period"), by: call.caller, at: call.now)))
    }

    func postponePeriod(_ call: Call) async throws -> Response {
        let body = try await call.bytes()
        let request = try RequestBody.decode(Wire.PostponeRequest.self, from: body)
        let once: Once<PeriodView> = try call.once(body) { Wire.Period($0) }
        return call.json(
            try await engine.postpone(period: try call.path("period"), reason: request.reason, once, by: call.caller, at: call.now))
    }

    func amendPeriod(_ call: Call) async throws -> Response {
        let body = try await call.bytes()
        let request = try RequestBody.decode(Wire.AmendRequest.self, from: body)
        let draft = AmendmentDraft(
            period: try call.path("period"), obligation: request.obligation, evidence: request.evidence, reason: request.reason)
        // An excused obligation is not amended, so that no approver of an excuse is to be named.
        let once: Once<ObligationView> = try call.once(body, status: 201) { Wire.Obligation($0, names: [:]) }
        return call.json(try await engine.amend(draft, once, by: call.caller, at: call.now))
    }
}
