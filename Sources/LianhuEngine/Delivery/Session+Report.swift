import LianhuAudit
import LianhuCore

/// What a courier tells of a message that it took.
package struct DeliveryReport: Hashable, Sendable {
    package enum Outcome: String, Hashable, Sendable, CaseIterable {
        case delivered
        /// A person passes it on by hand.
        case handed
        /// It may go better later.
        case failed
        /// It will never go.
        case rejected
    }

    package var message: Int64
    package var outcome: Outcome
    /// Why not; a code.
    package var code: String?
    package var policy: RetryPolicy
    /// Seconds that the other side asked for.
    package var retryAfter: Int
    /// 0 to 1, drawn by the caller.
    package var jitter: Double

    package init(
        message: Int64, outcome: Outcome, code: String? = nil, policy: RetryPolicy = .standard, retryAfter: Int = 0, jitter: Double
    ) {
        self.message = message
        self.outcome = outcome
        self.code = code
        self.policy = policy
        self.retryAfter = retryAfter
        self.jitter = jitter
    }
}

extension Engine {
    /// Takes a courier's word for a message. A word that comes late changes nothing, except that what arrived has arrived.
    package func report(_ report: DeliveryReport, by caller: Caller, at now: Instant) async throws -> DeliveryRecord {
        try await perform(by: caller, at: now) { session in try session.report(report) }
    }

    /// Sends a message again that was given up.
    package func retry(message key: Int64, by caller: Caller, at now: Instant) async throws -> DeliveryRecord {
        try await perform(by: caller, at: now) { session in try session.retry(key) }
    }

    /// Ticks a message off that somebody passed on by hand.
    package func tickOff(message key: Int64, by caller: Caller, at now: Instant) async throws -> DeliveryRecord {
        try await perform(by: caller, at: now) { session in try session.tickOff(key) }
    }
}

extension Engine {
    /// Takes a courier's word, once for each key.
    package func report(
        _ report: DeliveryReport, _ once: Once<DeliveryRecord>, by caller: Caller, at now: Instant
    ) async throws -> KeptReply {
        try await perform(once, by: caller, at: now) { session in try session.report(report) }
    }

    /// Sends a message again, once for each key.
    package func retry(message key: Int64, _ once: Once<DeliveryRecord>, by caller: Caller, at now: Instant) async throws -> KeptReply {
        try await perform(once, by: caller, at: now) { session in try session.retry(key) }
    }

    /// Ticks a message off, once for each key.
    package func tickOff(message key: Int64, _ once: Once<DeliveryRecord>, by caller: Caller, at now: Instant) async throws -> KeptReply {
        try await perform(once, by: caller, at: now) { session in try session.tickOff(key) }
    }
}

extension Session {
    mutating func report(_ report: DeliveryReport) throws -> DeliveryRecord {
        try caller.requireWholeTree(.deliver)
        try Self.check(report)
        var row = try delivery(report.message)
        switch report.outcome {
        case .delivered:
            guard row.state != .delivered else { return row }
            row = delivered(row)
        case .handed:
            guard row.state == .leased || row.state == .pending else { return row }
            row.state = .handed
            row.error = nil
        case .failed, .rejected:
            guard row.state == .leased else { return row }
            row.attempts += 1
            row.error = report.code ?? "unknown"
            let pause = report.policy.pause(after: row.attempts, jitter: report.jitter, least: report.retryAfter)
            if report.outcome == .failed, let pause {
                row.state = .pending
                row.due = Instant(milliseconds: now.milliseconds + pause)
            } else {
                row.state = .dead
            }
        }
        changes.deliveries.append(row)
        try log(row, act: Self.act(of: row.state))
        return row
    }

    mutating func retry(_ key: Int64) throws -> DeliveryRecord {
        var row = try delivery(key)
        try caller.require(.approve, at: try recipient(of: key).unit, naming: "\(key)", in: organisation, on: today)
        guard row.state == .dead else {
            throw CommandProblem(.conflict, "notification.not_dead", ["value": "\(key)", "state": row.state.rawValue])
        }
        row.state = .pending
        row.attempts = 0
        row.due = now
        // The roster may know a better way by now.
        row.channel = nil
        changes.deliveries.append(row)
        try log(row, act: "notification.retry")
        return row
    }

    mutating func tickOff(_ key: Int64) throws -> DeliveryRecord {
        let row = try delivery(key)
        let recipient = try recipient(of: key)
        let owner = try AddressBook(of: [recipient.key], reader: tx).way(to: recipient.key)?.owner
        let isOwner = owner != nil && owner == caller.actor.worker
        let mayDeliver = (try? caller.requireWholeTree(.deliver)) != nil
        let mayApprove = (try? caller.require(.approve, at: recipient.unit, naming: "", in: organisation, on: today)) != nil
        guard isOwner || mayDeliver || mayApprove else {
            throw CommandProblem(.notPermitted, "notification.not_yours", ["value": "\(key)"])
        }
        guard row.state != .delivered else { throw CommandProblem(.conflict, "notification.already_delivered", ["value": "\(key)"]) }
        let ticked = delivered(row)
        changes.deliveries.append(ticked)
        try log(ticked, act: "notification.tick_off")
        return ticked
    }

    private func delivered(_ row: DeliveryRecord) -> DeliveryRecord {
        var row = row
        row.state = .delivered
        row.attempts += 1
        row.deliveredAt = now
        row.error = nil
        return row
    }

    private func delivery(_ key: Int64) throws -> DeliveryRecord {
        guard let row = try tx.deliveries([key]).first else {
            throw CommandProblem(.notFound, "unknown.notification", ["value": "\(key)"])
        }
        return row
    }

    private func recipient(of key: Int64) throws -> EntityRef {
        guard let message = try tx.notifications([key]).first,
            let recipient = try tx.entities(keys: [message.recipient])[message.recipient]
        else { throw CommandProblem(.notFound, "unknown.notification", ["value": "\(key)"]) }
        return recipient
    }

    private static func act(of state: DeliveryRecord.State) -> String {
        switch state {
        case .delivered: "notification.deliver"
        case .handed: "notification.hand"
        case .dead: "notification.give_up"
        default: "notification.fail"
        }
    }

    /// Codes only: what the other side answered is nobody's to keep, and addresses are personal (S60).
    private mutating func log(_ row: DeliveryRecord, act: String) throws {
        var facts: [String: JSONValue] = ["message": .int(row.notification), "attempts": .int(Int64(row.attempts))]
        if let channel = row.channel { facts["channel"] = .string(channel) }
        if row.state == .pending { facts["next"] = .string(row.due.description) }
        try log(LeafDraft(act: act, why: row.error, facts: facts))
    }

    private static func check(_ report: DeliveryReport) throws {
        func refuse(_ name: String, _ value: String, _ reason: String) -> CommandProblem {
            .member("/\(name)", "request.member_invalid", ["name": name, "value": value, "reason": reason])
        }
        if let code = report.code {
            let isCode =
                (1...64).contains(code.utf8.count)
                && code.utf8.allSatisfy { byte in
                    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
                }
            guard isCode else { throw refuse("code", "…", "[a-z0-9_.], 1–64") }
        }
        let policy = report.policy
        let numbers = [
            ("first", policy.first, 1...86_400), ("longest", policy.longest, 1...604_800), ("attempts", policy.attempts, 1...1_000),
            ("retryAfter", report.retryAfter, 0...86_400),
        ]
        for (name, value, range) in numbers where !range.contains(value) {
            throw refuse(name, "\(value)", "\(range.lowerBound)–\(range.upperBound)")
        }
    }
}
