import Foundation
import LianhuCore
import LianhuEngine
import LianhuServer
import LianhuStore
import LianhuSystem
import Logging
import ServiceLifecycle
import UnixSignals

/// The composed daemon: socket, tick, watchdog and reload, started and stopped together.
struct Daemon: Sendable {
    /// Where the listening socket comes from.
    enum Socket: Sendable {
        case path(String, mode: UInt32, group: String?)
        case inherited(fd: Int32, name: String)
    }

    let foundations: Foundations
    let book: @Sendable () -> AccessBook
    let reloader: Reloader
    let socket: Socket
    /// Whether SIGHUP ends it, as closing the terminal of a demonstration should, instead of reading the configuration again.
    var endsAtHangup = false
    /// Alarms that the journal leaves out.
    var untold: Set<String> = []

    /// Serves until SIGTERM or SIGINT; what was asked for before is answered first.
    func run(onReady: @escaping @Sendable () -> Void) async throws {
        let listener = try listen()
        let startedAt = foundations.clock.now().wall
        let address = listener.address
        let reloader = self.reloader
        let key = foundations.key
        let api = try APIServer(
            engine: foundations.engine, clock: foundations.clock, access: book, ownUID: getuid(),
            ports: ServerPorts(
                reload: { caller, now, accepted in try await reloader.reload(accepting: accepted, by: caller, at: now) },
                plan: { caller, now, files in try await reloader.plan(with: files, by: caller, at: now) }, signingKey: { key },
                health: { reloader.health(startedAt: startedAt, socket: address) }))
        let router = APIResponder.makeRouter()
        api.addRoutes(to: router)
        let server = UnixHTTPServer(listener: listener, responder: APIResponder(router: router), logger: foundations.logger) {
            Systemd.notifyReady(status: "serving \(address)")
            onReady()
        }
        try await serve(server)
        Systemd.notifyStopping(status: "closing the database")
        try foundations.store.close()
        foundations.lock.release()
    }

    /// Shut down in reverse order: the server drains while the tick still runs.
    private func serve(_ server: some Service) async throws {
        var services: [ServiceGroupConfiguration.ServiceConfiguration] = [
            .init(service: WatchdogService(store: foundations.store)),
            .init(service: TickService(foundations: foundations, untold: untold)),
        ]
        if !endsAtHangup { services.append(.init(service: ReloadService(reloader: reloader, foundations: foundations))) }
        services.append(.init(service: server))
        var configuration = ServiceGroupConfiguration(
            services: services, gracefulShutdownSignals: [.sigterm, .sigint] + (endsAtHangup ? [.sighup] : []), logger: foundations.logger)
        configuration.maximumGracefulShutdownDuration = .seconds(20)
        configuration.maximumCancellationDuration = .seconds(5)
        try await ServiceGroup(configuration: configuration).run()
    }

    private func listen() throws -> UnixListener {
        switch socket {
        case .inherited(let fd, let name): return try UnixListener.inherited(fd: fd, name: name)
        case .path(let path, let mode, let group):
            let number = group.flatMap(SystemAccounts.groupID)
            // Without its group the socket is for its owner alone.
            return try UnixListener.bind(path: path, mode: group != nil && number == nil ? 0o600 : mode, group: number)
        }
    }
}
