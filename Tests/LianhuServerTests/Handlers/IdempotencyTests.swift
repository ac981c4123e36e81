import HTTPTypes
import LianhuAPI
import LianhuCore
import LianhuEngine
import Testing

@testable import LianhuServer

@Suite("Idempotency keys")
struct IdempotencyTests {
    private let body = #"{"subject":"H-1","worker":"W-2","method":"phone","occurredAt":"2026-08-04"}"#

    private func size(_ town: ServedTown) async throws -> Int64 {
        try await town.ask(.get, "/v1/audit/places?day=2027-01-01").decode(Wire.LogPlace.self).size
    }

    @Test("the same key with the same body changes nothing and gets the same answer")
    func replay() async throws {
        try await ServedTown.with { town async throws in
            let first = try await town.ask(.post, "/v1/contacts", body, headers: ["Idempotency-Key": "k-1"])
            #expect(first.status == 201 && first.headers[.idempotencyReplayed] == nil)
            let size = try await size(town)
            let second = try await town.ask(.post, "/v1/contacts", body, headers: ["Idempotency-Key": "k-1"])
            #expect(second.status == 201 && second.text == first.text && second.headers[.idempotencyReplayed] == "true")
            #expect(try await self.size(town) == size)
            let list = try await town.ask(.get, "/v1/contacts?about=H-1").decode(Wire.Page<Wire.Evidence>.self)
            #expect(list.items.count == 1)
        }
    }

    @Test("the same key with another body is refused; of another user, or on another route, it is another key")
    func reused() async throws {
        try await ServedTown.with { town async throws in
            let headers = ["Idempotency-Key": "k-1"]
            _ = try await town.ask(.post, "/v1/contacts", body, headers: headers)
            let other = try await town.ask(.post, "/v1/contacts", body.replacing("phone", with: "home_visit"), headers: headers)
            #expect(other.status == 422)
            #expect(try other.code() == "idempotency.reused")
            #expect(try await town.ask(.post, "/v1/attempts", body, headers: headers).status == 201)
            #expect(try await town.ask(.post, "/v1/contacts", body, uid: ServedTown.member, headers: headers).status == 201)
        }
    }

    @Test("a refusal is not kept: what was repaired may be sent again under the key")
    func refusal() async throws {
        try await ServedTown.with { town async throws in
            let headers = ["Idempotency-Key": "k-1"]
            #expect(try await town.ask(.post, "/v1/contacts", body.replacing("H-1", with: "H-9"), headers: headers).status == 404)
            #expect(try await town.ask(.post, "/v1/contacts", body, headers: headers).status == 201)
        }
    }

    @Test("a key is forgotten after a day")
    func expiry() async throws {
        try await ServedTown.with { town async throws in
            let headers = ["Idempotency-Key": "k-1"]
            _ = try await town.ask(.post, "/v1/contacts", body, headers: headers)
            town.clock.set(town.clock.now().wall.adding(hours: 25))
            let later = try await town.ask(.post, "/v1/contacts", body.replacing("phone", with: "home_visit"), headers: headers)
            #expect(later.status == 201)
        }
    }

    @Test("a key that is no key is refused")
    func malformed() async throws {
        try await ServedTown.with { town async throws in
            let answer = try await town.ask(.post, "/v1/contacts", body, headers: ["Idempotency-Key": String(repeating: "k", count: 129)])
            #expect(answer.status == 422)
        }
    }
}
