import Glibc
import LianhuCore
import NIOCore
import NIOHTTP1
import NIOPosix

/// An HTTP/1.1 client over a Unix socket: one connection a request, so that no request can meet a connection that is being closed.
package struct UnixHTTPClient: Sendable {
    /// The daemon's socket.
    package let path: String
    /// How long connecting may take, waiting for a place in the daemon's queue included.
    package var connectTimeout: Duration = .seconds(10)
    /// How long nothing at all may move on a connection.
    package var idleTimeout: Duration = .seconds(60)
    /// The largest answer that is collected in memory.
    package var maximumAnswerBytes = 64 << 20
    /// Whether a request is sent again, once, if the connection broke before its answer.
    package var retriesOnce = true
    /// Sent as `Accept-Language`.
    package var language: Language?

    package init(path: String, language: Language? = nil) {
        self.path = path
        self.language = language
    }

    /// Sends a request and collects its answer.
    ///
    /// - Throws: ``Problem`` for a refusal, ``ClientError`` if there is no answer.
    package func send(_ request: ClientRequest) async throws -> ClientResponse {
        let response = try await exchange(request)
        if let refusal = response.refusal { throw refusal }
        return response
    }

    /// Sends a request and collects its answer, whatever its status.
    package func exchange(_ request: ClientRequest) async throws -> ClientResponse {
        let limit = maximumAnswerBytes
        return try await perform(request) { stream in
            ClientResponse(head: stream.head, body: try await stream.collect(upTo: limit))
        }
    }

    /// Sends a request and hands over its answer as it arrives; the connection is closed when `body` returns.
    ///
    /// - Throws: ``Problem`` for a refusal, ``ClientError`` if there is no answer, and what `body` throws.
    package func stream<Result: Sendable>(_ request: ClientRequest, _ body: (ResponseStream) async throws -> Result) async throws -> Result
    {
        let limit = maximumAnswerBytes
        return try await perform(request) { stream in
            if stream.head.statusCode >= 400 {
                let response = ClientResponse(head: stream.head, body: try await stream.collect(upTo: limit))
                if let refusal = response.refusal { throw refusal }
            }
            return try await body(stream)
        }
    }

    // MARK: One retry

    /// The connection broke before the answer's head: nothing was handed to the caller yet.
    private struct Unanswered: Error {}

    /// Tries twice if the connection broke before the answer, which happens when a daemon is stopped; see ``ClientRequest/mayRepeat``.
    private func perform<Result: Sendable>(
        _ request: ClientRequest, _ body: (ResponseStream) async throws -> Result
    ) async throws -> Result {
        do {
            return try await attempt(request, body)
        } catch is Unanswered where retriesOnce && request.mayRepeat {
            do { return try await attempt(request, body) } catch is Unanswered { throw ClientError.connectionLost }
        } catch is Unanswered {
            throw ClientError.connectionLost
        }
    }

    private func attempt<Result: Sendable>(
        _ request: ClientRequest, _ body: (ResponseStream) async throws -> Result
    ) async throws -> Result {
        let source = if case .file(let path, _) = request.body { try FileSource(path: path) } else { FileSource?.none }
        let channel = try await connect(idleTimeout: request.idleTimeout ?? idleTimeout)
        let head = requestHead(of: request)
        return try await channel.executeThenClose { inbound, outbound in
            try await withThrowingTaskGroup(of: Void.self) { writing in
                // beside the reading: a daemon may refuse a body before it has all of it
                writing.addTask { try await Self.write(head, request.body, source, to: outbound) }
                defer { writing.cancelAll() }
                var iterator = inbound.makeAsyncIterator()
                let answer: ClientResponseHead
                do {
                    answer = try await Self.readHead(&iterator)
                } catch let lost as Unanswered {
                    // a file that cannot be read to its end is the better reason
                    do { try await writing.waitForAll() } catch let error as ClientError { throw error } catch { throw lost }
                    throw lost
                }
                do {
                    return try await body(ResponseStream(head: answer, iterator: iterator))
                } catch let error as HTTPParserError {
                    try Task.checkCancellation()
                    throw error == .invalidEOFState ? ClientError.connectionLost : ClientError.malformedAnswer("\(error)")
                } catch is IOError {
                    try Task.checkCancellation()
                    throw ClientError.connectionLost
                }
            }
        }
    }

    // MARK: The parts of an attempt

    private typealias Connection = NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>

    private func connect(idleTimeout: Duration) async throws -> Connection {
        let clock = ContinuousClock()
        let end = clock.now + connectTimeout
        while true {
            do {
                return try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                    .connectTimeout(TimeAmount(connectTimeout))
                    .connect(unixDomainSocketPath: path) { channel in
                        channel.eventLoop.makeCompletedFuture {
                            try channel.pipeline.syncOperations.addHandler(IdleTimeoutHandler(limit: idleTimeout))
                            try channel.pipeline.syncOperations.addHTTPClientHandlers()
                            return try Connection(wrappingChannelSynchronously: channel)
                        }
                    }
            } catch let error as IOError where error.errnoCode == EAGAIN {
                // a full queue: on a Unix socket connect(2) does not wait for a place
                guard clock.now < end else { throw ClientError.busy(path: path) }
                try await Task.sleep(for: .milliseconds(20))
            } catch {
                throw connectFailure(error)
            }
        }
    }

    private func connectFailure(_ error: any Error) -> any Error {
        switch error {
        case let error as IOError:
            switch error.errnoCode {
            case ENOENT, ECONNREFUSED, ENOTDIR, ENOTSOCK: ClientError.noDaemon(path: path)
            case EACCES, EPERM: ClientError.notPermitted(path: path)
            default: ClientError.failed(error.description)
            }
        case SocketAddressError.unixDomainSocketPathTooLong: ClientError.pathTooLong(path: path)
        case ChannelError.connectTimeout: ClientError.timedOut(seconds: Int(connectTimeout.components.seconds))
        default: error
        }
    }

    private func requestHead(of request: ClientRequest) -> HTTPRequestHead {
        var headers = HTTPHeaders(request.headers.map { ($0.name, $0.value) })
        headers.replaceOrAdd(name: "Host", value: "localhost")
        headers.replaceOrAdd(name: "Connection", value: "close")
        if !headers.contains(name: "Accept") { headers.add(name: "Accept", value: "application/json, */*;q=0.5") }
        if let language, !headers.contains(name: "Accept-Language") { headers.add(name: "Accept-Language", value: language.rawValue) }
        if let key = request.idempotencyKey { headers.replaceOrAdd(name: IdempotencyKey.header, value: key) }
        switch request.body {
        case .none:
            if request.method.isWrite { headers.replaceOrAdd(name: "Content-Length", value: "0") }
        case .bytes(let bytes, let mediaType):
            headers.replaceOrAdd(name: "Content-Type", value: mediaType)
            headers.replaceOrAdd(name: "Content-Length", value: "\(bytes.count)")
        case .file(_, let mediaType):
            // chunked: the file may grow or shrink while it is read
            headers.replaceOrAdd(name: "Content-Type", value: mediaType)
            headers.replaceOrAdd(name: "Transfer-Encoding", value: "chunked")
        }
        let method = HTTPMethod(rawValue: request.method.rawValue)
        return HTTPRequestHead(version: .http1_1, method: method, uri: request.path, headers: headers)
    }

    private static func write(
        _ head: HTTPRequestHead, _ body: ClientRequest.Body, _ source: FileSource?,
        to outbound: NIOAsyncChannelOutboundWriter<HTTPClientRequestPart>
    ) async throws {
        if case .bytes(let bytes, _) = body {
            return try await outbound.write(contentsOf: [.head(head), .body(.byteBuffer(ByteBuffer(bytes: bytes))), .end(nil)])
        }
        try await outbound.write(.head(head))
        while let piece = try await source?.next() { try await outbound.write(.body(.byteBuffer(piece))) }
        try await outbound.write(.end(nil))
    }

    /// The head of the final answer; interim ones (RFC 9110 §15.2) are passed over.
    private static func readHead(
        _ iterator: inout NIOAsyncChannelInboundStream<HTTPClientResponsePart>.AsyncIterator
    ) async throws -> ClientResponseHead {
        do {
            while let part = try await iterator.next() {
                guard case .head(let head) = part, head.status.code >= 200 else { continue }
                return ClientResponseHead(
                    statusCode: Int(head.status.code), headers: head.headers.map { (name: $0.name, value: $0.value) })
            }
        } catch let error as HTTPParserError {
            guard error == .invalidEOFState else { throw ClientError.malformedAnswer("\(error)") }
        } catch is IOError {
            // reset: the same as an end
        }
        try Task.checkCancellation()
        throw Unanswered()
    }
}
