import ArgumentParser

/// Which daemon to ask, as whom, and in which form to print its answer.
struct ConnectionOptions: ParsableArguments {
    @Option(help: .text("option.socket", "PATH"))
    var socket: String?

    @Option(name: .customLong("as"), help: .text("option.as", "WORKER"))
    var actingAs: String?

    @OptionGroup var output: OutputOptions

    var format: OutputFormat { output.format }

    var client: DaemonClient {
        let console = Console.current
        return DaemonClient(
            path: SocketPath.chosen(socket, environment: console.environment), language: console.language, actingAs: actingAs)
    }
}
