import LianhuAPI
import LianhuRules

/// The daemon as a courier sees it: take, and tell.
package protocol Outbox: Sendable {
    func claim(_ channel: String, limit: Int, lease: Int) async throws -> [Wire.Message]
    func report(_ number: Int64, _ report: Wire.ReportRequest) async throws
}

/// The daemon over its socket.
package struct Daemon: Outbox {
    private let http: UnixHTTPClient

    package init(socket: String) { http = UnixHTTPClient(path: socket) }

    package func claim(_ channel: String, limit: Int, lease: Int) async throws -> [Wire.Message] {
        let body = Wire.ClaimRequest(channel: channel, limit: limit, lease: lease)
        return try await http.send(try ClientRequest(.post, "/v1/notifications/claim", json: body)).decode(Wire.Claim.self).items
    }

    package func report(_ number: Int64, _ report: Wire.ReportRequest) async throws {
        _ = try await http.send(try ClientRequest(.post, "/v1/notifications/\(number)/report", json: report))
    }
}

extension Wire.ReportRequest {
    /// What to tell of an outcome, with the channel's own patience.
    init(_ outcome: Outcome, retry: CourierConfiguration.Retry) {
        switch outcome {
        case .delivered: self.init(outcome: "delivered")
        case .handed: self.init(outcome: "handed")
        case .rejected(let code): self.init(outcome: "rejected", code: code)
        case .failed(let code, let retryAfter):
            self.init(
                outcome: "failed", code: code, retryAfter: retryAfter > 0 ? retryAfter : nil, first: retry.first, longest: retry.longest,
                attempts: retry.attempts)
        }
    }
}
