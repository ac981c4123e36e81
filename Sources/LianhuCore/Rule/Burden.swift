/// What one person can bear (S53).
package enum Burden {
    /// Duties per person and week.
    package static let budget = 10
}
