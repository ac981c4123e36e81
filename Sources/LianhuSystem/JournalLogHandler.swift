import Logging

/// swift-log to journald with fields: metadata `message_id` becomes `MESSAGE_ID`, any other key `LIANHU_KEY`.
package struct JournalLogHandler: LogHandler {
    package var logLevel: Logger.Level = .info
    package var metadata: Logger.Metadata = [:]
    /// The logger's label, sent as `LIANHU_LABEL`.
    package let label: String
    /// The program's name, sent as `SYSLOG_IDENTIFIER`.
    package let identifier: String

    package init(label: String, identifier: String = "lianhud") {
        self.label = label
        self.identifier = identifier
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) { Journal.send(fields(of: event)) }

    /// The entry of an event, metadata in the order of its keys; the event's own metadata wins over the handler's.
    package func fields(of event: LogEvent) -> [(name: String, value: String)] {
        var fields: [(name: String, value: String)] = [
            ("MESSAGE", "\(event.message)"),
            ("PRIORITY", Self.priority(of: event.level)),
            ("SYSLOG_IDENTIFIER", identifier),
            ("LIANHU_LABEL", label),
            ("CODE_FILE", event.file),
            ("CODE_LINE", "\(event.line)"),
            ("CODE_FUNC", event.function),
        ]
        if let error = event.error { fields.append(("LIANHU_ERROR", "\(error)")) }
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        for (key, value) in all.sorted(by: { $0.key < $1.key }) {
            fields.append((Self.fieldName(of: key), "\(value)"))
        }
        return fields
    }

    /// syslog's numbers (RFC 5424 §6.2.1).
    package static func priority(of level: Logger.Level) -> String {
        switch level {
        case .trace, .debug: "7"
        case .info: "6"
        case .notice: "5"
        case .warning: "4"
        case .error: "3"
        case .critical: "2"
        }
    }

    /// Field names are A–Z, 0–9 and _, not led by _ or a digit, at most 64 bytes; others are dropped with the whole entry (sd_journal_print(3)).
    package static func fieldName(of key: String) -> String {
        if key == "message_id" { return "MESSAGE_ID" }
        let letters = key.uppercased().unicodeScalars.map { scalar -> Character in
            switch scalar {
            case "A"..."Z", "0"..."9": Character(scalar)
            default: "_"
            }
        }
        return String(("LIANHU_" + letters).prefix(64))
    }
}
