/// Why no answer came, or none that could be understood; refusals are ``Problem``.
package enum ClientError: Error, Sendable, Equatable {
    /// Nobody listens at the path (no such socket, or a dead one).
    case noDaemon(path: String)
    /// The kernel does not let this user connect.
    case notPermitted(path: String)
    /// Too many wait for the daemon already.
    case busy(path: String)
    /// Nothing moved on the connection for that many seconds.
    case timedOut(seconds: Int)
    /// The daemon closed the connection before its answer was complete.
    case connectionLost
    /// A Unix socket's path has at most 107 bytes.
    case pathTooLong(path: String)
    /// The answer is larger than the client takes.
    case answerTooLarge(limit: Int)
    /// Not HTTP, or not the JSON expected.
    case malformedAnswer(String)
    /// A refusal without problem details: something else listens there.
    case unexpectedAnswer(status: Int)
    /// The local file to send cannot be read.
    case unreadableFile(path: String, reason: String)
    /// Another failure of the system.
    case failed(String)

    /// The stable code under which the catalogue has the words.
    package var code: String {
        switch self {
        case .noDaemon: "client.no_daemon"
        case .notPermitted: "client.not_permitted"
        case .busy: "client.busy"
        case .timedOut: "client.timed_out"
        case .connectionLost: "client.connection_lost"
        case .pathTooLong: "client.path_too_long"
        case .answerTooLarge: "client.answer_too_large"
        case .malformedAnswer: "client.malformed_answer"
        case .unexpectedAnswer: "client.unexpected_answer"
        case .unreadableFile: "client.unreadable_file"
        case .failed: "client.failed"
        }
    }

    /// What the sentence of ``code`` names.
    package var args: [String: String] {
        switch self {
        case .noDaemon(let path), .notPermitted(let path), .busy(let path), .pathTooLong(let path): ["path": path]
        case .timedOut(let seconds): ["seconds": "\(seconds)"]
        case .connectionLost: [:]
        case .answerTooLarge(let limit): ["limit": "\(limit)"]
        case .malformedAnswer(let reason), .failed(let reason): ["reason": reason]
        case .unexpectedAnswer(let status): ["status": "\(status)"]
        case .unreadableFile(let path, let reason): ["path": path, "reason": reason]
        }
    }
}
