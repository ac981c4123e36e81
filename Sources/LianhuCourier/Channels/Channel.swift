import LianhuAPI
import LianhuCore

/// A way out: takes a message and tells what became of it. It never throws: whatever happens has a code.
package protocol Channel: Sendable {
    /// The least time between two sendings, as the other side's limit wants it.
    var pace: Duration { get }

    func deliver(_ message: Wire.Message, at now: Instant) async -> Outcome
}

extension Channel {
    package var pace: Duration { .zero }
}

/// Finished text that a person pastes into an ordinary message group: it waits to be ticked off.
struct PasteChannel: Channel {
    func deliver(_ message: Wire.Message, at now: Instant) async -> Outcome { .handed }
}
