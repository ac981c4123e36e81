import ArgumentParser
import Foundation
import LianhuAPI

/// Stops the service and its socket: with the socket left, the next client would start the daemon again.
struct DaemonStop: ParsableCommand {
    static var configuration: CommandConfiguration { .verb("daemon", "stop") }

    @OptionGroup var connection: ConnectionOptions

    func run() throws {
        let state = SocketState(path: connection.client.http.path)
        let command = "systemctl stop lianhud.socket lianhud.service"
        guard state.isSystemd else {
            throw Failure(.refused, [words("cli.stop.own", ["path": state.path])], next: "fuser -v \(state.path)")
        }
        Console.current.say(words("cli.stop.running", ["command": command]))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command.split(separator: " ").map(String.init)
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(.refused, [words("cli.stop.failed")], next: "sudo \(command)") }
        Console.current.say(words("cli.stop.done"))
    }
}
