import HTTPTypes
import Hummingbird
import LianhuAPI
import LianhuCore
import LianhuServer
import Testing

@Suite("A refusal")
struct ProblemTests {
    private struct Secret: Error, CustomStringConvertible {
        var description: String { "password of the database" }
    }

    private struct Wanted: Codable {
        var name: String
    }

    private func routes(_ router: Router<APIRequestContext>) {
        router.get("/v1/units/:id") { _, _ in "a unit" }
        router.delete("/v1/units/:id") { _, _ in "gone" }
        router.get("/v1/broken") { _, _ -> String in throw Secret() }
        router.post("/v1/units") { request, context in try await request.decode(as: Wanted.self, context: context).name }
        router.get("/v1/missing") { _, _ -> String in throw HTTPError(.notFound) }
        router.post("/v1/contacts") { _, _ -> String in
            throw Problem(
                422, code: "request.malformed", args: ["reason": "2 members"],
                errors: [
                    ProblemItem(pointer: "/method", code: "unknown.method", args: ["value": "owl", "known": "talk, phone"]),
                    ProblemItem(pointer: "/at", code: "request.member_missing", args: ["name": "at"]),
                ])
        }
    }

    /// The body, its request id replaced, for it changes from start to start.
    private func text(_ answer: ClientResponse) throws -> String {
        let id = try #require(answer.head.header("X-Request-ID"))
        return String(decoding: answer.body, as: UTF8.self).split(separator: id, omittingEmptySubsequences: false).joined(separator: "ID")
    }

    @Test("of an unknown path is a 404 problem, in the language asked for")
    func notFound() async throws {
        try await withServer(routes: routes) { server in
            var client = server.client
            let english = try await client.exchange(ClientRequest(.get, "/v1/owls"))
            #expect(english.statusCode == 404)
            #expect(english.head.mediaType == "application/problem+json")
            #expect(
                try text(english)
                    == #"""
                    {"args":{"path":"/v1/owls"},"code":"not_found","detail":"There is nothing at /v1/owls.",\#
                    "requestID":"ID","status":404,"title":"Not Found","type":"about:blank"}
                    """#
            )
            client.language = .zh
            let chinese = try await client.exchange(ClientRequest(.get, "/v1/owls"))
            #expect(chinese.head.header("Content-Language") == "zh")
            #expect(
                try text(chinese)
                    == #"""
                    {"args":{"path":"/v1/owls"},"code":"not_found","detail":"/v1/owls 不存在。",\#
                    "requestID":"ID","status":404,"title":"Not Found","type":"about:blank"}
                    """#
            )
        }
    }

    @Test("of a method that a path does not take is 405 and names those it takes")
    func methodNotAllowed() async throws {
        try await withServer(routes: routes) { server in
            let answer = try await server.client.exchange(ClientRequest(.put, "/v1/units/U-1"))
            #expect(answer.statusCode == 405)
            #expect(answer.head.header("Allow") == "DELETE, GET, HEAD")
            #expect(try text(answer).contains(#""code":"request.method_not_allowed""#))
            let handlersOwn = try await server.client.exchange(ClientRequest(.get, "/v1/missing"))
            #expect(handlersOwn.statusCode == 404)
        }
    }

    @Test("of faulty members lists each with pointer, code and arguments")
    func items() async throws {
        try await withServer(routes: routes) { server in
            let answer = try await server.client.exchange(ClientRequest(.post, "/v1/contacts"))
            #expect(answer.statusCode == 422)
            #expect(
                try text(answer)
                    == #"""
                    {"args":{"reason":"2 members"},"code":"request.malformed",\#
                    "detail":"The request is not what the API expects: 2 members",\#
                    "errors":[{"args":{"known":"talk, phone","value":"owl"},"code":"unknown.method",\#
                    "detail":"No rule accepts the method owl; known methods: talk, phone.","pointer":"/method"},{"args":{"name":"at"},\#
                    "code":"request.member_missing","detail":"The member at is missing.","pointer":"/at"}],\#
                    "requestID":"ID","status":422,"title":"Unprocessable Entity","type":"about:blank"}
                    """#
            )
            await #expect(throws: Problem.self) { try await server.client.send(ClientRequest(.post, "/v1/contacts")) }
        }
    }

    @Test("for an unforeseen error is a 500 that tells nothing of its cause")
    func internalError() async throws {
        try await withServer(routes: routes) { server in
            let answer = try await server.client.exchange(ClientRequest(.get, "/v1/broken"))
            #expect(answer.statusCode == 500)
            #expect(try text(answer).contains(#""code":"internal""#))
            #expect(!(try text(answer)).contains("password"))
        }
    }

    @Test("of a body that is not the JSON expected is 400")
    func malformed() async throws {
        try await withServer(routes: routes) { server in
            let body = ClientRequest.Body.bytes(Array("{nonsense".utf8), mediaType: "application/json")
            let answer = try await server.client.exchange(ClientRequest(.post, "/v1/units", body: body))
            #expect(answer.statusCode == 400)
            #expect(try text(answer).contains(#""code":"request.malformed""#))
        }
    }

    @Test("decodes to what was thrown, and ignores members that are not known")
    func decoding() throws {
        let text = #"{"type":"about:blank","title":"Conflict","status":409,"code":"state.locked","args":{"path":"/x"},"future":[1,2]}"#
        let problem = try WireJSON.decode(Problem.self, from: Array(text.utf8))
        #expect(problem == Problem(409, code: "state.locked", args: ["path": "/x"]))
        #expect(try WireJSON.decode(Problem.self, from: WireJSON.encode(problem)) == problem)
    }

    @Test(
        "chooses the language with the greatest weight",
        arguments: [
            ("zh-CN,zh;q=0.9,en;q=0.8", Language.zh), ("en-GB", .en), ("fr, en;q=0.2, zh;q=0.5", .zh), ("zh;q=0, en;q=0.1", .en),
        ])
    func languages(header: String, expected: Language) {
        #expect(Language(acceptLanguage: [.acceptLanguage: header]) == expected)
        #expect(Language(acceptLanguage: [.acceptLanguage: "fr"]) == nil)
        #expect(Language(acceptLanguage: [:]) == nil)
    }

    @Test("of the socket's two ends has words in both languages")
    func words() {
        let errors: [ClientError] = [
            .noDaemon(path: ""), .notPermitted(path: ""), .busy(path: ""), .timedOut(seconds: 1), .connectionLost, .pathTooLong(path: ""),
            .answerTooLarge(limit: 1), .malformedAnswer(""), .unexpectedAnswer(status: 1), .unreadableFile(path: "", reason: ""),
            .failed(""),
        ]
        let server = [
            "request.method_not_allowed", "request.too_large", "request.malformed", "server.too_many_connections", "server.stopping",
            "internal", "not_found",
        ]
        for code in errors.map(\.code) + server { #expect(Catalogue.knows(code), "\(code)") }
        for error in errors {
            for language in Language.allCases { #expect(!Catalogue.text(error.code, error.args, in: language).contains("{")) }
        }
    }
}
