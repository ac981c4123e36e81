import LianhuAudit
import LianhuCore

/// Under which key a client may repeat a command, and what it sent.
package struct OnceKey: Hashable, Sendable {
    package var uid: UInt32
    /// The route's template.
    package var route: String
    package var key: String
    /// Digest of the request, hexadecimal.
    package var fingerprint: String

    package init(uid: UInt32, route: String, key: String, fingerprint: String) {
        self.uid = uid
        self.route = route
        self.key = key
        self.fingerprint = fingerprint
    }
}

/// An answer that is kept with the effect that it tells.
package struct KeptReply: Hashable, Sendable {
    package var status: Int
    package var body: [UInt8]
    /// It was given before; nothing was changed.
    package var isReplay = false

    package init(status: Int, body: [UInt8]) {
        self.status = status
        self.body = body
    }
}

/// A command whose answer is written down in the very transaction of its effect: the same key within 24 hours gets the same answer.
///
/// Refusals are not kept; the same key with another request is `idempotency.reused`.
package struct Once<Result: Sendable>: Sendable {
    /// Nil: the client sent no key, and every call is a new one.
    package var key: OnceKey?
    /// The answer to a result.
    package var reply: @Sendable (Result) throws -> KeptReply

    package init(_ key: OnceKey?, reply: @escaping @Sendable (Result) throws -> KeptReply) {
        self.key = key
        self.reply = reply
    }
}

extension Engine {
    /// Runs a command once for each key.
    package func perform<Result: Sendable>(
        _ once: Once<Result>, by caller: Caller, at now: Instant, _ body: @escaping @Sendable (inout Session) throws -> Result
    ) async throws -> KeptReply {
        try await perform(by: caller, at: now) { session in
            if let key = once.key, let kept = try session.kept(key) { return kept }
            let reply = try once.reply(try body(&session))
            if let key = once.key {
                session.changes.idempotency = IdempotencyRecord(
                    uid: key.uid, route: key.route, key: key.key, fingerprint: key.fingerprint, at: now, status: reply.status,
                    body: reply.body)
            }
            return reply
        }
    }

    /// Records evidence, once for each key.
    package func record(
        _ draft: EvidenceDraft, _ once: Once<EvidenceReceipt>, by caller: Caller, at now: Instant
    ) async throws -> KeptReply {
        try await perform(once, by: caller, at: now) { session in try session.record(draft) }
    }

    /// Voids a record, once for each key (S15).
    package func void(
        evidence id: String, reason: String, _ once: Once<CorrectionReceipt>, by caller: Caller, at now: Instant
    ) async throws -> KeptReply {
        try await perform(once, by: caller, at: now) { session in try session.void(id, reason: reason) }
    }

    /// Replaces a record, once for each key (S15).
    package func correct(
        evidence id: String, with draft: EvidenceDraft, reason: String, _ once: Once<CorrectionReceipt>, by caller: Caller, at now: Instant
    ) async throws -> KeptReply {
        try await perform(once, by: caller, at: now) { session in try session.correct(id, with: draft, reason: reason) }
    }

    /// Waives an obligation, once for each key; the answer shows it as it is now (S14).
    package func excuse(
        obligation id: String, reason: String, _ once: Once<ObligationView>, by caller: Caller, at now: Instant
    ) async throws -> KeptReply {
        try await perform(once, by: caller, at: now) { session in
            let row = try session.excuse(id, reason: reason)
            try session.flush()
            guard let view = try session.lens.views(of: [row]).first else {
                throw CommandProblem(.notFound, "unknown.obligation", ["value": id])
            }
            return view
        }
    }

    /// Takes a sheet back, once for each key (S58).
    package func importContacts(
        _ bytes: [UInt8], file: String, reason: String?, _ once: Once<ContactSheetReport>, by caller: Caller, at now: Instant
    ) async throws -> KeptReply {
        try await perform(once, by: caller, at: now) { session in try session.importContacts(bytes, file: file, reason: reason) }
    }

    /// Applies sheets, once for each key (S59); a dry run keeps nothing.
    package func importRoster(
        _ files: [String: [UInt8]], options: ImportOptions, _ once: Once<ImportReport>, by caller: Caller, at now: Instant
    ) async throws -> KeptReply {
        if options.isDryRun { return try once.reply(try await importRoster(files, options: options, by: caller, at: now)) }
        return try await perform(once, by: caller, at: now) { session in try session.importRoster(files, options: options) }
    }
}

extension Session {
    /// What was answered under a key within the last 24 hours.
    fileprivate func kept(_ key: OnceKey) throws -> KeptReply? {
        let record = try tx.idempotency(uid: key.uid, route: key.route, key: key.key)
        guard let record, record.at > now.adding(hours: -24) else { return nil }
        guard record.fingerprint == key.fingerprint else { throw CommandProblem(.invalid, "idempotency.reused") }
        var reply = KeptReply(status: record.status, body: record.body)
        reply.isReplay = true
        return reply
    }
}
