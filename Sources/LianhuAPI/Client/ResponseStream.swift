import NIOCore
import NIOHTTP1

/// The body of an answer as it arrives; valid only inside ``UnixHTTPClient/stream(_:_:)``, and to be read once.
package final class ResponseStream {
    /// Status and headers.
    package let head: ClientResponseHead
    private var iterator: NIOAsyncChannelInboundStream<HTTPClientResponsePart>.AsyncIterator
    private var ended = false

    /// Longer lines are refused, so that a stream without line ends cannot fill memory.
    static let maximumLineBytes = 1 << 20

    init(head: ClientResponseHead, iterator: NIOAsyncChannelInboundStream<HTTPClientResponsePart>.AsyncIterator) {
        self.head = head
        self.iterator = iterator
    }

    /// The next piece of the body, or nil at its end.
    ///
    /// - Throws: ``ClientError/connectionLost`` if the body was cut off.
    package func next(isolation: isolated (any Actor)? = #isolation) async throws -> ByteBuffer? {
        while !ended {
            switch try await iterator.next(isolation: isolation) {
            case .body(let piece): return piece
            case .end: ended = true
            case .head: continue
            case nil:
                try Task.checkCancellation()
                throw ClientError.connectionLost
            }
        }
        return nil
    }

    /// The whole rest of the body, at most `limit` bytes.
    package func collect(upTo limit: Int, isolation: isolated (any Actor)? = #isolation) async throws -> [UInt8] {
        var body: [UInt8] = []
        while let piece = try await next() {
            guard body.count + piece.readableBytes <= limit else { throw ClientError.answerTooLarge(limit: limit) }
            body.append(contentsOf: piece.readableBytesView)
        }
        return body
    }

    /// The body line by line without line ends (NDJSON, or the raw lines of an event stream); `\r\n` counts as one end.
    package var lines: LineSequence { LineSequence(stream: self) }

    /// The body as Server-Sent Events.
    package var events: ServerEventSequence { ServerEventSequence(lines: lines) }
}

/// Lines of a body, each at most 1 MiB.
package struct LineSequence: AsyncSequence {
    package typealias Element = String
    let stream: ResponseStream

    package func makeAsyncIterator() -> Iterator { Iterator(stream: stream) }

    package struct Iterator: AsyncIteratorProtocol {
        let stream: ResponseStream
        private var pending: [UInt8] = []
        /// Where the next line starts in `pending`, and up to where no line end was found.
        private var start = 0
        private var searched = 0

        init(stream: ResponseStream) { self.stream = stream }

        package mutating func next() async throws -> String? { try await next(isolation: nil) }

        package mutating func next(isolation: isolated (any Actor)?) async throws -> String? {
            while true {
                if let end = pending[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                    let line = pending[start..<end]
                    start = end + 1
                    searched = start
                    return Self.text(line)
                }
                pending.removeFirst(start)
                start = 0
                searched = pending.count
                guard searched <= ResponseStream.maximumLineBytes else {
                    throw ClientError.answerTooLarge(limit: ResponseStream.maximumLineBytes)
                }
                guard let piece = try await stream.next(isolation: isolation) else {
                    let rest = pending
                    pending = []
                    searched = 0
                    return rest.isEmpty ? nil : Self.text(rest[...])
                }
                pending.append(contentsOf: piece.readableBytesView)
            }
        }

        private static func text(_ line: ArraySlice<UInt8>) -> String {
            String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
        }
    }
}
