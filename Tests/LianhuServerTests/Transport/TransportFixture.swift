import Glibc
import Hummingbird
import LianhuAPI
import LianhuServer
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import Synchronization
import Testing

/// A folder with a short name (a socket's path has at most 107 bytes), removed with what is in it.
func withFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    var template = Array("/tmp/lhXXXXXX".utf8CString)
    let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    defer {
        if let entries = opendir(folder) {
            while let entry = readdir(entries) {
                let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
                unlink(folder + "/" + name)
            }
            closedir(entries)
        }
        rmdir(folder)
    }
    return try await body(folder)
}

/// A logger that says nothing.
let silence = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

/// Something that happens once, and can be waited for.
final class Moment: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() { (stream, continuation) = AsyncStream.makeStream() }

    func happen() { continuation.finish() }

    func wait() async { for await _ in stream {} }
}

/// Something that is looked at again and again.
final class Flag: Sendable {
    private let value = Atomic(false)

    var isRaised: Bool { value.load(ordering: .relaxed) }

    func raise() { value.store(true, ordering: .relaxed) }
}

/// A server that runs, as a test sees it.
struct TestServer: Sendable {
    let path: String
    let group: ServiceGroup

    var client: UnixHTTPClient {
        var client = UnixHTTPClient(path: path)
        client.idleTimeout = .seconds(180)
        return client
    }

    /// Begins graceful shutdown.
    func stop() async { await group.triggerGracefulShutdown() }
}

/// Runs a server with some routes on a temporary socket while `body` runs, then stops it and waits for its end.
func withServer<Result: Sendable>(
    limits: ServerLimits = ServerLimits(), routes: (Router<APIRequestContext>) -> Void, _ body: (TestServer) async throws -> Result
) async throws -> Result {
    try await withFolder { folder in
        let path = folder + "/s"
        let listener = try UnixListener.bind(path: path)
        return try await withServer(on: listener, path: path, limits: limits, routes: routes, body)
    }
}

/// The same on a listener that the test made.
func withServer<Result: Sendable>(
    on listener: UnixListener, path: String, limits: ServerLimits = ServerLimits(), routes: (Router<APIRequestContext>) -> Void,
    _ body: (TestServer) async throws -> Result
) async throws -> Result {
    let router = APIResponder.makeRouter()
    routes(router)
    let listening = Moment()
    let server = UnixHTTPServer(listener: listener, responder: APIResponder(router: router), limits: limits, logger: silence) {
        listening.happen()
    }
    let group = ServiceGroup(configuration: .init(services: [.init(service: server)], logger: silence))
    return try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask { try await group.run() }
        await listening.wait()
        let result: Result
        do {
            result = try await body(TestServer(path: path, group: group))
        } catch {
            await group.triggerGracefulShutdown()
            throw error
        }
        await group.triggerGracefulShutdown()
        try await tasks.waitForAll()
        return result
    }
}

/// A connection on which a test sends whatever bytes it likes.
struct RawConnection: Sendable {
    private typealias Channel = NIOAsyncChannel<ByteBuffer, ByteBuffer>

    /// Sends some pieces, each once the one before is on its way, then reads until the other side closes.
    ///
    /// - Returns: what the server sent before it closed.
    static func exchange(_ path: String, _ pieces: [String]) async throws -> String {
        try await connected(path) { inbound, outbound in
            // a server that has seen enough closes while we write: not an error here
            for piece in pieces { try? await outbound.write(ByteBuffer(string: piece)) }
            var answer = ByteBuffer()
            do { for try await var piece in inbound { answer.writeBuffer(&piece) } } catch is IOError {}
            return String(buffer: answer)
        }
    }

    /// Sends a request, waits for the beginning of its answer, and holds the connection open while `body` runs.
    static func hold<Result: Sendable>(_ path: String, after request: String, _ body: () async throws -> Result) async throws -> Result {
        try await connected(path) { inbound, outbound in
            try await outbound.write(ByteBuffer(string: request))
            var answers = inbound.makeAsyncIterator()
            _ = try await answers.next()
            return try await body()
        }
    }

    /// Connects until the kernel's queue takes no more.
    static func fillQueue(_ path: String) async throws -> [any NIOCore.Channel] {
        var connections: [any NIOCore.Channel] = []
        while true {
            do {
                let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                connections.append(try await bootstrap.connect(unixDomainSocketPath: path).get())
            } catch let error as IOError where error.errnoCode == EAGAIN {
                return connections
            }
        }
    }

    private static func connected<Result: Sendable>(
        _ path: String, _ body: (NIOAsyncChannelInboundStream<ByteBuffer>, NIOAsyncChannelOutboundWriter<ByteBuffer>) async throws -> Result
    ) async throws -> Result {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(unixDomainSocketPath: path) { channel in
                channel.eventLoop.makeCompletedFuture { try Channel(wrappingChannelSynchronously: channel) }
            }
        return try await channel.executeThenClose { inbound, outbound in try await body(inbound, outbound) }
    }
}

/// A server that answers its nth connection with the nth of some texts, whatever is asked, and closes.
@discardableResult
func withScript<Result: Sendable>(
    _ answers: [[String]], _ body: (_ path: String, _ requests: @escaping @Sendable () async -> [String]) async throws -> Result
) async throws -> Result {
    try await withFolder { folder in
        let path = folder + "/s"
        let requests = Requests()
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .bind(unixDomainSocketPath: path) { channel in
                channel.eventLoop.makeCompletedFuture { try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel) }
            }
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                try await server.executeThenClose { connections in
                    var rest = answers[...]
                    for try await connection in connections {
                        let pieces = rest.popFirst() ?? []
                        try await connection.executeThenClose { inbound, outbound in
                            var head = ""
                            for try await piece in inbound {
                                head += String(buffer: piece)
                                if head.contains("\r\n\r\n") { break }
                            }
                            await requests.add(head)
                            for piece in pieces { try await outbound.write(ByteBuffer(string: piece)) }
                        }
                    }
                }
            }
            let result = try await body(path) { await requests.all }
            tasks.cancelAll()
            return result
        }
    }
}

private actor Requests {
    private(set) var all: [String] = []

    func add(_ request: String) { all.append(request) }
}
