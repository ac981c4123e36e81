import Hummingbird
import LianhuAPI
import LianhuServer
import Testing

@Suite("An event stream")
struct EventStreamTests {
    @Test("reaches the client event by event and ends with a farewell at shutdown")
    func shutdown() async throws {
        try await withServer { router in
            router.get("/v1/events") { request, _ in
                Response.eventStream(to: request) { events in
                    for seq in 1...3 { try await events.send(id: "\(seq)", event: "leaf", data: "{\"seq\":\(seq)}\nline two") }
                    try await Task.sleep(for: .seconds(3600))
                }
            }
        } _: { server in
            let seen = try await server.client.stream(ClientRequest(.get, "/v1/events")) { stream in
                #expect(stream.head.mediaType == "text/event-stream")
                var seen: [ServerEvent] = []
                for try await event in stream.events {
                    seen.append(event)
                    if seen.count == 3 { await server.stop() }
                }
                return seen
            }
            let leaves = (1...3).map { ServerEvent(id: "\($0)", event: "leaf", data: "{\"seq\":\($0)}\nline two") }
            #expect(seen == leaves + [ServerEvent(id: nil, event: "bye", data: "{}")])
        }
    }

    @Test("is no longer fed once its client has left")
    func clientLeaves() async throws {
        let left = Moment()
        try await withServer { router in
            router.get("/v1/events") { request, _ in
                Response.eventStream(to: request) { events in
                    try await events.send(data: "hello")
                    try? await Task.sleep(for: .seconds(3600))
                    left.happen()
                }
            }
        } _: { server in
            try await server.client.stream(ClientRequest(.get, "/v1/events")) { stream in
                for try await event in stream.events {
                    #expect(event == ServerEvent(id: nil, event: "message", data: "hello"))
                    break
                }
            }
            await left.wait()
        }
    }

    @Test("is kept alive by comments, which the client passes over")
    func heartbeat() async throws {
        try await withServer { router in
            router.get("/v1/events") { request, _ in
                Response.eventStream(to: request, heartbeat: .milliseconds(1)) { _ in try await Task.sleep(for: .seconds(3600)) }
            }
        } _: { server in
            try await server.client.stream(ClientRequest(.get, "/v1/events")) { stream in
                var comments = 0
                for try await line in stream.lines where line == ":" {
                    comments += 1
                    if comments == 5 { break }
                }
                #expect(comments == 5)
            }
        }
    }
}
