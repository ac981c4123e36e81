import HTTPTypes
import LianhuAPI
import LianhuCore
import Testing

@testable import LianhuServer

@Suite("Dated changes over the API")
struct ChangeTests {
    @Test(
        "each change answers what it came to",
        arguments: [
            ("/v1/links", #"{"subject":"H-5","worker":"W-2"}"#, 201, "link.start", "H-5", "H-5~1"),
            ("/v1/links/H-1~1/end", #"{"reason":"retired"}"#, 200, "link.end", "H-1", "H-1~1"),
            ("/v1/links/H-1~W-2/end", "{}", 200, "link.end", "H-1", "H-1~1"),
            ("/v1/subjects/H-1/hand-over", #"{"to":"W-3","on":"2026-08-05"}"#, 200, "link.hand_over", "H-1", "H-1~1"),
            ("/v1/subjects/H-1/move", #"{"to":"U-3"}"#, 200, "subject.move", "H-1", ""),
            ("/v1/subjects/H-1/leave", #"{"reason":"moved_away"}"#, 200, "subject.leave", "H-1", ""),
            ("/v1/subjects/H-1/suspend", #"{"reason":"away","until":"2026-12-01"}"#, 200, "subject.suspend", "H-1", ""),
            ("/v1/subjects/H-1/merge", #"{"into":"H-2"}"#, 200, "subject.merge", "H-2", ""),
            ("/v1/subjects/H-1/tag", #"{"tag":"alone"}"#, 200, "subject.tag", "H-1", ""),
            ("/v1/subjects/H-1/tier", #"{"tier":"red"}"#, 200, "subject.tier", "H-1", ""),
            ("/v1/workers/W-2/absences", #"{"substitute":"W-3","until":"2026-08-10"}"#, 201, "worker.absent", "W-2", ""),
            ("/v1/workers/W-2/roles", #"{"add":"town_cadre"}"#, 200, "worker.role", "W-2", ""),
            ("/v1/units/U-A/posts", #"{"post":"responsible_leader","vacant":true}"#, 200, "unit.post", "U-A", ""),
            ("/v1/units/U-V/parameters/households_per_person", #"{"value":4,"from":"2026-09-01"}"#, 200, "unit.set", "U-V", ""),
            ("/v1/units/U-3/move", #"{"to":"U-A"}"#, 200, "unit.move", "U-3", ""),
        ])
    func changed(_ path: String, _ body: String, _ status: Int, _ act: String, _ about: String, _ link: String) async throws {
        try await ServedTown.with { town async throws in
            let key = ["Idempotency-Key": "k-1"]
            let answer = try await town.ask(.post, path, body, headers: key)
            #expect(answer.status == status, "\(answer.text)")
            let changed = try answer.decode(Wire.Changed.self)
            #expect(changed.act == act && changed.about.id == about && changed.link ?? "" == link)
            // The same request again gets the same answer and changes nothing.
            let size = try await town.ask(.get, "/v1/audit/places?day=2027-01-01").decode(Wire.LogPlace.self).size
            let again = try await town.ask(.post, path, body, headers: key)
            #expect(again.status == status && again.text == answer.text)
            #expect(try await town.ask(.get, "/v1/audit/places?day=2027-01-01").decode(Wire.LogPlace.self).size == size)
        }
    }

    @Test(
        "what cannot be is refused with code, pointer and remedy",
        arguments: [
            ("/v1/links", #"{"subject":"H-1","worker":"W-3"}"#, 409, "link.second_primary", "/worker"),
            ("/v1/links", #"{"subject":"H-1","worker":"W-2"}"#, 409, "link.exists", "/worker"),
            ("/v1/links", #"{"subject":"H-5"}"#, 422, "request.member_missing", "/worker"),
            ("/v1/links/H-1~9/end", "{}", 404, "link.none", "/link"),
            ("/v1/links/H-1/end", "{}", 422, "link.malformed", "/link"),
            ("/v1/subjects/H-1/move", #"{"to":"U-1"}"#, 409, "change.nothing", "/to"),
            ("/v1/subjects/H-1/resume", "{}", 409, "suspension.none", "/on"),
            ("/v1/subjects/H-1/split", #"{"id":"H-2","name":"n","residents":["R-1"]}"#, 409, "id.taken", "/id"),
            ("/v1/subjects/H-1/untag", #"{"tag":"alone"}"#, 409, "tag.none", "/tag"),
            ("/v1/subjects/H-1/tier", "{}", 422, "tier.tier_or_none", "/tier"),
            ("/v1/subjects/H-1/tier", #"{"none":true}"#, 409, "change.nothing", "/tier"),
            ("/v1/workers/W-2/back", #"{"on":"2026-13-01"}"#, 422, "date.malformed", "/on"),
            ("/v1/workers/W-2/roles", #"{"add":"poet"}"#, 422, "unknown.role", "/add"),
            ("/v1/units/U-V/parameters/households_per_person", "{}", 422, "parameter.value_or_none", "/value"),
            ("/v1/units/U-V/parameters/households_per_person", #"{"value":-1}"#, 422, "parameter.range", "/value"),
            ("/v1/units/U-V/parameters/households_per_person", #"{"none":true}"#, 409, "change.nothing", "/value"),
            ("/v1/units/U-V/parameters/household", #"{"value":1}"#, 422, "unknown.parameter", "/name"),
            ("/v1/units/U-A/posts", #"{"post":"responsible_leader"}"#, 422, "post.worker_or_vacant", "/worker"),
            ("/v1/units/U-A/posts", #"{"post":"head","worker":"W-2","vacant":true}"#, 422, "post.worker_or_vacant", "/worker"),
            ("/v1/units/U-A/move", #"{"to":"U-1"}"#, 409, "unit.cycle", "/to"),
        ])
    func refused(_ path: String, _ body: String, _ status: Int, _ code: String, _ pointer: String) async throws {
        try await ServedTown.with { town async throws in
            let answer = try await town.ask(.post, path, body)
            #expect(answer.status == status, "\(answer.text)")
            let problem = try answer.decode(Problem.self)
            #expect(problem.code == code && problem.errors.map(\.pointer) == [pointer])
            if Catalogue.knows(code + ".remedy") {
                let remedy = Catalogue.text(code + ".remedy", problem.args, in: .en)
                #expect(problem.errors.first?.detail?.hasSuffix(remedy) == true && !remedy.contains("{"))
            }
        }
    }

    @Test("S57 an approver of one area changes nothing of the other, nor moves anything there")
    func scope() async throws {
        try await ServedTown.with { town async throws in
            let before = try await town.ask(.get, "/v1/audit/places?day=2027-01-01").decode(Wire.LogPlace.self).size
            for (path, body) in [
                ("/v1/links", #"{"subject":"H-4","worker":"W-2","backup":true}"#), ("/v1/links/H-4~1/end", "{}"),
                ("/v1/subjects/H-4/hand-over", #"{"to":"W-2"}"#), ("/v1/subjects/H-1/move", #"{"to":"U-3"}"#),
                ("/v1/subjects/H-4/move", #"{"to":"U-1"}"#), ("/v1/subjects/H-4/leave", #"{"reason":"away"}"#),
                ("/v1/subjects/H-4/suspend", #"{"reason":"away"}"#), ("/v1/subjects/H-4/merge", #"{"into":"H-1"}"#),
                ("/v1/subjects/H-1/merge", #"{"into":"H-4"}"#), ("/v1/subjects/H-4/tag", #"{"tag":"alone"}"#),
                ("/v1/workers/W-3/absences", "{}"), ("/v1/workers/W-3/back", "{}"),
                ("/v1/obligations/p.visit~H-4~2026-08~1/ask", #"{"reason":"away"}"#),
                ("/v1/obligations/p.visit~H-4~2026-08~1/approve", "{}"),
            ] {
                let answer = try await town.ask(.post, path, body, uid: ServedTown.area)
                #expect(answer.status == 403, "\(path): \(answer.status) \(answer.text)")
                #expect(!answer.text.contains("何淑兰") && !answer.text.contains("张海燕"))
            }
            #expect(try await town.ask(.get, "/v1/audit/places?day=2027-01-01").decode(Wire.LogPlace.self).size == before)
        }
    }

    @Test("S14 S56 a waiver is asked for by one person and approved by another")
    func waiver() async throws {
        try await ServedTown.with { town async throws in
            let path = "/v1/obligations/p.visit~H-1~2026-07~1"
            let early = try await town.ask(.post, path + "/ask", #"{"reason":"unreachable"}"#, uid: ServedTown.member)
            #expect(early.status == 409)
            #expect(try early.code() == "excuse.attempts_missing")
            for day in ["2026-08-03", "2026-08-04"] {
                let attempt = #"{"subject":"H-1","worker":"W-2","method":"home_visit","occurredAt":"\#(day)"}"#
                #expect(try await town.ask(.post, "/v1/attempts", attempt, uid: ServedTown.member).status == 201)
            }
            let asked = try await town.ask(.post, path + "/ask", #"{"reason":"unreachable"}"#, uid: ServedTown.member)
            #expect(asked.status == 201, "\(asked.text)")
            #expect(try asked.decode(Wire.ExcuseAsked.self).worker.id == "W-2")
            let list = try await town.ask(.get, "/v1/excuse-requests", uid: ServedTown.reader).decode(Wire.Page<Wire.ExcuseAsked>.self)
            #expect(list.items.map(\.obligation.id) == ["p.visit~H-1~2026-07~1"])
            #expect(try await town.ask(.post, path + "/approve", "{}", uid: ServedTown.member).status == 403)
            let approved = try await town.ask(.post, path + "/approve", "{}", uid: ServedTown.area)
            #expect(approved.status == 200, "\(approved.text)")
            let obligation = try approved.decode(Wire.Obligation.self)
            #expect(obligation.status == "excused" && obligation.excuse?.approver == "W-6" && obligation.excuse?.reason == "unreachable")
            #expect(try await town.ask(.post, path + "/approve", #"{"deny":true}"#, uid: ServedTown.area).code() == "excuse.none_pending")
        }
    }

    @Test("S24 S57 a subject shows its tags, its old ids and its rests; tags are withheld from whoever only reads")
    func subject() async throws {
        try await ServedTown.with { town async throws in
            for (path, body) in [
                ("/v1/subjects/H-2/tag", #"{"tag":"medication"}"#), ("/v1/subjects/H-1/merge", #"{"into":"H-2"}"#),
                ("/v1/subjects/H-2/suspend", #"{"reason":"away","from":"2026-08-10","until":"2026-08-20"}"#),
            ] {
                #expect(try await town.ask(.post, path, body, uid: ServedTown.area).status == 200)
            }
            let subject = try await town.ask(.get, "/v1/subjects/H-1", uid: ServedTown.area).decode(Wire.Subject.self)
            #expect(subject.id == "H-2" && subject.aliases == ["H-1"] && subject.tags.map(\.tag) == ["medication"])
            #expect(subject.suspensions.map { $0.until?.description } == ["2026-08-20"])
            let read = try await town.ask(.get, "/v1/subjects/H-2", uid: ServedTown.reader)
            #expect(!read.text.contains("medication") && read.text.contains(#""tag":"***""#))
            let events = try await town.events("/v1/events?after=-1", uid: ServedTown.reader).map(\.data).joined()
            #expect(events.contains("subject.tag") && !events.contains("medication"))
        }
    }
}
