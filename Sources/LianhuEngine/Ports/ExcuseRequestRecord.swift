import LianhuCore

/// A waiver that a worker asked for, and what became of it (S14, S56).
package struct ExcuseRequestRecord: Hashable, Sendable {
    /// What a second person said.
    package struct Decision: Hashable, Sendable {
        package var approver: EntityKey
        package var isApproved: Bool
        package var at: Instant

        package init(approver: EntityKey, isApproved: Bool, at: Instant) {
            self.approver = approver
            self.isApproved = isApproved
            self.at = at
        }
    }

    package var item: Identity
    /// A code: `unreachable`, `in_hospital` …
    package var reason: String
    /// Who asks.
    package var worker: EntityKey
    /// One item may be asked for again after a refusal: item and instant name the request.
    package var askedAt: Instant
    /// Nil while it is pending.
    package var decision: Decision?

    package init(item: Identity, reason: String, worker: EntityKey, askedAt: Instant, decision: Decision? = nil) {
        self.item = item
        self.reason = reason
        self.worker = worker
        self.askedAt = askedAt
        self.decision = decision
    }
}
