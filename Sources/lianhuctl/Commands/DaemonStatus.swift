import ArgumentParser
import Foundation
import LianhuAPI

/// The state of the instance and of its socket.
struct DaemonStatus: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("daemon", "status") }

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        if format == .table { Console.current.put(SocketState(path: connection.client.http.path).text + "\n\n") }
        StatusText(try await connection.client.call(.showStatus, as: Wire.Status.self)).presentation.print(as: format)
    }
}
