import HTTPTypes
import LianhuAPI
import LianhuCore
import LianhuEngine
import Testing

@testable import LianhuServer

@Suite("Who asks")
struct IdentityTests {
    @Test("whoami tells rights, units, reasons and the worker; also who has none")
    func whoami() async throws {
        try await ServedTown.with { town async throws in
            let mine = try await town.ask(.get, "/v1/whoami", uid: ServedTown.area).decode(Wire.Identity.self)
            #expect(mine.rights == ["read", "record", "approve", "audit"])
            #expect(mine.grants == [Wire.Grant(rights: mine.rights, unit: "U-A", reason: "uid 2020")])
            #expect(mine.worker?.id == "W-6" && !mine.gateway)
            let nobody = try await town.ask(.get, "/v1/whoami", uid: ServedTown.nobody).decode(Wire.Identity.self)
            #expect(nobody.rights.isEmpty && nobody.grants.isEmpty && nobody.worker == nil)
            let own = try await town.ask(.get, "/v1/whoami").decode(Wire.Identity.self)
            #expect(own.rights == Right.allCases.map(\.rawValue))
            let status = try await town.ask(.get, "/v1/status").decode(Wire.Status.self)
            #expect(status.inertLines == ["no-such-group"])
        }
    }

    @Test("a gateway names the worker for whom it acts, inside its own units; nobody else may")
    func gateway() async throws {  // S55
        try await ServedTown.with { town async throws in
            let known = try await whoami(town, "W-2", uid: ServedTown.gateway)
            #expect(try known.decode(Wire.Identity.self).worker?.id == "W-2")
            for (worker, uid, code) in [
                ("W-3", ServedTown.gateway, "access.out_of_scope"), ("W-0", ServedTown.gateway, "unknown.worker"),
                ("W-2", ServedTown.area, "access.not_gateway"),
                // The daemon's own uid may play somebody in a demonstration only, and this is none.
                ("W-2", ServedTown.ownUID, "access.not_gateway"),
            ] {
                let answer = try await whoami(town, worker, uid: uid)
                #expect(try answer.code() == code, "\(worker) \(uid)")
            }
        }
    }

    private func whoami(_ town: ServedTown, _ worker: String, uid: UInt32) async throws -> Answer {
        try await town.ask(.get, "/v1/whoami", uid: uid, headers: ["Lianhu-Worker": worker])
    }

    @Test("what a gateway records bears the worker's name and the gateway's uid")
    func recorded() async throws {  // S55
        try await ServedTown.with { town async throws in
            let body = #"{"subject":"H-1","method":"phone","occurredAt":"2026-08-04"}"#
            let answer = try await town.ask(.post, "/v1/contacts", body, uid: ServedTown.gateway, headers: ["Lianhu-Worker": "W-2"])
            #expect(answer.status == 201)
            #expect(try answer.decode(Wire.Receipt.self).worker == "W-2")
            let nobody = try await town.ask(.post, "/v1/contacts", body, uid: ServedTown.gateway)
            #expect(nobody.status == 422)
            #expect(try nobody.decode(Problem.self).errors.first?.pointer == "/worker")
            let leaves = try await town.ask(.get, "/v1/audit/leaves?from=0&to=1000000")
            #expect(leaves.status == 422)
            let size = try await town.ask(.get, "/v1/audit/places?day=2027-01-01").decode(Wire.LogPlace.self).size
            let last = try await town.ask(.get, "/v1/audit/leaves?from=\(size - 1)&to=\(size)").text
            #expect(last.contains("\"uid\":2022") && last.contains("\"worker\":\"W-2\"") && last.contains("\"via\":\"socket\""))
        }
    }
}
