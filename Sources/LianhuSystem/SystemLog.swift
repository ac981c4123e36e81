import Logging

/// Chooses where the program's log goes.
package enum SystemLog {
    /// The journal with fields if standard error is connected to it, else readable lines on standard error.
    package static func handler(label: String, level: Logger.Level = .info) -> any LogHandler {
        var handler: any LogHandler = Journal.ownsStandardError() ? JournalLogHandler(label: label) : StderrLogHandler(label: label)
        handler.logLevel = level
        return handler
    }
}
