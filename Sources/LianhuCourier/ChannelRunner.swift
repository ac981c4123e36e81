import LianhuAPI
import LianhuCore
import LianhuRules
import Logging

/// One channel at work: takes a few messages, sends one after the other, tells of each. It knows nothing of the other channels.
package struct ChannelRunner: Sendable {
    /// Messages taken at a time: what a courier that dies holds up until its time is over.
    static let batch = 5

    let settings: CourierConfiguration.Channel
    let channel: any Channel
    let outbox: any Outbox
    let poll: Duration
    let now: @Sendable () -> Instant
    let logger: Logger

    package init(
        settings: CourierConfiguration.Channel, channel: any Channel, outbox: any Outbox, poll: Duration,
        now: @escaping @Sendable () -> Instant, logger: Logger
    ) {
        self.settings = settings
        self.channel = channel
        self.outbox = outbox
        self.poll = poll
        self.now = now
        self.logger = logger
    }

    /// Until the task is cancelled.
    package func run() async {
        var pause = poll
        var isLost = false
        while !Task.isCancelled {
            do {
                let count = try await round()
                if isLost { logger.notice("the daemon answers again", metadata: ["channel": "\(settings.name)"]) }
                isLost = false
                pause = poll
                if count > 0 { continue }
            } catch {
                if Task.isCancelled { return }
                // Told once, not every few seconds while a daemon is away.
                if !isLost {
                    logger.warning("the daemon does not answer", metadata: ["channel": "\(settings.name)", "code": "\(Self.code(error))"])
                }
                isLost = true
                pause = min(pause * 2, .seconds(30))
            }
            try? await Task.sleep(for: pause)
        }
    }

    /// Takes what is due and sends it; how many there were.
    package func round() async throws -> Int {
        let each = Int(channel.pace.components.seconds) + settings.timeout + 1
        let messages = try await outbox.claim(settings.name, limit: Self.batch, lease: min(3_600, max(5, Self.batch * each)))
        for message in messages {
            if Task.isCancelled { break }
            let begin = ContinuousClock.now
            let outcome = await channel.deliver(message, at: now())
            // What was cut short by our own end comes back by its lease, and costs the message no try.
            if Task.isCancelled, outcome != .delivered { break }
            try await tell(message, outcome)
            let rest = channel.pace - (ContinuousClock.now - begin)
            if rest > .zero { try? await Task.sleep(for: rest) }
        }
        return messages.count
    }

    private func tell(_ message: Wire.Message, _ outcome: Outcome) async throws {
        if case .failed(let code, _) = outcome { log(message, code) }
        if case .rejected(let code) = outcome { log(message, code) }
        let report = Wire.ReportRequest(outcome, retry: settings.retry)
        // Not cut short by our own end: what has arrived shall be known to have.
        let (outbox, number) = (outbox, message.number)
        try await Task { try await Self.tell(outbox, number, report) }.value
    }

    private static func tell(_ outbox: any Outbox, _ number: Int64, _ report: Wire.ReportRequest) async throws {
        // A word that is lost makes the message arrive twice: worth a little patience.
        for pause in [Duration.milliseconds(200), .seconds(1), .seconds(3)] {
            do { return try await outbox.report(number, report) } catch is Problem { return } catch {
                try? await Task.sleep(for: pause)
            }
        }
        try await outbox.report(number, report)
    }

    private func log(_ message: Wire.Message, _ code: String) {
        logger.warning(
            "not delivered",
            metadata: [
                "notification": "\(message.number)", "channel": "\(settings.name)", "attempt": "\(message.attempt)", "code": "\(code)",
            ])
    }

    private static func code(_ error: any Error) -> String {
        switch error {
        case let problem as Problem: problem.code
        case let error as ClientError: error.code
        default: "failed"
        }
    }
}
