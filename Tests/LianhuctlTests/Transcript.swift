import Foundation
import LianhuCore
import Synchronization

@testable import lianhuctl

/// A console that keeps what is printed.
final class Transcript: Sendable {
    private let data = Mutex<[UInt8]>([])
    private let spoken = Mutex<[UInt8]>([])

    /// Standard output so far.
    var out: String { String(decoding: data.withLock { $0 }, as: UTF8.self) }
    /// Standard error so far.
    var err: String { String(decoding: spoken.withLock { $0 }, as: UTF8.self) }

    func console(_ language: Language = .en, isColoured: Bool = false, environment: [String: String] = [:]) -> Console {
        Console(
            language: language, isColoured: isColoured, environment: environment, out: { [self] bytes in data.withLock { $0 += bytes } },
            err: { [self] bytes in spoken.withLock { $0 += bytes } })
    }

    /// Runs a command line: its exit code, what it printed and what it said.
    static func run(
        _ arguments: String..., in language: Language = .en, environment: [String: String] = [:]
    ) async -> (exit: Int32, out: String, err: String) {
        let transcript = Transcript()
        let exit = await Lianhuctl.run(arguments, on: transcript.console(language, environment: environment))
        return (exit, transcript.out, transcript.err)
    }
}
