import LianhuAPI
import LianhuCore

/// A program of somebody else's over HTTPS: CloudEvents, signed by the Standard Webhooks convention.
struct WebhookChannel: Channel {
    let url: String
    let signature: WebhookSignature
    let timeout: Duration
    let poster: HTTPPoster

    func deliver(_ message: Wire.Message, at now: Instant) async -> Outcome {
        guard let body = try? CloudEvent.encode(message) else { return .rejected("webhook.unusable") }
        let seconds = now.milliseconds / 1_000
        let headers = [
            ("Content-Type", CloudEvent.mediaType), ("webhook-id", message.id), ("webhook-timestamp", "\(seconds)"),
            ("webhook-signature", signature.sign(id: message.id, timestamp: seconds, body: body)),
        ]
        do {
            let answer = try await poster.post(url, headers: headers, body: body, timeout: timeout)
            return Self.outcome(of: answer)
        } catch {
            guard case .code(let code) = error else { return .failed("http.failed") }
            return .failed(code)
        }
    }

    /// 2xx: arrived. 410 Gone: the convention's way to say never again.
    static func outcome(of answer: HTTPPoster.Answer) -> Outcome {
        switch answer.status {
        case 200..<300: .delivered
        case 410: .rejected("http.410")
        default: .failed("http.\(answer.status)", retryAfter: answer.retryAfter)
        }
    }
}
