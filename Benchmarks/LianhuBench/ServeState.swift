import ArgumentParser
import Glibc
import Hummingbird
import LianhuCore
import LianhuEngine
import LianhuServer
import LianhuStore
import Logging
import ServiceLifecycle
import UnixSignals

/// Serves a state on a socket until SIGTERM, with the API as the daemon has it, and an empty handler beside.
struct ServeState: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve", abstract: "Serve a state, with an empty handler at /empty.")

    @OptionGroup var options: StateOptions
    @Option(help: "The day on which everything happens.") var today: String
    @Option(help: "Socket to bind.") var socket: String

    func run() async throws {
        let state = try BenchState(options)
        let now = try state.noon(today)
        try await state.start(at: now)
        var logger = Logger(label: "bench")
        logger.logLevel = .warning
        let router = APIResponder.makeRouter()
        BenchRoutes.add(to: router, store: state.store)
        let book = AccessBook(policy: AccessPolicy(lines: []))
        let api = try APIServer(
            engine: state.engine, clock: FixedClock(instant: now), access: { book }, ownUID: getuid(),
            ports: ServerPorts(
                reload: { _, _, _ in throw BenchFailure("nothing to load again") },
                plan: { _, _, _ in throw BenchFailure("nothing to plan") }, signingKey: { nil },
                health: { ServerHealth(startedAt: now, socket: nil, loadedAt: now) }))
        api.addRoutes(to: router)
        let server = UnixHTTPServer(
            listener: try UnixListener.bind(path: socket), responder: APIResponder(router: router), logger: logger)
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(services: [server], gracefulShutdownSignals: [.sigterm], logger: logger))
        try await group.run()
        try state.store.close()
    }
}
