import Hummingbird
import LianhuAPI
import LianhuCore
import LianhuEngine

extension APIServer {
    /// Answers in one request.
    private static let mostAnswers = 500

    func startCampaign(_ call: Call) async throws -> Response {
        let body = try await call.bytes()
        let request = try RequestBody.decode(Wire.CampaignStart.self, from: body)
        let draft = CampaignDraft(
            kind: request.kind, unit: request.unit, text: request.text, dueAt: try request.due.map(due), tag: request.tag)
        let zone = engine.zone
        let once: Once<CampaignView> = try call.once(body, status: 201) { Wire.Campaign($0, zone: zone) }
        return call.json(try await engine.start(draft, once, by: call.caller, at: call.now))
    }

    /// RFC 3339, or a bare date, which stands for its end.
    private func due(_ text: String) throws -> Instant {
        if let day = CivilDate(text) { return engine.zone.startOfDay(day.adding(days: 1)) }
        return try EvidenceChecks(zone: engine.zone).instant(text, "due")
    }

    func listCampaigns(_ call: Call) async throws -> Response {
        var query = CampaignQuery()
        query.unit = call.text("unit")
        query.kind = call.text("kind")
        query.isOpenOnly = call.flag("open")
        let page = try await engine.campaigns(query, cursor: call.text("cursor"), limit: call.limit, by: call.caller, at: call.now)
        return try call.json(Wire.Page(items: page.items.map { Wire.Campaign($0, zone: engine.zone) }, nextCursor: page.next))
    }

    func showCampaign(_ call: Call) async throws -> Response {
        let view = try await engine.campaign(try call.path("id"), unit: call.text("unit"), by: call.caller, at: call.now)
        return try call.json(Wire.Campaign(view, zone: engine.zone))
    }

    func listSilent(_ call: Call) async throws -> Response {
        let page = try await engine.silent(
            campaign: try call.path("id"), unit: call.text("unit"), worker: call.text("worker"), cursor: call.text("cursor"),
            limit: call.limit, by: call.caller, at: call.now)
        return try call.json(Wire.Page(items: page.items.map { Wire.CampaignSilent($0) }, nextCursor: page.next))
    }

    func answerCampaign(_ call: Call) async throws -> Response {
        let body = try await call.bytes()
        let request = try RequestBody.decode(Wire.CampaignAnswers.self, from: body)
        guard (1...Self.mostAnswers).contains(request.answers.count) else {
            throw CommandProblem.member(
                "/answers", "request.member_invalid",
                ["name": "answers", "value": String(request.answers.count), "reason": "1–\(Self.mostAnswers)"])
        }
        let checks = EvidenceChecks(zone: engine.zone)
        let answers = try request.answers.enumerated().map { index, answer in
            CampaignAnswer(
                subject: answer.subject, outcome: answer.outcome, at: try answer.at.map { try checks.instant($0, "answers/\(index)/at") })
        }
        let once: Once<CampaignReceipt> = try call.once(body) { Wire.CampaignReceipt($0) }
        return call.json(try await engine.answer(answers, to: try call.path("id"), once, by: call.caller, at: call.now))
    }

    func rollUpCampaign(_ call: Call) async throws -> Response {
        let body = try await call.bytes()
        let request = try RequestBody.decode(Wire.CampaignRollUp.self, from: body)
        let draft = RollUpDraft(
            unit: request.unit, isPartial: request.partial ?? false, isNothing: request.nothing ?? false, text: request.text ?? "")
        let zone = engine.zone
        let once: Once<CampaignView> = try call.once(body) { Wire.Campaign($0, zone: zone) }
        return call.json(try await engine.rollUp(draft, of: try call.path("id"), once, by: call.caller, at: call.now))
    }

    func closeCampaign(_ call: Call) async throws -> Response {
        let body = try await call.bytes()
        let request = try RequestBody.decode(Wire.CampaignClose.self, from: body)
        let zone = engine.zone
        let once: Once<CampaignView> = try call.once(body) { Wire.Campaign($0, zone: zone) }
        return call.json(
            try await engine.close(campaign: try call.path("id"), reason: request.reason, once, by: call.caller, at: call.now))
    }
}
