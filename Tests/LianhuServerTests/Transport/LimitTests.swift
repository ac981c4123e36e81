import Hummingbird
import LianhuAPI
import LianhuServer
import NIOCore
import Testing

@Suite("A client that asks too much")
struct LimitTests {
    private struct Anything: Codable {
        var text: String
    }

    private func routes(_ router: Router<APIRequestContext>) {
        router.post("/v1/echo") { request, context in try await request.decode(as: Anything.self, context: context).text }
        router.get("/v1/ping") { _, _ in "pong" }
    }

    @Test("a body over 1 MiB is refused with 413, and the connection closed")
    func bodyTooLarge() async throws {
        try await withServer(routes: routes) { server in
            let body = ClientRequest.Body.bytes([UInt8](repeating: UInt8(ascii: " "), count: (1 << 20) + 1), mediaType: "application/json")
            let answer = try await server.client.exchange(ClientRequest(.post, "/v1/echo", body: body))
            #expect(answer.statusCode == 413)
            #expect(answer.head.header("Connection") == "close")
            let problem: Problem = try answer.decode()
            #expect(problem.code == "request.too_large")
            #expect(problem.args == ["limit": "1048576"])
        }
    }

    @Test("a body without end is cut off after 413")
    func endlessBody() async throws {
        try await withServer(routes: routes) { server in
            let piece = "10000\r\n" + String(repeating: " ", count: 0x10000) + "\r\n"
            let head = "POST /v1/echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
            // 64 MiB if anybody took them
            let answer = try await RawConnection.exchange(server.path, [head] + [String](repeating: piece, count: 1024))
            #expect(answer.hasPrefix("HTTP/1.1 413"))
        }
    }

    @Test("a body that trickles is closed")
    func slowBody() async throws {
        var limits = ServerLimits()
        limits.bodyTimeout = .milliseconds(30)
        try await withServer(limits: limits, routes: routes) { server in
            // returns when the server closes; the body stays 99 bytes short
            let request = "POST /v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"
            let answer = try await RawConnection.exchange(server.path, [request])
            #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 4"))
        }
    }

    @Test("a head that never ends is closed")
    func slowHead() async throws {
        var limits = ServerLimits()
        limits.idleTimeout = .milliseconds(30)
        try await withServer(limits: limits, routes: routes) { server in
            let answer = try await RawConnection.exchange(server.path, ["GET /v1/ping HTTP/1.1\r\nHo"])
            #expect(answer.isEmpty)
        }
    }

    @Test("a head that is too long is refused")
    func longHead() async throws {
        try await withServer(routes: routes) { server in
            let field = "X-Long: " + String(repeating: "a", count: 17 * 1024)
            let answer = try await RawConnection.exchange(server.path, ["GET /v1/ping HTTP/1.1\r\nHost: x\r\n\(field)\r\n\r\n"])
            #expect(answer.hasPrefix("HTTP/1.1 400"))
        }
    }

    @Test("connections beyond the quota get 503 and may come again when another has left")
    func quota() async throws {
        var limits = ServerLimits()
        limits.maximumConnectionsPerUser = 1
        limits.unlimitedUser = nil
        try await withServer(limits: limits, routes: routes) { server in
            var client = server.client
            client.retriesOnce = false
            let asking = client
            try await RawConnection.hold(server.path, after: "GET /v1/ping HTTP/1.1\r\nHost: x\r\n\r\n") {
                let answer = try await asking.exchange(ClientRequest(.get, "/v1/ping"))
                #expect(answer.statusCode == 503)
                #expect(answer.head.header("Retry-After") == "1")
                #expect(try answer.decode(Problem.self).code == "server.too_many_connections")
            }
            // the server notices the end of the other connection in its own time
            var status = 503
            while status == 503 { status = try await asking.exchange(ClientRequest(.get, "/v1/ping")).statusCode }
            #expect(status == 200)
        }
    }

    @Test("the quota counts by user and in all, and does not bind the administrator")
    func counting() {
        var limits = ServerLimits()
        limits.maximumConnections = 3
        limits.maximumConnectionsPerUser = 2
        let quota = ConnectionQuota(limits: limits)
        #expect(quota.enter(uid: 1000))
        #expect(quota.enter(uid: 1000))
        #expect(!quota.enter(uid: 1000))
        #expect(quota.enter(uid: 1001))
        #expect(!quota.enter(uid: 1002))
        #expect(quota.enter(uid: 0))
        quota.leave(uid: 0)
        quota.leave(uid: 1000)
        #expect(quota.enter(uid: 1002))
    }
}
