import HTTPTypes
import LianhuAPI
import LianhuAudit
import LianhuCore
import LianhuEngine
import Testing

@testable import LianhuServer

@Suite("Reading over the API")
struct ReadingTests {
    @Test("lists come in pages, and all pages give the list")
    func pages() async throws {
        try await ServedTown.with { town async throws in
            let whole = try await town.ask(.get, "/v1/obligations").decode(Wire.Page<Wire.Obligation>.self)
            #expect(whole.nextCursor == nil && whole.items.count > 4)
            var found: [String] = []
            var cursor: String?
            repeat {
                let page = try await town.ask(.get, "/v1/obligations?limit=2" + (cursor.map { "&cursor=\($0)" } ?? ""))
                    .decode(Wire.Page<Wire.Obligation>.self)
                #expect(page.items.count <= 2)
                found += page.items.map(\.id)
                cursor = page.nextCursor
            } while cursor != nil
            #expect(found == whole.items.map(\.id))
            let units = try await town.ask(.get, "/v1/units?limit=2").decode(Wire.Page<Wire.Reference>.self)
            #expect(units.items.count == 2 && units.nextCursor != nil)
        }
    }

    @Test("a member is found by its id and by its name in the path")
    func names() async throws {
        try await ServedTown.with { town async throws in
            let unit = try await town.ask(.get, "/v1/units/%E4%B8%9C%E7%89%87").decode(Wire.Unit.self)
            #expect(unit.id == "U-A" && unit.parent?.id == "U-V" && unit.children.map(\.id) == ["U-1"])
            #expect(unit.posts.map(\.holder?.id) == ["W-6"])
            let agenda = try await town.ask(.get, "/v1/workers/W-2/agenda").decode(Wire.Agenda.self)
            #expect(agenda.items.first?.id == "p.visit~H-1~2026-07~1", "the oldest due first")
            let timeline = try await town.ask(.get, "/v1/subjects/H-2/timeline").decode(Wire.Timeline.self)
            #expect(timeline.items.contains { $0.evidence?.id == "july-H-2" } && timeline.items.contains { $0.kind == "obligation" })
        }
    }

    @Test("status tells the instance, the rules, the calendars and the load")
    func status() async throws {
        try await ServedTown.with { town async throws in
            let status = try await town.ask(.get, "/v1/status").decode(Wire.Status.self)
            #expect(status.version == "1.2.3" && !status.demonstration && status.zone == "Asia/Shanghai" && status.signed)
            #expect(status.overdue == 1 && status.checkpoint == nil && status.load.ok && status.socket == "/run/lianhu/control.sock")
            #expect(status.rules.revision == 1 && status.calendars.map(\.name) == ["cn"])
            #expect(status.today.description == "2026-08-05" && status.now == town.clock.now().wall)
        }
    }

    @Test("a rule is told in plain words in both languages")
    func rules() async throws {
        try await ServedTown.with { town async throws in
            let rules = try await town.ask(.get, "/v1/rules").decode(Wire.RuleSet.self)
            #expect(rules.items.map(\.id) == ["p.visit", "p.report", "p.caseload"])
            let rule = try await town.ask(.get, "/v1/rules/p.visit").decode(Wire.RuleDetail.self)
            #expect(rule.nextDues.count == 5 && rule.steps.map(\.at) == ["due-3d", "due+1wd"])
            #expect(!rule.lines.en.isEmpty && !rule.lines.zh.isEmpty && rule.lines.en != rule.lines.zh)
            let reloaded = try await town.ask(.post, "/v1/rules/reload").decode(Wire.Adoption.self)
            #expect(reloaded.unchanged && reloaded.digest == rules.digest)
        }
    }

    @Test("overdue items climbed, and somebody was told")
    func escalations() async throws {
        try await ServedTown.with { town async throws in
            let steps = try await town.ask(.get, "/v1/escalations").decode(Wire.Page<Wire.Escalation>.self)
            #expect(steps.items.contains { $0.obligation == "p.visit~H-1~2026-07~1" && $0.recipient?.id == "W-6" && $0.tone == "urge" })
            let mine = try await town.ask(.get, "/v1/notifications?recipient=W-6").decode(Wire.Page<Wire.Notification>.self)
            #expect(mine.items.allSatisfy { $0.recipient?.id == "W-6" } && !mine.items.isEmpty)
        }
    }

    @Test("the log is exported as it is stored, and its proofs verify")
    func log() async throws {
        try await ServedTown.with { town async throws in
            #expect(try await town.ask(.get, "/v1/audit/checkpoints").code() == "audit.no_checkpoint")
            let checkpoint = try await town.ask(.post, "/v1/audit/checkpoints").decode(Wire.Checkpoint.self)
            let key = try SigningKey(name: "lianhu.test/town", seed: [UInt8](repeating: 7, count: 32)).verifier
            let head = try Checkpoint.open(Array(checkpoint.note.utf8), key: key)
            #expect(head.size == checkpoint.size)
            let lines = try await town.ask(.get, "/v1/audit/leaves?from=0&to=\(head.size)").text.split(separator: "\n")
            var frontier = Frontier()
            for line in lines { frontier.append(MerkleTree.leafHash(Array(line.utf8))) }
            #expect(frontier.size == head.size && frontier.root == head.root)
            let range = try await town.ask(.get, "/v1/audit/frontier?size=5").decode(Wire.Frontier.self)
            #expect(Frontier(text: range.text.utf8)?.size == 5)
            let proof = try await town.ask(.get, "/v1/audit/consistency?from=5&to=\(head.size)").decode(Wire.Consistency.self)
            #expect(!proof.hashes.isEmpty && proof.hashes.allSatisfy { Hash(base64: $0) != nil })
            let beyond = try await town.ask(.get, "/v1/audit/leaves?from=0&to=\(head.size + 100)")
            #expect(beyond.status == 422)
            let found = try await town.ask(.get, "/v1/audit/checkpoints?before=\(head.size)").decode(Wire.Checkpoint.self)
            #expect(found == checkpoint)
            let empty = try await town.ask(.get, "/v1/audit/checkpoints?at=2026-06-01").decode(Wire.Checkpoint.self)
            #expect(empty.size == 0, "the first export begins at the empty log, which is signed too")
        }
    }

    @Test("events begin behind the last one seen, and say so when a client saw more than there is")
    func events() async throws {
        try await ServedTown.with { town async throws in
            let size = try await town.ask(.get, "/v1/audit/places?day=2027-01-01").decode(Wire.LogPlace.self).size
            let last = try await town.events("/v1/events?after=\(size - 2)", uid: ServedTown.ownUID)
            #expect(last.map(\.id) == ["\(size - 1)"])
            let header = try await town.events("/v1/events?after=0", uid: ServedTown.ownUID, headers: ["Last-Event-ID": "\(size - 2)"])
            #expect(header.map(\.id) == ["\(size - 1)"])
            let ahead = try await town.events("/v1/events?after=\(size + 10)", uid: ServedTown.ownUID)
            #expect(ahead == [ServerEvent(event: "resync", data: #"{"last":\#(size - 1)}"#)])
            #expect(try await town.events("/v1/events", uid: ServedTown.ownUID).isEmpty)
            let all = try await town.events("/v1/events?after=-1", uid: ServedTown.ownUID)
            #expect(all.map(\.id) == (0..<size).map { "\($0)" })
        }
    }

    @Test("a stream over the socket begins with what was missed and goes on with what happens")
    func socket() async throws {
        try await ServedTown.with { town async throws in
            let size = try await town.ask(.get, "/v1/audit/places?day=2027-01-01").decode(Wire.LogPlace.self).size
            try await withServer(routes: { town.server.addRoutes(to: $0) }) { server in
                try await server.client.stream(ClientRequest(.get, "/v1/events?after=\(size - 2)")) { stream in
                    var events = stream.events.makeAsyncIterator()
                    #expect(try await events.next()?.id == "\(size - 1)")
                    let body = #"{"subject":"H-1","worker":"W-2","method":"phone","occurredAt":"2026-08-04","id":"now-1"}"#
                    #expect(try await town.ask(.post, "/v1/contacts", body).status == 201)
                    let event = try await events.next()
                    #expect(event?.id == "\(size)" && event?.data.contains("\"obj\":\"now-1\"") == true)
                }
            }
        }
    }

    @Test("event streams are bounded")
    func seats() async throws {
        var limits = APILimits()
        limits.eventStreams = 0
        try await ServedTown.with(limits: limits) { town async throws in
            #expect(try await town.events("/v1/events", uid: ServedTown.ownUID, for: .zero).map(\.data) == ["503"])
        }
    }
}
