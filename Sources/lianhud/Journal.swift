import LianhuCore
import LianhuEngine
import Logging

/// What reaches the journal of a run: ids and counts only (S60).
enum Journal {
    /// MESSAGE_ID of a queued message, for `journalctl MESSAGE_ID=`.
    static let notificationQueued = "6b0d1c1f0a8e4f7f9d1a3c5e7b9f2d46"

    /// Alarms, each time that one's number is another: an operator reads them once, not at every tick.
    static func tell(_ watch: Watch, since earlier: Watch, without untold: Set<String>, logger: Logger) {
        for news in watch.news(since: earlier) where !untold.contains(news.alarm) {
            let level: Logger.Level = news.count == 0 ? .notice : .warning
            logger.log(
                level: level, news.count == 0 ? "an alarm is over" : "alarm",
                metadata: ["alarm": "\(news.alarm)", "count": "\(news.count)"])
        }
    }

    static func tell(_ report: TickReport, logger: Logger) {
        for message in report.notifications {
            logger.notice(
                "message queued",
                metadata: [
                    "message_id": "\(notificationQueued)", "notification": "\(message.key)", "recipient": "\(message.recipient)",
                    "tone": "\(message.tone.rawValue)", "items": "\(message.items.count)",
                ])
        }
        if report.planned.created + report.planned.voided > 0 {
            logger.info(
                "planned", metadata: ["created": "\(report.planned.created)", "voided": "\(report.planned.voided)"])
        }
    }
}
