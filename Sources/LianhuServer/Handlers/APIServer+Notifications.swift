import Hummingbird
import LianhuAPI
import LianhuCore
import LianhuEngine

extension APIServer {
    func serveNotifications(_ call: Call) async throws -> Response {
        switch call.route.id {
        case .listNotifications: try await listNotifications(call)
        case .showNotification: try await showNotification(call)
        case .claimNotifications: try await claimNotifications(call)
        case .reportNotification: try await reportNotification(call)
        case .retryNotification: try await retryNotification(call)
        default: try await deliverNotification(call)
        }
    }

    private func listNotifications(_ call: Call) async throws -> Response {
        let query = NotificationQuery(recipient: call.text("recipient"), state: call.text("state"), channel: call.text("channel"))
        let page = try await engine.messages(query, cursor: call.text("cursor"), limit: call.limit, by: call.caller, at: call.now)
        let isInWords = call.flag("text")
        return try call.json(Wire.Page(items: page.items.map { Wire.Notification($0, isInWords: isInWords) }, nextCursor: page.next))
    }

    private func showNotification(_ call: Call) async throws -> Response {
        let detail = try await engine.message(try Self.number(of: call), by: call.caller, at: call.now)
        return try call.json(Wire.Notification(detail, isInWords: true))
    }

    // No answer is kept under the client's key: it holds names, and what is claimed twice comes back by its lease.
    private func claimNotifications(_ call: Call) async throws -> Response {
        let request = try RequestBody.decode(Wire.ClaimRequest.self, from: try await call.bytes())
        let draft = ClaimDraft(channel: request.channel, limit: request.limit ?? 10, lease: request.lease ?? 120)
        let messages = try await engine.claim(draft, by: call.caller, at: call.now)
        return try call.json(Wire.Claim(items: messages.map { Wire.Message($0) }))
    }

    private func reportNotification(_ call: Call) async throws -> Response {
        let number = try Self.number(of: call)
        let body = try await call.bytes()
        let request = try RequestBody.decode(Wire.ReportRequest.self, from: body)
        guard let outcome = DeliveryReport.Outcome(rawValue: request.outcome) else {
            let words = DeliveryReport.Outcome.allCases.map(\.rawValue).joined(separator: ", ")
            throw CommandProblem.member(
                "/outcome", "request.member_invalid", ["name": "outcome", "value": request.outcome, "reason": words])
        }
        let standard = RetryPolicy.standard
        let policy = RetryPolicy(
            first: request.first ?? standard.first, longest: request.longest ?? standard.longest,
            attempts: request.attempts ?? standard.attempts)
        let report = DeliveryReport(
            message: number, outcome: outcome, code: request.code, policy: policy, retryAfter: request.retryAfter ?? 0,
            jitter: Double.random(in: 0...1))
        let once: Once<DeliveryRecord> = try call.once(body) { Wire.Delivery($0) }
        return call.json(try await engine.report(report, once, by: call.caller, at: call.now))
    }

    private func retryNotification(_ call: Call) async throws -> Response {
        let number = try Self.number(of: call)
        let once: Once<DeliveryRecord> = try call.once([]) { Wire.Delivery($0) }
        return call.json(try await engine.retry(message: number, once, by: call.caller, at: call.now))
    }

    private func deliverNotification(_ call: Call) async throws -> Response {
        let number = try Self.number(of: call)
        let once: Once<DeliveryRecord> = try call.once([]) { Wire.Delivery($0) }
        return call.json(try await engine.tickOff(message: number, once, by: call.caller, at: call.now))
    }

    private static func number(of call: Call) throws -> Int64 {
        let text = try call.path("number")
        guard let number = Int64(text), number > 0 else { throw CommandProblem(.notFound, "unknown.notification", ["value": text]) }
        return number
    }
}

extension Wire.Notification {
    fileprivate init(_ detail: NotificationDetail, isInWords: Bool) {
        let (message, delivery) = (detail.message, detail.message.delivery)
        self.init(
            number: message.record.key, id: message.id, recipient: detail.view.recipient.map { Wire.Reference($0) },
            tone: message.record.tone.rawValue, digest: message.record.digest.rawValue, at: message.record.at,
            sendAfter: message.record.sendAfter, items: detail.view.items, cleared: detail.view.cleared,
            state: detail.isUnaddressed ? "unaddressed" : delivery.state.rawValue, channel: delivery.channel ?? message.way?.channel,
            group: message.way?.name.isEmpty == false ? message.way?.name : nil, owner: message.owner.map { Wire.Reference($0) },
            attempts: delivery.attempts, nextAttempt: delivery.state == .pending ? delivery.due : nil, deliveredAt: delivery.deliveredAt,
            error: delivery.error, title: isInWords ? message.text.title : nil, lines: isInWords ? message.text.lines : nil)
    }
}

extension Wire.Message {
    fileprivate init(_ message: MessageView) {
        let way = message.way
        self.init(
            number: message.record.key, id: message.id, origin: message.origin, channel: message.delivery.channel ?? "",
            attempt: message.delivery.attempts + 1, recipient: message.recipient.map { Wire.Reference($0) },
            address: way.flatMap { $0.address.isEmpty ? nil : $0.address }, group: way.flatMap { $0.name.isEmpty ? nil : $0.name },
            owner: message.owner.map { Wire.Reference($0) }, tone: message.record.tone.rawValue, digest: message.record.digest.rawValue,
            at: message.record.at, until: message.delivery.due, title: message.text.title, lines: message.text.lines, items: message.items,
            language: message.language.rawValue)
    }
}

extension Wire.Delivery {
    fileprivate init(_ record: DeliveryRecord) {
        self.init(
            number: record.notification, state: record.state.rawValue, channel: record.channel, attempts: record.attempts,
            nextAttempt: record.state == .pending ? record.due : nil, deliveredAt: record.deliveredAt, error: record.error)
    }
}
