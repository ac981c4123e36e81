import LianhuCore
import Synchronization

/// What connections share of the newest commit, so that readers need not build it again.
final class SharedCache: Sendable {
    private let newest: Mutex<(revision: Int64, organisation: Organisation)?> = Mutex(nil)

    /// The organisation of a revision, if it is the one kept.
    func organisation(revision: Int64) -> Organisation? {
        newest.withLock { $0?.revision == revision ? $0?.organisation : nil }
    }

    /// Keeps a committed organisation unless a newer one is there. What is not committed must never come here: its revision may be
    /// given again to another.
    func keep(_ organisation: Organisation, revision: Int64) {
        newest.withLock { kept in
            if let kept, kept.revision >= revision { return }
            kept = (revision, organisation)
        }
    }
}
