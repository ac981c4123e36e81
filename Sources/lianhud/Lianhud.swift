import ArgumentParser
import Glibc
import LianhuSystem

/// The daemon's command line: `serve` for an installation, `demo` for a try-out with made-up people.
@main
struct Lianhud: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lianhud",
        abstract: "Lianhu's daemon: loads duties as rules, plans the visits that fall due, and answers over a Unix socket.",
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
            exit(withError: error)
        }
    }
}

/// The version that leaves, `status` and `--version` name.
enum Version {
    static let text = "0.1.0"
}
