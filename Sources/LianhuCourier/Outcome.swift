/// What became of one try.
package enum Outcome: Hashable, Sendable {
    case delivered
    /// A person passes it on by hand.
    case handed
    /// It may go better later; a code, and the seconds that the other side asked for.
    case failed(String, retryAfter: Int = 0)
    /// It will never go; a code.
    case rejected(String)
}
