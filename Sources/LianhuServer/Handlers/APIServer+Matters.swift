import Hummingbird
import LianhuAPI
import LianhuCore
import LianhuEngine

extension APIServer {
    func raiseMatter(_ call: Call) async throws -> Response {
        let body = try await call.bytes()
        let request = try RequestBody.decode(Wire.MatterRaise.self, from: body)
        let draft = MatterDraft(
            kind: request.kind, about: request.about, summary: request.summary, field: request.field,
            source: try Self.word(request.source, "source"), evidence: request.evidence, finder: request.finder, reporter: request.reporter,
            foundAt: try request.foundAt.map { try EvidenceChecks(zone: engine.zone).instant($0, "foundAt") }, reason: request.reason,
            isFixed: request.fixed ?? false)
        let zone = engine.zone
        let once: Once<MatterView> = try call.once(body, status: 201) { Wire.Matter($0, zone: zone) }
        return call.json(try await engine.raise(draft, once, by: call.caller, at: call.now))
    }

    func actOnMatter(_ call: Call) async throws -> Response {
        let body = try await call.bytes()
        let request = try RequestBody.decode(Wire.MatterAct.self, from: body)
        guard let act: MatterAct = try Self.word(request.act, "act"), MatterAct.asked.contains(act) else {
            throw Self.unknownWord(request.act, "act", MatterAct.asked.map(\.rawValue))
        }
        let order = MatterOrder(
            act, to: request.to, parts: (request.parts ?? []).map { MatterOrderPart(party: $0.party, text: $0.text) },
            reason: request.reason, until: request.until, into: request.into, note: request.note ?? "")
        let zone = engine.zone
        let once: Once<MatterView> = try call.once(body) { Wire.Matter($0, zone: zone) }
        return call.json(try await engine.act(order, on: try call.path("id"), once, by: call.caller, at: call.now))
    }

    func listMatters(_ call: Call) async throws -> Response {
        var query = MatterQuery()
        query.unit = call.text("unit")
        query.kind = call.text("class")
        query.about = call.text("about")
        query.holder = call.text("holder")
        query.phases = Set(call.words("phase").compactMap(MatterState.Phase.init(rawValue:)))
        query.isOverdueOnly = call.flag("overdue")
        let page = try await engine.matters(query, cursor: call.text("cursor"), limit: call.limit, by: call.caller, at: call.now)
        return try call.json(Wire.Page(items: page.items.map { Wire.Matter($0, zone: engine.zone) }, nextCursor: page.next))
    }

    func showMatter(_ call: Call) async throws -> Response {
        let view = try await engine.matter(try call.path("id"), by: call.caller, at: call.now)
        return try call.json(Wire.Matter(view, zone: engine.zone))
    }

    func showMatterFigures(_ call: Call) async throws -> Response {
        var query = MatterFigureQuery(period: call.text("period") ?? "")
        query.unit = call.text("unit")
        query.kind = call.text("class")
        query.by = call.text("by").flatMap(MatterFigureQuery.Breakdown.init(rawValue:)) ?? .none
        query.asOf = call.date("asOf")
        return try call.json(Wire.MatterFigureReport(try await engine.matterFigures(query, by: call.caller, at: call.now)))
    }

    private static func word<Word: RawRepresentable<String> & CaseIterable>(_ text: String?, _ name: String) throws -> Word? {
        guard let text else { return nil }
        guard let word = Word(rawValue: text) else { throw unknownWord(text, name, Word.allCases.map(\.rawValue)) }
        return word
    }

    private static func unknownWord(_ text: String, _ name: String, _ known: [String]) -> CommandProblem {
        .member("/\(name)", "request.member_invalid", ["name": name, "value": text, "reason": known.joined(separator: ", ")])
    }
}
