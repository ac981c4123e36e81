/// What an identity may do (S57).
package enum Right: String, Hashable, Sendable, CaseIterable {
    case read
    case record
    case approve
    case audit
    /// Take queued messages out and tell what became of them: what a courier does, and nothing else.
    case deliver
    case admin
}
