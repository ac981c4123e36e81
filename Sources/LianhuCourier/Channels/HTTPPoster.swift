import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix

/// Posts a body and reads a short answer, both within a time.
package struct HTTPPoster: Sendable {
    /// The longest answer that is read; nobody has more to say.
    static let longest = 64 * 1_024

    struct Answer: Sendable {
        var status: Int
        var body: [UInt8]
        /// `Retry-After` in seconds, where it is a number.
        var retryAfter: Int
    }

    enum Failure: Error, Sendable {
        /// With the code to report; never the error's text, which holds the address.
        case code(String)
    }

    let client: HTTPClient

    /// - Parameter group: nil takes the process's own threads.
    package init() {
        var configuration = HTTPClient.Configuration()
        // A redirected body would be sent to somebody who was not named.
        configuration.redirectConfiguration = .disallow
        configuration.timeout = .init(connect: .seconds(10), read: .seconds(30))
        configuration.httpVersion = .http1Only
        configuration.decompression = .disabled
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    package func shutDown() async { try? await client.shutdown() }

    func post(_ url: String, headers: [(String, String)], body: [UInt8], timeout: Duration) async throws(Failure) -> Answer {
        var request = HTTPClientRequest(url: url)
        request.method = .POST
        request.headers = HTTPHeaders(headers)
        request.headers.replaceOrAdd(name: "User-Agent", value: "lianhu-courier")
        request.body = .bytes(ByteBuffer(bytes: body))
        do {
            // The deadline covers the head; the body's own is the task's, below.
            let response = try await client.execute(request, timeout: TimeAmount(timeout))
            let buffer = try await Self.within(timeout) { try await response.body.collect(upTo: Self.longest) }
            let retryAfter = response.headers.first(name: "Retry-After").flatMap { Int($0) } ?? 0
            return Answer(
                status: Int(response.status.code), body: Array(buffer.readableBytesView), retryAfter: min(max(0, retryAfter), 86_400))
        } catch {
            throw .code(Self.code(of: error))
        }
    }

    private static func within(_ time: Duration, _ body: @escaping @Sendable () async throws -> ByteBuffer) async throws -> ByteBuffer {
        try await withThrowingTaskGroup(of: ByteBuffer?.self) { group in
            group.addTask { try await body() }
            group.addTask {
                try await Task.sleep(for: time)
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let buffer = first else { throw HTTPClientError.deadlineExceeded }
            return buffer
        }
    }

    private static func code(of error: any Error) -> String {
        switch error {
        case is NIOTooManyBytesError: "http.answer_too_large"
        case let error as HTTPClientError where error == .deadlineExceeded || error == .readTimeout || error == .connectTimeout:
            "http.timed_out"
        case let error as HTTPClientError where error == .invalidURL || error == .emptyHost || error == .emptyScheme: "http.bad_url"
        case is HTTPParserError: "http.malformed_answer"
        case is NIOConnectionError, is IOError: "http.no_connection"
        case is CancellationError: "stopped"
        default: "http.failed"
        }
    }
}
