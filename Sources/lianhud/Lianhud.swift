import ArgumentParser
import Foundation
import Glibc
import LianhuCore
import LianhuSystem

/// The daemon's command line: `serve` for an installation, `demo` for a try-out with made-up people.
@main
struct Lianhud: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lianhud",
        abstract: ConsoleLanguage.words("help.lianhud"),
        version: Version.text,
        subcommands: [Serve.self, Demo.self])

    static func main() async {
        // Before any thread exists: this takes LISTEN_* out of the environment.
        Inherited.take()
        // Asks for a reload once the daemon runs; before that it must not end the start.
        signal(SIGHUP, SIG_IGN)
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let failure as StartFailure {
            failure.exit()
        } catch {
            tell(error)
        }
    }
}

extension Lianhud {
    /// Help on standard output, complaints about the command line on standard error.
    private static func tell(_ error: any Error) -> Never {
        let code = exitCode(for: error)
        let text = ParserFrames.translated(fullMessage(for: error), into: ConsoleLanguage.current)
        if !text.isEmpty { FileHandle(fileDescriptor: code.isSuccess ? 1 : 2).write(Data((text + "\n").utf8)) }
        Glibc.exit(code.rawValue)
    }
}

/// The version that leaves, `status` and `--version` name.
enum Version {
    static let text = "0.1.0"
}
