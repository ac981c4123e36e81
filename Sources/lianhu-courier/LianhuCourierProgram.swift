import ArgumentParser
import Foundation
import Glibc
import LianhuCore

/// The courier's command line: `run` delivers, `check` only says whether it could.
@main
struct LianhuCourierProgram: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lianhu-courier",
        abstract: Catalogue.text("help.courier", in: CourierOptions.language),
        version: "0.1.0", subcommands: [Run.self, Check.self])

    static func main() async {
        // A peer that hangs up is an answer, not an end.
        signal(SIGPIPE, SIG_IGN)
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
            let code = exitCode(for: error)
            let text = ParserFrames.translated(fullMessage(for: error), into: CourierOptions.language)
            if !text.isEmpty { FileHandle(fileDescriptor: code.isSuccess ? 1 : 2).write(Data((text + "\n").utf8)) }
            Glibc.exit(code.rawValue)
        }
    }
}

/// Why the courier did not start, with the exit status of sysexits.
struct StartFailure: Error {
    let status: Int32
    let message: String

    func exit() -> Never {
        FileHandle.standardError.write(Data("lianhu-courier: \(message)\n".utf8))
        Foundation.exit(status)
    }
}
