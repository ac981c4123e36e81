import Hummingbird
import LianhuAPI
import LianhuCore
import LianhuEngine

extension APIServer {
    func serveChecks(_ call: Call) async throws -> Response {
        switch call.route.id {
        case .startCheck: try await startCheck(call)
        case .listChecks: try await listChecks(call)
        case .showCheck: try call.json(Wire.Check(try await engine.check(try call.path("id"), by: call.caller, at: call.now)))
        default: try await recordCallBack(call)
        }
    }

    private func startCheck(_ call: Call) async throws -> Response {
        let body = try await call.bytes()
        let request = try RequestBody.decode(Wire.CheckStart.self, from: body)
        let size = try request.size.map { text in
            guard let size = SampleSize(text) else {
                throw CommandProblem.member(
                    "/size", "request.member_invalid",
                    ["name": "size", "value": text, "reason": "1–\(SampleSize.most), 1%–100%"])
            }
            return size
        }
        let draft = CheckDraft(kind: request.kind, unit: request.unit, from: request.from, through: request.through, size: size)
        let once: Once<CheckView> = try call.once(body, status: 201) { Wire.Check($0) }
        return call.json(try await engine.startCheck(draft, once, by: call.caller, at: call.now))
    }

    private func recordCallBack(_ call: Call) async throws -> Response {
        let body = try await call.bytes()
        let request = try RequestBody.decode(Wire.CallBackRequest.self, from: body)
        guard let answer = CallAnswer(rawValue: request.answer) else {
            let known = CallAnswer.allCases.map(\.rawValue).joined(separator: ", ")
            throw CommandProblem.member(
                "/answer", "request.member_invalid", ["name": "answer", "value": request.answer, "reason": known])
        }
        let draft = CallBackDraft(
            contact: request.contact, answer: answer, note: request.note ?? "", finding: request.finding ?? "")
        let once: Once<CheckView> = try call.once(body, status: 201) { Wire.Check($0) }
        return call.json(try await engine.callBack(draft, in: try call.path("id"), once, by: call.caller, at: call.now))
    }

    private func listChecks(_ call: Call) async throws -> Response {
        var query = CheckQuery()
        query.unit = call.text("unit")
        query.kind = call.text("kind")
        query.from = call.date("from")
        query.through = call.date("through")
        let page = try await engine.checks(query, cursor: call.text("cursor"), limit: call.limit, by: call.caller, at: call.now)
        return try call.json(Wire.Page(items: page.items.map { Wire.Check($0) }, nextCursor: page.next))
    }
}
