import HTTPTypes
import Hummingbird
import HummingbirdCore
import LianhuAPI
import LianhuCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOPosix
import ServiceLifecycle

/// Serves HTTP/1.1 on a listening Unix socket until graceful shutdown.
///
/// Takes the router and the HTTP/1 channel of Hummingbird; its `Application` can only bind by name, loses requests at shutdown, and
/// has no body deadline.
package struct UnixHTTPServer<Responder: HTTPResponder>: Service
where Responder.Context: InitializableFromSource<PeerRequestContextSource> {
    private let listener: UnixListener
    private let responder: Responder
    private let limits: ServerLimits
    private let group: any EventLoopGroup
    private let logger: Logger
    private let onListening: @Sendable () async -> Void

    /// - Parameter onListening: called once requests are taken: the place for `READY=1`.
    package init(
        listener: UnixListener, responder: Responder, limits: ServerLimits = ServerLimits(),
        group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton, logger: Logger,
        onListening: @escaping @Sendable () async -> Void = {}
    ) {
        self.listener = listener
        self.responder = responder
        self.limits = limits
        self.group = group
        self.logger = logger
        self.onListening = onListening
    }

    /// An accepted connection.
    private enum Connection: Sendable {
        case serve(PeerCredentials, HTTP1Channel.Value)
        case refuse(HTTP1Channel.Value)
    }

    package func run() async throws {
        defer { listener.release() }
        let open = OpenConnections()
        let gate = AcceptGate(limit: limits.maximumConnections + limits.refusedConnections)
        // bounded by the gate
        let (connections, arrivals) = AsyncStream.makeStream(of: Connection.self)
        let channel = try await listen(open: open, gate: gate, arrivals: arrivals)
        channel.closeFuture.whenComplete { _ in arrivals.finish() }
        listener.restoreBacklog(limits.backlog)
        logger.info("listening", metadata: ["socket": "\(listener.address)"])
        await onListening()

        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { tasks in
                for await connection in connections { start(connection, in: &tasks) }
                // ends here on cancellation too, when nobody has closed it yet
                channel.close(promise: nil)
            }
        } onGracefulShutdown: {
            shutDown(channel, open: open, gate: gate)
        }
    }

    // MARK: Accepting

    private func listen(open: OpenConnections, gate: AcceptGate, arrivals: AsyncStream<Connection>.Continuation) async throws -> any Channel
    {
        let quota = ConnectionQuota(limits: limits)
        let template = HTTP1Channel(responder: { _, _, _ in }, configuration: channelConfiguration)
        let logger = logger
        return try await ServerBootstrap(group: group)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(AvailableConnectionsChannelHandler(delegate: gate))
                }
            }
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { channel in
                // on the connection's own event loop
                guard let peer = try? PeerCredentials.read(from: channel) else {
                    gate.connectionArrived()
                    return channel.close()
                }
                open.add(channel)
                let isAdmitted = quota.enter(uid: peer.uid)
                if isAdmitted { channel.closeFuture.whenComplete { _ in quota.leave(uid: peer.uid) } }
                return template.setup(channel: channel, logger: logger).flatMapThrowing { value in
                    let arrival = ArrivalHandler { isActive in
                        // a cancelled server takes none any more
                        let isTaken = isActive && arrivals.take(isAdmitted ? .serve(peer, value) : .refuse(value))
                        if !isTaken { Self.abandon(value) }
                        gate.connectionArrived()
                    }
                    try channel.pipeline.syncOperations.addHandler(arrival, position: .first)
                }
            }
            .withBoundSocket(listener.fd)
            .get()
    }

    /// Closes a connection that nobody will serve; an asynchronous channel may not simply be dropped.
    private static func abandon(_ value: HTTP1Channel.Value) {
        Task { try? await value.executeThenClose { _, _ in } }
    }

    private var channelConfiguration: HTTP1Channel.Configuration {
        let limits = limits
        return HTTP1Channel.Configuration(
            additionalChannelHandlers: [StallGuardHandler(limits: limits)], idleTimeout: limits.idleTimeout,
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: limits.maximumHeaderBytes, maxHeaderListSize: limits.maximumHeaderBytes,
                maxHeaderFieldCount: limits.maximumHeaderCount))
    }

    private func start(_ connection: Connection, in tasks: inout DiscardingTaskGroup) {
        let configuration = channelConfiguration
        let logger = logger
        switch connection {
        case .refuse(let value):
            tasks.addTask {
                await HTTP1Channel(responder: Self.refuse, configuration: configuration).handle(value: value, logger: logger)
            }
        case .serve(let peer, let value):
            let answer = Self.answer(with: responder, to: peer, limits: limits, logger: logger)
            tasks.addTask {
                await HTTP1Channel(responder: answer, configuration: configuration).handle(value: value, logger: logger)
            }
        }
    }

    /// In two steps, so that no client loses its request: connections that are accepted, but still being set up, would be reset if the
    /// listening channel were closed at once. Later clients wait in the queue of systemd's copy of the socket for the next process.
    private func shutDown(_ channel: any Channel, open: OpenConnections, gate: AcceptGate) {
        listener.removeName()
        gate.shut()
        let end = NIODeadline.now() + limits.arrivalGrace
        channel.setOption(.autoRead, value: false).whenComplete { _ in Self.close(channel, open: open, gate: gate, noLaterThan: end) }
    }

    /// Closes the listening channel and the idle connections once all accepted ones have arrived.
    private static func close(_ channel: any Channel, open: OpenConnections, gate: AcceptGate, noLaterThan end: NIODeadline) {
        guard gate.isSettled || NIODeadline.now() >= end else {
            channel.eventLoop.scheduleTask(in: .milliseconds(1)) { close(channel, open: open, gate: gate, noLaterThan: end) }
            return
        }
        channel.eventLoop.scheduleTask(in: lastReading) {
            channel.close(promise: nil)
            open.quiesce()
        }
    }

    /// A request may have come in since the event loops looked last, and a connection closed with one unread is reset: they look once more.
    private static var lastReading: TimeAmount { .milliseconds(50) }

    // MARK: Answering

    /// Ends a connection after an answer that announced it; the framework itself ignores an answer's `Connection: close`.
    private struct CloseConnection: Error {}

    private static func answer(
        with responder: Responder, to peer: PeerCredentials, limits: ServerLimits, logger: Logger
    ) -> HTTPChannelHandler.Responder {
        { request, writer, channel in
            let requestID = "\(RequestID())"
            var logger = logger
            logger[metadataKey: "hb.request.id"] = .string(requestID)
            let context = Responder.Context(
                source: PeerRequestContextSource(channel: channel, logger: logger, requestID: requestID, peer: peer))
            var response: Response
            do {
                response = try await responder.respond(to: request, context: context)
            } catch let error as HTTPParserError {
                throw error
            } catch {
                logger.error("request failed outside its handler", metadata: ["error": "\(error)"])
                response = try Problem(500, code: "internal", args: ["request": requestID])
                    .response(in: Language(acceptLanguage: request.headers) ?? .en, requestID: requestID)
            }
            response.headers[.requestID] = requestID
            if hasLongBody(request, limits) { response.headers[.connection] = "close" }
            let closes = response.headers[.connection] == "close"
            do {
                try await writer.write(response: response.head, body: response.body)
            } catch is HTTPParserError {
                // an answer is on the wire already: no second one
                throw CloseConnection()
            }
            guard closes else { return }
            // Closed at once, a long answer would lose what the client has not read yet; one that never reads is another's to close.
            try? await channel.close(mode: .output).get()
            throw CloseConnection()
        }
    }

    /// True if a body left unread might be too long to be read away for the sake of the connection.
    private static func hasLongBody(_ request: Request, _ limits: ServerLimits) -> Bool {
        if request.headers[.transferEncoding] != nil { return true }
        guard let length = request.headers[.contentLength] else { return false }
        return (Int(length) ?? .max) > limits.maximumDrainedBody
    }

    private static func refuse(_ request: Request, _ writer: consuming ResponseWriter, _ channel: any Channel) async throws {
        let language = Language(acceptLanguage: request.headers) ?? .en
        let response = try Problem(503, code: "server.too_many_connections")
            .response(in: language, requestID: "\(RequestID())", headers: [.connection: "close"])
        try await writer.write(response: response.head, body: response.body)
        throw CloseConnection()
    }
}

extension AsyncStream.Continuation where Element: Sendable {
    /// Hands over an element; false if nobody will get it.
    fileprivate func take(_ element: Element) -> Bool {
        if case .enqueued = yield(element) { true } else { false }
    }
}
