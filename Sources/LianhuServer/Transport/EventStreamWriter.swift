import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle

/// Writes Server-Sent Events to one client (WHATWG HTML §9.2).
///
/// Unchecked, for the framework's writer is not declared Sendable: it is never changed, each write works on a copy, and what the copies
/// share is the connection's own writer, which any task may use.
package struct EventStreamWriter: @unchecked Sendable {
    private let writer: any ResponseBodyWriter

    init(_ writer: any ResponseBodyWriter) { self.writer = writer }

    /// Sends one event at once; line breaks in `data` become further data lines.
    package func send(id: String? = nil, event: String? = nil, data: String) async throws {
        var text = ""
        if let id { text += "id: \(id)\n" }
        if let event { text += "event: \(event)\n" }
        for line in data.split(separator: "\n", omittingEmptySubsequences: false) { text += "data: \(line)\n" }
        try await write(text + "\n")
    }

    /// Sends a comment, which clients pass over: it keeps the connection alive and shows whether the client still is there.
    func heartbeat() async throws { try await write(":\n\n") }

    private func write(_ text: String) async throws {
        var writer = writer
        try await writer.write(ByteBuffer(string: text))
    }
}

extension Response {
    /// An event stream fed by `produce`, which is cancelled when the client leaves or the daemon stops; then `event: bye` ends it.
    ///
    /// Only for GET without middleware that reads bodies: the request's body is what shows that the client left.
    package static func eventStream(
        to request: Request, heartbeat: Duration = .seconds(15), _ produce: @escaping @Sendable (EventStreamWriter) async throws -> Void
    ) -> Response {
        let body = ResponseBody { writer in
            let events = EventStreamWriter(writer)
            // whatever ends the stream, the client is told so; if it is gone, the last write fails
            try? await request.body.consumeWithCancellationOnInboundClose { _ in
                try await cancelWhenGracefulShutdown {
                    try await withThrowingTaskGroup(of: Void.self) { tasks in
                        tasks.addTask { try await produce(events) }
                        tasks.addTask {
                            // the first at once: the head goes out with it
                            while true {
                                try await events.heartbeat()
                                try await Task.sleep(for: heartbeat)
                            }
                        }
                        defer { tasks.cancelAll() }
                        try await tasks.next()
                    }
                }
            }
            try await writer.write(ByteBuffer(string: "event: bye\ndata: {}\n\n"))
            try await writer.finish(nil)
        }
        let headers: HTTPFields = [.contentType: "text/event-stream", .cacheControl: "no-store"]
        return Response(status: .ok, headers: headers, body: body)
    }
}
