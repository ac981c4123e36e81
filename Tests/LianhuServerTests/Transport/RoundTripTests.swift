import Glibc
import Hummingbird
import LianhuAPI
import LianhuServer
import NIOCore
import Testing

@Suite("A request over the socket")
struct RoundTripTests {
    private struct Visit: Codable, Equatable, ResponseCodable {
        var subject: String
        var at: String
    }

    @Test("JSON goes there and back, with sorted keys, and the answer names the request")
    func echo() async throws {
        try await withServer { router in
            router.post("/v1/echo") { request, context in try await request.decode(as: Visit.self, context: context) }
        } _: { server in
            let visit = Visit(subject: "H-00012", at: "2026-07-01T09:30:00+08:00")
            let answer = try await server.client.send(try ClientRequest(.post, "/v1/echo", json: visit))
            #expect(answer.statusCode == 200)
            #expect(try answer.decode(Visit.self) == visit)
            #expect(String(decoding: answer.body, as: UTF8.self) == #"{"at":"2026-07-01T09:30:00+08:00","subject":"H-00012"}"#)
            #expect(answer.head.header("x-request-id")?.isEmpty == false)
        }
    }

    @Test("the server knows the caller as the kernel does")
    func peer() async throws {
        try await withServer { router in
            router.get("/v1/peer") { _, context in
                let peer = context.peer
                return "\(peer.pid) \(peer.uid) \(peer.gid) \(peer.groups.sorted())"
            }
        } _: { server in
            var groups = [gid_t](repeating: 0, count: 65536)
            let count = getgroups(Int32(groups.count), &groups)
            let expected = "\(getpid()) \(getuid()) \(getgid()) \(groups.prefix(Int(max(0, count))).sorted())"
            let answer = try await server.client.send(ClientRequest(.get, "/v1/peer"))
            #expect(String(decoding: answer.body, as: UTF8.self) == expected)
        }
    }

    @Test("a primary group counts as a group of the caller")
    func primaryGroup() {
        let peer = PeerCredentials(pid: 1, uid: 1000, gid: 100, groups: [200])
        #expect(peer.isMember(ofGroup: 100))
        #expect(peer.isMember(ofGroup: 200))
        #expect(!peer.isMember(ofGroup: 300))
    }

    @Test("a write carries an Idempotency-Key and a reading does not")
    func keys() async throws {
        try await withServer { router in
            let echo: @Sendable (Request, APIRequestContext) async throws -> String = { request, _ in
                request.headers.first { $0.name.canonicalName == "idempotency-key" }?.value ?? "none"
            }
            router.get("/v1/key", use: echo)
            router.post("/v1/key", use: echo)
            router.put("/v1/key", use: echo)
            router.delete("/v1/key", use: echo)
        } _: { server in
            for method in [ClientRequest.Method.post, .put, .delete] {
                let request = ClientRequest(method, "/v1/key")
                let answer = try await server.client.send(request)
                #expect(String(decoding: answer.body, as: UTF8.self) == request.idempotencyKey)
            }
            let answer = try await server.client.send(ClientRequest(.get, "/v1/key"))
            #expect(answer.body == Array("none".utf8))
        }
    }

    @Test("a file of several MiB streams through to a handler that reads a stream")
    func upload() async throws {
        try await withFolder { folder in
            let path = folder + "/contacts.csv"
            let size = 3 << 20
            let file = try #require(fopen(path, "w"))
            let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: size)
            #expect(fwrite(bytes, 1, size, file) == size)
            fclose(file)
            try await withServer { router in
                router.put("/v1/imports/1/contacts.csv") { request, _ in
                    var count = 0
                    for try await piece in request.body { count += piece.readableBytes }
                    return "\(count)"
                }
            } _: { server in
                let request = ClientRequest(.put, "/v1/imports/1/contacts.csv", body: .file(path: path, mediaType: "text/csv"))
                let answer = try await server.client.send(request)
                #expect(String(decoding: answer.body, as: UTF8.self) == "\(size)")
            }
        }
    }

    @Test("a streamed file may be answered at length: the last byte comes before the connection closes")
    func longAnswer() async throws {
        try await withFolder { folder in
            let path = folder + "/contacts.csv"
            let file = try #require(fopen(path, "w"))
            #expect(fwrite("a", 1, 1, file) == 1)
            fclose(file)
            let size = 3 << 20
            try await withServer { router in
                router.post("/v1/contact-sheets") { request, _ in
                    for try await _ in request.body {}
                    return String(repeating: "b", count: size)
                }
            } _: { server in
                let request = ClientRequest(.post, "/v1/contact-sheets", body: .file(path: path, mediaType: "text/csv"))
                let answer = try await server.client.send(request)
                #expect(answer.body.count == size)
            }
        }
    }

    @Test("HEAD answers like GET, without a body")
    func head() async throws {
        try await withServer { router in
            router.get("/v1/status") { _, _ in "all is well" }
        } _: { server in
            let answer = try await server.client.send(ClientRequest(.head, "/v1/status"))
            #expect(answer.statusCode == 200)
            #expect(answer.body.isEmpty)
            #expect(answer.head.header("Content-Length") == "11")
        }
    }
}
