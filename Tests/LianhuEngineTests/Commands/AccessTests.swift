import LianhuAudit
import LianhuCore
import LianhuEngine
import Testing

@Suite("Who may do and see what")
struct AccessTests {
    private static let ids = (near: "p.visit~H-1~2026-07~1", far: "p.visit~H-4~2026-07~1")

    /// Early August: everything is overdue, one visit in each area is recorded, ladders have climbed.
    private func august() async throws -> Town {
        let town = try await Town.found()
        try await town.live(through: "2026-07-20")
        try await town.visit("H-3", by: "W-2", on: "2026-07-20 10:00", id: "near", summary: "平安")
        try await town.visit("H-4", by: "W-3", on: "2026-07-20 10:00", id: "far", summary: "平安")
        try await town.live(through: "2026-08-05")
        _ = try await town.engine.void(evidence: "far", reason: "slip", by: Town.daemon, at: town.at("2026-08-05 08:00"))
        return town
    }

    @Test("S55 actor, right and named worker stand in the leaf")
    func actor() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        let caller = try await town.caller([.record], worker: "W-1")
        try await town.visit("H-1", by: nil, on: "2026-07-10 10:00", as: caller)
        let who = try #require(try town.leaves("contact.record").last?["who"])
        #expect(who == ["uid": 1003, "gid": 100, "pid": 42, "via": "socket", "right": "record", "worker": "W-1"])
        let facts = try #require(try town.leaves("contact.record").last?["facts"])
        #expect(facts["worker"]?.stringValue == "W-1")
    }

    @Test(
        "S56 an approver is another named worker with the right or the post, never the holder",
        arguments: [
            ("W-9", [Right.approve], "none"), ("W-5", [Right.read], "none"), ("W-6", [Right.read], "access.post_required"),
            ("W-1", [Right.approve], "access.second_person"), (nil, [Right.approve], "access.worker_required"),
        ] as [(String?, Set<Right>, String)])
    func secondPerson(_ worker: String?, _ rights: Set<Right>, _ expected: String) async throws {
        let town = try await august()
        let caller = try await town.caller(rights, worker: worker)
        #expect(
            await town.refusal {
                _ = try await town.engine.excuse(
                    obligation: Self.ids.near, reason: "in_hospital", by: caller, at: town.at("2026-08-05 09:00"))
            } == expected)
    }

    @Test("S56 whoever answers for an area's report cannot excuse it himself")
    func ownReport() async throws {
        let town = try await august()
        let caller = try await town.caller([.approve], worker: "W-6")
        let refusal = await town.refusal {
            _ = try await town.engine.excuse(
                obligation: "p.report~U-A~2026-Q3~1", reason: "in_hospital", by: caller, at: town.at("2026-08-05 09:00"))
        }
        #expect(refusal == "access.second_person")
    }

    @Test(
        "S57 nobody may do anything without the right, or beyond his subtree",
        arguments: [
            ([Right.record], "W-2", "access.out_of_scope"), ([Right.read, .approve], "W-2", "access.right_missing"),
            ([], "W-2", "access.no_identity"),
        ] as [(Set<Right>, String, String)])
    func commands(_ rights: Set<Right>, _ worker: String, _ expected: String) async throws {
        let town = try await august()
        let caller = try await town.caller(rights, unit: "U-A", worker: worker)
        let now = town.at("2026-08-05 09:00")
        let (rows, leaves) = (try await town.dump(), try town.leaves().count)
        #expect(await town.refusal { try await town.visit("H-4", by: "W-3", on: "2026-08-05 09:00", as: caller) } == expected)
        #expect(
            await town.refusal {
                try await town.visit("U-B", by: "W-7", on: "2026-08-05 09:00", method: "area_report", kind: .activity, as: caller)
            } == expected)
        #expect(await town.refusal { try await town.visit("H-4", by: "W-3", on: "2026-08-05 09:00", id: "far", as: caller) } == expected)
        #expect(await town.refusal { _ = try await town.engine.void(evidence: "far", reason: "slip", by: caller, at: now) } == expected)
        let draft = EvidenceDraft(kind: .contact, id: "n-1", about: "H-4", worker: "W-3", method: "phone", occurredAt: now)
        #expect(
            await town.refusal { _ = try await town.engine.correct(evidence: "far", with: draft, reason: "slip", by: caller, at: now) }
                == expected)
        #expect(
            await town.refusal {
                _ = try await town.engine.acknowledge(
                    Self.ids.far, until: Town.date("2026-08-06"), comment: "x", by: caller, at: now)
            }
                == expected)
        if rights.contains(.approve) {
            #expect(
                await town.refusal { _ = try await town.engine.excuse(obligation: Self.ids.far, reason: "away", by: caller, at: now) }
                    == "access.post_required")
        }
        let sheet = Array("household_id,date,method,worker\nH-4,2026-08-04,phone,W-3\n".utf8)
        let refused = await town.refusal {
            _ = try await town.engine.importContacts(sheet, file: "a.csv", reason: nil, by: caller, at: now)
        }
        #expect(refused.hasSuffix(expected))
        #expect(StateDump.difference(rows, try await town.dump()) == nil)
        #expect(try town.leaves().count == leaves)
    }

    @Test("S57 an administrator of a subtree imports inside it only, and adopts no rules for all")
    func subtreeAdmin() async throws {
        let town = try await august()
        let caller = try await town.caller([.admin], unit: "U-A")
        let sheets: [[String: String]] = [
            ["units.csv": "id,kind,name,parent\nU-9,group,九组,U-B"], ["units.csv": "id,kind,name,parent\nU-3,group,改名,U-B"],
            ["posts.csv": "unit,post,worker\nU-B,head,W-2"], ["workers.csv": "id,name,roles,unit\nW-30,新人,party_member,U-3"],
            ["workers.csv": "id,name,roles,unit\nW-3,张海燕,party_member,U-1"], ["subjects.csv": "id,kind,unit\nH-9,household,U-3"],
            ["subjects.csv": "id,kind,unit\nH-4,household,U-1"], ["residents.csv": "id,household,name,head\nR-9,H-4,新人,no"],
            ["links.csv": "subject,worker,kind,seat\nH-4,W-2,pairing,backup"],
        ]
        for sheet in sheets {
            let refusal = await town.refusal { try await town.bring(sheet, on: "2026-08-05 10:00", by: caller) }
            #expect(refusal == "roster.faulty: merge.out_of_scope", "\(sheet)")
        }
        let foreign = await town.refusal {
            try await town.bring(["links.csv": "subject,worker,kind\nH-1,W-1,pairing"], on: "2026-08-05 10:00", units: ["U-B"], by: caller)
        }
        #expect(foreign == "access.out_of_scope")
        try await town.bring(["subjects.csv": "id,kind,unit\nH-9,household,U-1"], on: "2026-08-05 10:00", by: caller)
        let rules = await town.refusal {
            _ = try await town.engine.adopt(
                packs: [SourceText(file: "p.yaml", text: Pack.text(more: ""))],
                calendars: [SourceText(file: "cn.yaml", text: Pack.calendar)], by: caller, at: town.at("2026-08-05 10:00"))
        }
        #expect(rules == "access.out_of_scope")
    }

    @Test("S57 lists, figures, events and people: nothing outside the subtree is ever shown")
    func queries() async throws {
        let town = try await august()
        let caller = try await town.caller([.read], unit: "U-A")
        let now = town.at("2026-08-05 09:00")
        let engine = town.engine
        #expect(Set(try await town.views(on: "2026-08-05", by: caller).map(\.about.id)) == ["H-1", "H-2", "H-3"])
        #expect(await town.refusal { _ = try await engine.obligation(Self.ids.far, by: caller, at: now) } == "unknown.obligation")
        #expect(await town.refusal { _ = try await town.views(on: "2026-08-05", about: "H-4", by: caller) } == "access.out_of_scope")
        #expect(await town.refusal { _ = try await engine.agenda(of: "W-3", through: nil, by: caller, at: now) } == "access.out_of_scope")
        #expect(Set(try await engine.agendaSheet(unit: nil, by: caller, at: now).map(\.subject)) == ["H-1", "H-2", "H-3"])
        #expect(try await town.figures("2026-07", on: "2026-08-05", as: caller).total.expected == 3)
        #expect(try await town.figures("2026-07", on: "2026-08-05", by: .worker, as: caller).rows.map(\.id) == ["W-2", "W-1"])
        for unit in ["U-B", "U-D"] {
            #expect(
                await town.refusal { _ = try await town.figures("2026-07", on: "2026-08-05", unit: unit, as: caller) }
                    == "access.out_of_scope")
        }
        #expect(try await engine.evidence(EvidenceQuery(), by: caller, at: now).items.map(\.evidence.id) == ["near"])
        #expect(try await engine.tallies(TallyQuery(period: "2026-07"), by: caller, at: now).rows.map(\.records) == [1])
        #expect(try await engine.findings(unit: nil, on: nil, by: caller, at: now) == [])
        let steps = try await engine.escalations(
            unit: nil, recipient: nil, includesSkipped: true, cursor: nil, limit: 99, by: caller, at: now)
        #expect(Set(steps.items.map(\.about.id)) == ["H-1", "H-2"])
        let messages = try await engine.notifications(recipient: nil, cursor: nil, limit: 99, by: caller, at: now)
        #expect(messages.items.allSatisfy { !$0.items.contains(Self.ids.far) } && !messages.items.isEmpty)
        #expect(
            try await engine.members(.subject, subkind: nil, unit: nil, cursor: nil, limit: 99, by: caller, at: now).items.map(\.id) == [
                "H-1", "H-2", "H-3",
            ])
        #expect(
            try await engine.members(.worker, subkind: nil, unit: nil, cursor: nil, limit: 99, by: caller, at: now).items.map(\.id) == [
                "W-2", "W-6",
            ])
        #expect(await town.refusal { _ = try await engine.unit("U-B", by: caller, at: now) } == "access.out_of_scope")
        #expect(try await engine.unit("U-A", by: caller, at: now).parent == nil)
        #expect(await town.refusal { _ = try await engine.worker("W-3", by: caller, at: now) } == "access.out_of_scope")
        #expect(await town.refusal { _ = try await engine.subject("H-4", by: caller, at: now) } == "access.out_of_scope")
        #expect(await town.refusal { _ = try await engine.timeline(of: "何淑兰户", by: caller, at: now) } == "unknown.subject")
        let status = try await engine.status(by: caller, at: now)
        #expect(
            status.overdue == 2 && status.counts.workers == 2 && status.counts.subjectsByKind == ["household": 3]
                && status.counts.links == 3)
        #expect(status.counts.unitsByKind == ["area": 1, "group": 2])
        let events = try await engine.events(after: -1, limit: 1_000, by: caller, at: now).leaves
        #expect(
            events.allSatisfy { !String(decoding: $0.body, as: UTF8.self).contains("H-4") }
                && events.contains { $0.act == "contact.record" })
    }

    @Test("S57 the log itself is for those who audit the whole tree")
    func audit() async throws {
        let town = try await august()
        let now = town.at("2026-08-05 09:00")
        let (part, whole) = (try await town.caller([.audit], unit: "U-A"), try await town.caller([.audit]))
        let key = try SigningKey.generate(name: Town.origin)
        for (caller, expected) in [(part, "audit.whole_tree"), (whole, "none")] {
            #expect(await town.refusal { _ = try await town.engine.leaves(from: 0, limit: 1, by: caller, at: now) } == expected)
            #expect(await town.refusal { _ = try await town.engine.logRange(from: 0, to: 1, by: caller, at: now) } == expected)
            #expect(await town.refusal { _ = try await town.engine.checkpoint(atMost: 1, by: caller, at: now) } == expected)
            #expect(
                await town.refusal { _ = try await town.engine.firstLeaf(on: Town.date("2026-07-01"), by: caller, at: now) } == expected)
            #expect(await town.refusal { _ = try await town.engine.makeCheckpoint(key: key, by: caller, at: now) } == expected)
        }
    }

    @Test("S57 telephone numbers and free text need the link or the right, and are withheld visibly")
    func sensitive() async throws {
        let town = try await august()
        let now = town.at("2026-08-05 09:00")
        func seen(_ caller: Caller) async throws -> [String] {
            let subject = try await town.engine.subject("H-1", by: caller, at: now)
            let agenda = try await town.engine.agenda(of: "W-1", through: nil, by: caller, at: now)
            let evidence = try await town.engine.evidence(EvidenceQuery(), by: caller, at: now)
            return [subject.residents[0].telephone, agenda.items[0].telephone, evidence.items[0].summary]
        }
        #expect(try await seen(try await town.caller([.read])) == ["***", "***", "***"])
        #expect(try await seen(try await town.caller([.read], worker: "W-1")) == ["199-0000-0201", "199-0000-0201", "***"])
        #expect(try await seen(try await town.caller([.read, .approve])) == ["199-0000-0201", "199-0000-0201", "平安"])
    }

    @Test("S55 refusals are counted by uid and route, and the next tick writes one leaf for each")
    func refusals() async throws {
        let town = try await Town.found()
        for _ in 1...5 { town.engine.noteRefusal(uid: 1004, route: "POST /v1/contacts", code: "access.right_missing") }
        town.engine.noteRefusal(uid: 1005, route: "GET /v1/leaves", code: "audit.whole_tree")
        try await town.tick("2026-06-21")
        try await town.tick("2026-06-22")
        let refused = try town.leaves("refused").map {
            "\($0["obj"]?.stringValue ?? "") \($0["facts"]?["uid"]?.intValue ?? 0) \($0["facts"]?["count"]?.intValue ?? 0)"
        }
        #expect(refused == ["POST /v1/contacts 1004 5", "GET /v1/leaves 1005 1"])
    }
}
