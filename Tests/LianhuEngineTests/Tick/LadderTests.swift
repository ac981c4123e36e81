import LianhuAudit
import LianhuCore
import LianhuEngine
import Testing

@Suite("Ladders through ticks")
struct LadderTests {
    private static let all = [
        "H-1 1 remind → W-1 2026-07-28", "H-1 2 urge → W-5 2026-08-04", "H-1 3 urge → W-6 2026-08-05", "H-1 4 supervise → W-9 2026-08-07",
    ]

    @Test("S36 each step fires once, at the start of the day before due and at the end of the day after it")
    func steps() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-08-20")
        #expect(try await town.steps(of: "H-1") == Self.all)
        try await town.tick("2026-08-20 12:00")
        #expect(try await town.steps(of: "H-1") == Self.all)
        #expect(
            try town.leaves("escalation.fire").count
                == Set(try await town.steps().map { $0.split(separator: " ").dropFirst().joined() }).count)
    }

    @Test("S36 a message is queued in the transaction of its step, and leaves within sending hours")
    func sendingHours() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-28")
        let page = try await town.engine.notifications(recipient: "W-1", cursor: nil, limit: 10, by: Town.daemon, at: town.at("2026-07-28"))
        #expect(page.items.map(\.record.at) == [town.at("2026-07-28")])
        #expect(page.items.map(\.record.sendAfter) == [town.at("2026-07-28 08:30")])
    }

    @Test("S37 what is met, excused or void meanwhile does not climb")
    func checkedAgain() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-08-03")
        try await town.visit("H-1", by: "W-1", on: "2026-08-03 10:00")
        let approver = try await town.caller([.approve, .record], worker: "W-9")
        _ = try await town.engine.excuse(
            obligation: "p.visit~H-2~2026-07~1", reason: "in_hospital", by: approver, at: town.at("2026-08-03 11:00"))
        try await town.bring(["subjects.csv": "id,kind,unit,from,until\nH-3,household,U-2,2026-01-01,2026-07-30"], on: "2026-08-03 12:00")
        try await town.live(through: "2026-08-20")
        #expect(try await town.steps(of: "H-1") == Array(Self.all.prefix(1)))
        #expect(try await town.steps(of: "H-2") == ["H-2 1 remind → W-2 2026-07-28"])
        #expect(try await town.steps(of: "H-3") == ["H-3 1 remind → W-2 2026-07-28"])
        #expect(try await town.steps(of: "H-4").count == 4)
    }

    @Test("S37 a vacant post, and the holder himself, climb one up; at the top nobody is told and it says so")
    func vacant() async throws {
        let town = try await Town.found()
        try await town.bring(
            [
                "posts.csv": """
                unit,post,worker,from
                U-V,head,,2026-06-25
                U-A,responsible_leader,W-2,2026-06-25
                U-D,supervision_group,,2026-06-25
                U-T,head,W-4,2026-06-25
                """
            ], on: "2026-06-25")
        try await town.live(through: "2026-08-20")
        #expect(
            try await town.steps(of: "H-2") == [
                "H-2 1 remind → W-2 2026-07-28", "H-2 2 urge → W-4 2026-08-04", "H-2 3 urge → W-4 2026-08-05", "H-2 4 no_recipient",
            ])
    }

    @Test("S38 after downtime only the highest step due fires, naming its nominal day")
    func downtime() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-20")
        try await town.tick("2026-08-06 09:30")
        #expect(try await town.steps(of: "H-1") == ["H-1 1 too_late", "H-1 2 catch_up", "H-1 3 urge → W-6 2026-08-06"])
        let nominal = try await town.engine.escalations(
            unit: nil, recipient: "W-6", includesSkipped: false, cursor: nil, limit: 10, by: Town.daemon, at: town.at("2026-08-06 10:00"))
        #expect(Set(nominal.items.map(\.record.nominal)) == [town.at("2026-08-05 00:00")])
        try await town.live(through: "2026-08-07")
        #expect(try await town.steps(of: "H-1").last == "H-1 4 supervise → W-9 2026-08-07")
        let skips = try town.leaves("escalation.skip")
        #expect(Set(skips.compactMap { $0["why"]?.stringValue }) == ["too_late", "catch_up"])
        #expect(skips.allSatisfy { $0["facts"]?["to"] == nil })
    }

    @Test("S38 a step that came and closed while the daemon was down is dropped, and a leaf tells how many items it was about")
    func dropped() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-30")
        try await town.visit("H-1", by: "W-1", on: "2026-07-30 10:00")
        try await town.tick("2026-10-20 09:30")
        #expect(try await town.steps(of: "H-2").map { $0.split(separator: " ").last } == ["2026-07-28"])
        let july = try town.leaves("escalation.drop").filter { $0["facts"]?["period"]?.stringValue == "2026-07" }
        #expect(july.map { $0["facts"]?["step"]?.intValue } == [2, 3, 4])
        #expect(july.allSatisfy { $0["facts"]?["items"]?.intValue == 3 && $0["why"]?.stringValue == "too_late" })
        let count = try town.leaves("escalation.drop").count
        try await town.tick("2026-10-20 10:30")
        #expect(try town.leaves("escalation.drop").count == count)
    }

    @Test("S38 nothing is dropped while the daemon runs")
    func nothingDropped() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-10-20")
        #expect(try town.leaves("escalation.drop").isEmpty)
        #expect(try !town.leaves("escalation.fire").isEmpty)
    }

    @Test("S39 an acknowledgement pauses the ladder through its day, and the next step follows, once")
    func acknowledgement() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-08-04")
        let worker = try await town.caller([.record], worker: "W-1")
        let id = "p.visit~H-1~2026-07~1"
        func acknowledge(_ until: String, comment: String = "我来办") async -> String {
            await town.refusal {
                _ = try await town.engine.acknowledge(
                    id, until: Town.date(until), comment: comment, by: worker, at: town.at("2026-08-04 09:00"))
            }
        }
        #expect(await acknowledge("2026-08-19") == "ladder.until_too_late")
        #expect(await acknowledge("2026-08-05", comment: "") == "request.member_missing")
        #expect(await acknowledge("2026-08-03") == "ladder.until_past")
        #expect(await acknowledge("2026-08-05") == "none")
        #expect(await acknowledge("2026-08-06") == "ladder.acknowledged")
        try await town.live(through: "2026-08-05")
        #expect(try await town.steps(of: "H-1") == Array(Self.all.prefix(2)))
        try await town.live(through: "2026-08-06")
        #expect(try await town.steps(of: "H-1").last == "H-1 3 urge → W-6 2026-08-06")
        let view = try await town.engine.obligation(id, by: Town.daemon, at: town.at("2026-08-06"))
        #expect(view.acknowledgedUntil == Town.date("2026-08-05") && view.step == 3 && view.status == .overdue)
        // The clock ran on: the last step is not put off.
        try await town.live(through: "2026-08-07")
        #expect(try await town.steps(of: "H-1").last == Self.all[3])
    }

    @Test("S39 a pause that ends on the day of a further step fires once, the highest")
    func pauseEndsAtStep() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-08-04")
        let worker = try await town.caller([.record], worker: "W-1")
        _ = try await town.engine.acknowledge(
            "p.visit~H-1~2026-07~1", until: Town.date("2026-08-06"), comment: "周四去", by: worker, at: town.at("2026-08-04 09:00")
        )
        try await town.live(through: "2026-08-07")
        #expect(try await town.steps(of: "H-1") == Self.all.prefix(2) + ["H-1 3 catch_up", Self.all[3]])
        let needsPerson = await town.refusal {
            _ = try await town.engine.acknowledge(
                "p.visit~H-2~2026-07~1", until: Town.date("2026-08-08"), comment: "x", by: Town.daemon,
                at: town.at("2026-08-07"))
        }
        #expect(needsPerson == "access.worker_required")
    }

    @Test("S41 one message for each recipient and run, with all items; higher levels get counts")
    func digest() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-08-07")
        #expect(
            try await town.messages() == [
                "W-1 2026-07-28: H-1", "W-2 2026-07-28: H-2 H-3", "W-3 2026-07-28: H-4", "W-5 2026-08-04: H-1 H-2 H-3 H-4",
                "W-6 2026-08-05: H-1 H-2 H-3", "W-7 2026-08-05: H-4", "W-9 2026-08-07: H-1 H-2 H-3 H-4",
            ])
        let page = try await town.engine.notifications(recipient: "W-9", cursor: nil, limit: 10, by: Town.daemon, at: town.at("2026-08-07"))
        #expect(page.items.map(\.record.digest) == [.counts] && page.items.map(\.record.tone) == [.supervise])
    }

    @Test("S42 a new holder of what is overdue resets no step")
    func reassigned() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-08-04")
        try await town.bring(
            [
                "links.csv":
                    "subject,worker,kind,seat,from,until\nH-1,W-1,pairing,primary,2026-01-01,2026-08-03\nH-1,W-3,pairing,primary,2026-08-04,"
            ],
            on: "2026-08-04 10:00")
        try await town.live(through: "2026-08-07")
        #expect(try await town.steps(of: "H-1") == Self.all)
        #expect(try await town.views(on: "2026-08-07", about: "H-1").first?.holder?.id == "W-3")
    }
}
