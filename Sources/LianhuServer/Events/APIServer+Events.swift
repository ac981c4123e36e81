import HTTPTypes
import Hummingbird
import LianhuAPI
import LianhuCore
import LianhuEngine

extension HTTPField.Name {
    /// The number of the last event that a client saw (WHATWG HTML §9.2.4). The literal is a valid token, so the value exists.
    static let lastEventID = HTTPField.Name("Last-Event-ID")!
}

extension APIServer {
    /// Leaves read at a time for one stream.
    private static let eventChunk = 200

    /// Leaves as they are written, as far as the caller may see them: id = seq (S57). The log keeps all, so nothing is ever too old;
    /// `resync` tells a client that it has seen more than there is, because the state was put back.
    func streamEvents(_ call: Call) async throws -> Response {
        guard !seats.isFull else { throw Problem(503, code: "server.too_many_streams", args: ["limit": "\(limits.eventStreams)"]) }
        let last = try await engine.query(by: call.caller, at: call.now) { lens in try lens.reader.logSize() } - 1
        let wanted = try lastSeen(call) ?? last
        let route = call.route
        let named = call.request.headers[.worker]
        let peer = call.context.peer
        return .eventStream(to: call.request) { events in
            guard seats.take() else { return }
            defer { seats.leave() }
            var after = wanted
            if after > last {
                try await events.send(event: "resync", data: #"{"last":\#(last)}"#)
                after = last
            }
            while !Task.isCancelled {
                let now = clock.now().wall
                // Asked again each time: rights may be taken away while a stream is open.
                let caller = try await callers.caller(of: route, peer: peer, named: named, at: now)
                let (leaves, next) = try await engine.events(after: after, limit: Self.eventChunk, by: caller, at: now)
                for leaf in leaves { try await events.send(id: "\(leaf.seq)", data: String(decoding: leaf.body, as: UTF8.self)) }
                if next == after { try await Task.sleep(for: limits.eventInterval) }
                after = next
            }
        }
    }

    private func lastSeen(_ call: Call) throws -> Int64? {
        guard let text = call.request.headers[.lastEventID] else { return call.integer("after") }
        guard let seen = Int64(text), seen >= 0 else {
            throw CommandProblem.member(
                "", "request.member_invalid", ["name": "Last-Event-ID", "value": String(text.prefix(40)), "reason": "≥ 0"])
        }
        return seen
    }
}
