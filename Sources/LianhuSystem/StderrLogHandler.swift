import CLianhuShim
import Glibc
import Logging

/// swift-log to standard error for people: one line an event, `level label: message key=value`, no time and no priority prefix.
package struct StderrLogHandler: LogHandler {
    package var logLevel: Logger.Level = .info
    package var metadata: Logger.Metadata = [:]
    /// The logger's label.
    package let label: String

    package init(label: String) { self.label = label }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        // one write(2) for the whole line: lines of two threads never mix
        var line = self.line(of: event)
        line.withUTF8 { bytes in _ = lh_write_all(STDERR_FILENO, bytes.baseAddress, bytes.count) }
    }

    /// The line with its end; line breaks inside are kept out of it, so that nobody can forge a second line.
    package func line(of event: LogEvent) -> String {
        var line = "\(event.level) \(label): \(event.message)"
        if let error = event.error { line += " error=\(error)" }
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        for (key, value) in all.sorted(by: { $0.key < $1.key }) where key != "message_id" {
            line += " \(key)=\(value)"
        }
        return String(line.map { $0.isNewline ? " " : $0 }) + "\n"
    }
}
