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
    func streamEvents(_ call: Call) async throws -> Response {
        guard !seats.isFull else { throw Problem(503, code: "server.too_many_streams", args: ["limit": "\(limits.eventStreams)"]) }
        let feed = try await feed(call)
        return .eventStream(to: call.request) { events in
            guard seats.take() else { return }
            defer { seats.leave() }
            try await feed.run { event in
                try await events.send(id: event.id, event: event.event == "message" ? nil : event.event, data: event.data)
            }
        }
    }

    /// What a call for events gets: all after the last one seen, or what comes from now on.
    func feed(_ call: Call) async throws -> EventFeed {
        let last = try await engine.query(by: call.caller, at: call.now) { lens in try lens.reader.logSize() } - 1
        let (route, peer, named) = (call.route, call.context.peer, call.request.headers[.worker])
        return EventFeed(
            engine: engine, clock: clock, caller: { try await callers.caller(of: route, peer: peer, named: named, at: $0) },
            interval: limits.eventInterval, seen: try lastSeen(call) ?? last, last: last)
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
