import HTTPTypes
import LianhuAPI
import LianhuCore
import LianhuEngine
import Testing

@testable import LianhuServer

/// What refusals look like, byte by byte.
@Suite("The shape of refusals")
struct ProblemShapeTests {
    @Test("a missing right, in English")
    func right() async throws {
        try await ServedTown.with { town async throws in
            let answer = try await town.ask(.post, "/v1/contacts", "{}", uid: 2_001)
            #expect(
                answer.text == """
                    {"args":{"right":"record","rights":"read"},"code":"access.right_missing",\
                    "detail":"This needs the right record; you have: read.","requestID":"r-1",\
                    "status":403,"title":"Forbidden","type":"about:blank"}
                    """)
            #expect(answer.headers[.contentType] == "application/problem+json")
        }
    }

    @Test("a faulty member, in Chinese")
    func member() async throws {
        try await ServedTown.with { town async throws in
            let body = #"{"subject":"H-1","worker":"W-2","method":"letter","occurredAt":"2026-08-04"}"#
            let answer = try await town.ask(.post, "/v1/contacts", body, headers: ["Accept-Language": "zh-CN,en;q=0.5"])
            #expect(
                answer.text == """
                    {"args":{"known":"home_visit, phone","value":"letter"},"code":"unknown.method",\
                    "detail":"没有规则接受方式“letter”；已知方式：home_visit, phone。","errors":[{"args":{"known":"home_visit, phone","value":"letter"},\
                    "code":"unknown.method","detail":"没有规则接受方式“letter”；已知方式：home_visit, phone。","pointer":"/method"}],\
                    "requestID":"r-1","status":422,"title":"Unprocessable Entity","type":"about:blank"}
                    """)
        }
    }

    @Test(
        "faults of the query are told with the parameter's name",
        arguments: [
            ("/v1/obligations?statu=open", "request.unknown_member", "/statu"),
            ("/v1/obligations?status=opened", "request.member_invalid", "/status"),
            ("/v1/obligations?limit=1001", "request.member_invalid", "/limit"),
            ("/v1/obligations?limit=1&limit=2", "request.member_invalid", "/limit"),
            ("/v1/obligations?cursor=%21", "request.member_invalid", "/cursor"),
            ("/v1/obligations?period=2026-13", "period.malformed", "/period"),
            ("/v1/compliance", "request.member_missing", "/period"),
            ("/v1/compliance?period=2026-07&asOf=tomorrow", "date.malformed", "/asOf"),
            ("/v1/compliance?period=2026-07&asOf=2026-09-01", "request.member_invalid", "/asOf"),
            ("/v1/compliance?period=2026-07&by=rate", "request.member_invalid", "/by"),
            ("/v1/status?verbose=true", "request.no_such_member", "/verbose"),
        ])
    func query(path: String, code: String, pointer: String) async throws {
        try await ServedTown.with { town async throws in
            let answer = try await town.ask(.get, path)
            #expect(answer.status == 422, "\(answer.text)")
            let item = try answer.decode(Problem.self).errors.first
            #expect(item?.code == code && item?.pointer == pointer, "\(answer.text)")
        }
    }

    @Test("no JSON, too much of it, a path that is not there, a method that it does not take")
    func transport() async throws {
        try await ServedTown.with { town async throws in
            #expect(try await town.ask(.post, "/v1/contacts", "{").code() == "request.not_json")
            let large = try await town.ask(.post, "/v1/contacts", String(repeating: " ", count: 1 << 20 + 1))
            #expect(large.status == 413)
            #expect(try large.code() == "request.too_large")
            #expect(large.headers[.connection] == "close")
            #expect(try await town.ask(.get, "/v1/nothing").status == 404)
            let method = try await town.ask(.delete, "/v1/contacts")
            #expect(method.status == 405 && method.headers[.allow] == "GET, HEAD, POST")
        }
    }

    @Test("unknown ids are 404 with what was asked for")
    func unknown() async throws {
        try await ServedTown.with { town async throws in
            for (path, code) in [
                ("/v1/rules/p.none", "unknown.rule"), ("/v1/units/U-0", "unknown.unit"), ("/v1/workers/W-0", "unknown.worker"),
                ("/v1/subjects/H-0", "unknown.subject"), ("/v1/obligations/p.visit~H-0~2026-07~1", "unknown.obligation"),
                ("/v1/obligations/x", "unknown.obligation"),
            ] {
                let answer = try await town.ask(.get, path)
                #expect(answer.status == 404, "\(path)")
                #expect(try answer.code() == code)
            }
        }
    }
}
