import Glibc
import LianhuAPI
import LianhuServer
import NIOCore
import Testing

@Suite("The client")
struct UnixHTTPClientTests {
    private func client(_ path: String) -> UnixHTTPClient {
        var client = UnixHTTPClient(path: path)
        client.idleTimeout = .seconds(180)
        return client
    }

    @Test("says that no daemon is there, whether the socket is absent or dead")
    func noDaemon() async throws {
        try await withFolder { folder in
            let path = folder + "/s"
            await #expect(throws: ClientError.noDaemon(path: path)) { try await client(path).send(ClientRequest(.get, "/v1")) }
            let listener = try UnixListener.bind(path: path)
            close(listener.fd)
            await #expect(throws: ClientError.noDaemon(path: path)) { try await client(path).send(ClientRequest(.get, "/v1")) }
            listener.release()
        }
        let long = "/tmp/" + String(repeating: "x", count: 120)
        await #expect(throws: ClientError.pathTooLong(path: long)) { try await client(long).send(ClientRequest(.get, "/v1")) }
    }

    @Test("says so when the kernel does not let it connect", .enabled(if: getuid() != 0, "root may connect anywhere"))
    func notPermitted() async throws {
        try await withFolder { folder in
            let path = folder + "/s"
            let listener = try UnixListener.bind(path: path, mode: 0)
            await #expect(throws: ClientError.notPermitted(path: path)) { try await client(path).send(ClientRequest(.get, "/v1")) }
            listener.release()
            close(listener.fd)
        }
    }

    @Test("gives up on a daemon that never answers")
    func timedOut() async throws {
        try await withFolder { folder in
            // connections wait in the kernel's queue; nobody accepts them
            let listener = try UnixListener.bind(path: folder + "/s")
            let request = ClientRequest(.get, "/v1", idleTimeout: .milliseconds(30))
            await #expect(throws: ClientError.timedOut(seconds: 0)) { try await client(folder + "/s").send(request) }
            listener.release()
            close(listener.fd)
        }
    }

    @Test("gives up on a daemon whose queue stays full")
    func busy() async throws {
        try await withFolder { folder in
            let path = folder + "/s"
            let listener = try UnixListener.bind(path: path, backlog: 1)
            let waiting = try await RawConnection.fillQueue(path)
            var impatient = client(path)
            impatient.connectTimeout = .milliseconds(50)
            let asking = impatient
            await #expect(throws: ClientError.busy(path: path)) { try await asking.send(ClientRequest(.get, "/v1")) }
            for connection in waiting { try await connection.close() }
            listener.release()
            close(listener.fd)
        }
    }

    @Test("repeats a write once, with the same key, if the connection broke before the answer")
    func retry() async throws {
        try await withScript([[], ["HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"]]) { path, requests in
            let answer = try await client(path).send(ClientRequest(.post, "/v1/contacts", idempotencyKey: "one"))
            #expect(answer.body == Array("ok".utf8))
            let heads = await requests()
            #expect(heads.count == 2)
            #expect(heads.allSatisfy { $0.contains("Idempotency-Key: one\r\n") })
        }
    }

    @Test("repeats no more than once, and not after the answer has begun")
    func noMoreRetries() async throws {
        try await withScript([[], [], ["HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"]]) { path, _ in
            await #expect(throws: ClientError.connectionLost) { try await client(path).send(ClientRequest(.get, "/v1")) }
        }
        try await withScript([["HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab"], []]) { path, requests in
            await #expect(throws: ClientError.connectionLost) { try await client(path).send(ClientRequest(.get, "/v1")) }
            #expect(await requests().count == 1)
        }
    }

    @Test("refuses answers that are too large, are not HTTP, or come from something else")
    func strangeAnswers() async throws {
        try await withScript([["HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0123456789"]]) { path, _ in
            var small = client(path)
            small.maximumAnswerBytes = 9
            let asking = small
            await #expect(throws: ClientError.answerTooLarge(limit: 9)) { try await asking.send(ClientRequest(.get, "/v1")) }
        }
        try await withScript([["HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\noops"]]) { path, _ in
            await #expect(throws: ClientError.unexpectedAnswer(status: 502)) { try await client(path).send(ClientRequest(.get, "/v1")) }
        }
        try await withScript([["SSH-2.0-OpenSSH_9.2p1\r\n"]]) { path, _ in
            await #expect { try await client(path).send(ClientRequest(.get, "/v1")) } throws: { error in
                if case ClientError.malformedAnswer = error { true } else { false }
            }
        }
    }

    @Test("passes over interim answers")
    func interim() async throws {
        try await withScript([["HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 204 No Content\r\n\r\n"]]) { path, _ in
            let answer = try await client(path).send(ClientRequest(.get, "/v1"))
            #expect(answer.statusCode == 204)
        }
    }

    @Test("cuts a stream into lines wherever its pieces end")
    func lines() async throws {
        let pieces = ["HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", "one\ntw", "o\r\n", "\nthr", "ee"]
        try await withScript([pieces]) { path, _ in
            let lines = try await client(path).stream(ClientRequest(.get, "/v1/export")) { stream in
                var lines: [String] = []
                for try await line in stream.lines { lines.append(line) }
                return lines
            }
            #expect(lines == ["one", "two", "", "three"])
        }
    }

    @Test("names the local file that it cannot send")
    func missingFile() async throws {
        let request = ClientRequest(.put, "/v1/x", body: .file(path: "/nonexistent/file.csv", mediaType: "text/csv"))
        await #expect(throws: ClientError.unreadableFile(path: "/nonexistent/file.csv", reason: "No such file or directory")) {
            try await client("/nonexistent/s").send(request)
        }
    }

    @Test("makes keys that are UUIDs of version 4")
    func keys() {
        struct Constant: RandomNumberGenerator {
            let value: UInt64
            mutating func next() -> UInt64 { value }
        }
        var zeros = Constant(value: 0)
        var ones = Constant(value: .max)
        #expect(IdempotencyKey.make(using: &zeros) == "00000000-0000-4000-8000-000000000000")
        #expect(IdempotencyKey.make(using: &ones) == "ffffffff-ffff-4fff-bfff-ffffffffffff")
        #expect(IdempotencyKey.make() != IdempotencyKey.make())
    }
}
