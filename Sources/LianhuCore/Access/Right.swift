/// What an identity may do (S57).
package enum Right: String, Hashable, Sendable, CaseIterable {
    case read
    case record
    case approve
    case audit
    case admin
}
