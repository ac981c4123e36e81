import Glibc
import Hummingbird
import LianhuAPI
import LianhuServer
import Testing

@Suite("Graceful shutdown")
struct ShutdownTests {
    @Test("answers the request in progress, then removes the name")
    func inFlight() async throws {
        let entered = Moment()
        let released = Moment()
        let path = try await withServer { router in
            router.get("/v1/slow") { _, _ in
                entered.happen()
                await released.wait()
                return "done"
            }
        } _: { server in
            async let answer = server.client.send(ClientRequest(.get, "/v1/slow"))
            await entered.wait()
            await server.stop()
            released.happen()
            let body = try await answer.body
            #expect(body == Array("done".utf8))
            return server.path
        }
        #expect(access(path, F_OK) != 0)
        await #expect(throws: ClientError.noDaemon(path: path)) { try await UnixHTTPClient(path: path).send(ClientRequest(.get, "/")) }
    }

    @Test("closes idle connections without waiting for their time-out")
    func idle() async throws {
        try await withServer { router in
            router.get("/v1/ping") { _, _ in "pong" }
        } _: { server in
            let request = "GET /v1/ping HTTP/1.1\r\nHost: x\r\n\r\n"
            async let answer = RawConnection.exchange(server.path, [request])
            _ = try await server.client.send(ClientRequest(.get, "/v1/ping"))
            await server.stop()
            // returns when the server closes the kept connection
            let text = try await answer
            #expect(text.isEmpty || text.hasSuffix("pong"))
        }
    }

    @Test("loses no request while one server after another serves the same socket, as under systemd")
    func restarts() async throws {
        try await withFolder { folder in
            let path = folder + "/s"
            let socket = try UnixListener.bind(path: path)
            let over = Flag()
            let counts = try await withThrowingTaskGroup(of: Int.self) { tasks in
                for _ in 0..<2 {
                    tasks.addTask {
                        var client = UnixHTTPClient(path: path)
                        client.retriesOnce = false
                        client.idleTimeout = .seconds(180)
                        var count = 0
                        while !over.isRaised, try await client.send(ClientRequest(.get, "/v1/ping")).statusCode == 200 { count += 1 }
                        return count
                    }
                }
                for _ in 0..<10 {
                    let copy = try UnixListener.inherited(fd: dup(socket.fd), name: "control")
                    let served = Moment()
                    try await withServer(on: copy, path: path) { router in
                        router.get("/v1/ping") { _, _ in
                            served.happen()
                            return "pong"
                        }
                    } _: { _ in
                        await served.wait()
                    }
                }
                let last = try UnixListener.inherited(fd: dup(socket.fd), name: "control")
                return try await withServer(on: last, path: path) { router in
                    router.get("/v1/ping") { _, _ in "pong" }
                } _: { _ in
                    over.raise()
                    return try await tasks.reduce(into: []) { $0.append($1) }
                }
            }
            #expect(counts.count == 2)
            #expect(counts.allSatisfy { $0 > 0 })
            socket.release()
            close(socket.fd)
        }
    }
}
