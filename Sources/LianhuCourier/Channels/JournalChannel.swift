import LianhuAPI
import LianhuCore
import Logging

/// A line in the journal: that there is a message, and for whom, by ids and numbers alone (S60).
struct JournalChannel: Channel {
    let logger: Logger

    func deliver(_ message: Wire.Message, at now: Instant) async -> Outcome {
        logger.notice(
            "message",
            metadata: [
                "notification": "\(message.number)", "id": "\(message.id)", "recipient": "\(message.recipient?.id ?? "?")",
                "tone": "\(message.tone)", "items": "\(message.items.count)",
            ])
        return .delivered
    }
}
