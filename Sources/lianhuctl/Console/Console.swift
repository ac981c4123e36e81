import Foundation
import LianhuCore

/// The terminal that a command talks to, and what it knows of its surroundings; tests give another one.
struct Console: Sendable {
    var language: Language
    /// Whether colour may be used on standard output.
    var isColoured: Bool
    var environment: [String: String]
    /// Data.
    var out: @Sendable ([UInt8]) -> Void
    /// Words.
    var err: @Sendable ([UInt8]) -> Void

    @TaskLocal static var current = Console.standard

    /// The process's own.
    static let standard: Console = {
        let environment = ProcessInfo.processInfo.environment
        return Console(
            language: Messages.language(in: environment),
            isColoured: isColoured(isTerminal: isatty(STDOUT_FILENO) == 1, environment: environment), environment: environment,
            out: { write($0, to: STDOUT_FILENO) }, err: { write($0, to: STDERR_FILENO) })
    }()

    /// Colour only on a terminal that can show it, and never with a non-empty NO_COLOR (no-color.org).
    static func isColoured(isTerminal: Bool, environment: [String: String]) -> Bool {
        isTerminal && environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
    }

    /// A line of words.
    func say(_ text: String) { err(Array((text + "\n").utf8)) }

    /// A piece of data, as it is.
    func put(_ text: String) { out(Array(text.utf8)) }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) {
        bytes.withUnsafeBytes { buffer in
            var sent = 0
            while sent < buffer.count {
                let count = Foundation.write(descriptor, buffer.baseAddress.map { $0 + sent }, buffer.count - sent)
                if count < 0, errno == EINTR { continue }
                // nobody reads any more: there is nobody to tell
                if count <= 0 { return }
                sent += count
            }
        }
    }
}
