import LianhuAudit
import LianhuCore
import LianhuEngine
import Testing

@Suite("Ladders of matters") struct MatterLadderTests {
    @Test("S29 S36 the ladder follows the earliest unmet deadline, each step once; the holder, the head, the supervisors")
    func climbs() async throws {
        let town = try await Town.ofMatters()
        try await town.raise(on: "2026-07-01 09:00")
        try await town.act(.accept, by: "W-2", on: "2026-07-01 10:00")
        // to be assigned by 16:00
        for hour in ["13:00", "14:00", "15:00", "17:00", "18:00"] { try await town.tick("2026-07-01 \(hour)") }
        #expect(try await town.steps(of: "H-1") == ["H-1 1 remind → W-9 2026-07-01", "H-1 2 urge → W-5 2026-07-01"])
        try await town.live(through: "2026-07-03")
        // the third step is for whoever has it himself, and nobody stands above
        #expect(try await town.steps(of: "H-1").last == "H-1 3 no_recipient")
        try await town.act(.assign, by: "W-9", on: "2026-07-03 09:00", to: "W-1")
        // handling is due on Wednesday 8 July; a reminder two hours before that day ends
        try await town.live(through: "2026-07-08")
        try await town.tick("2026-07-08 22:30")
        #expect(try await town.steps(of: "H-1").last == "H-1 1 remind → W-1 2026-07-08")
        #expect(try town.leaves("escalation.fire").last?["facts"]?["items"] == .array([.string("MT-1")]))
    }

    @Test("S37 nobody is told of what was done in time, or while it is shelved") func quiet() async throws {
        let town = try await Town.ofMatters()
        try await town.raise(on: "2026-07-01 09:00", source: .patrol)
        try await town.walk(to: "close", on: "2026-07-01")
        try await town.act(.close, by: "W-9", on: "2026-07-01 10:00")
        try await town.raise(about: "H-3", on: "2026-07-01 09:00")
        try await town.act(.shelve, "MT-2", by: "W-5", on: "2026-07-01 09:01", reason: "parts", until: "2026-12-31")
        try await town.live(through: "2026-07-20")
        #expect(try await town.steps(of: "H-1") == [])
        #expect(try await town.steps(of: "H-3") == [])
    }

    @Test("S42 a new holder is told at once, and that it is overdue already; reassignment resets no step") func handedOver() async throws {
        let town = try await Town.ofMatters()
        try await town.raise(on: "2026-07-01 09:00")
        try await town.walk(to: "handle", on: "2026-07-01")
        func told() async throws -> [String] {
            try await town.engine.notifications(recipient: nil, cursor: nil, limit: 100, by: Town.daemon, at: town.at("2026-12-01")).items
                .filter { $0.items == ["MT-1"] }.map { "\($0.recipient?.id ?? "?") \($0.record.tone.rawValue)" }
        }
        #expect(try await told() == ["W-1 remind"])
        try await town.live(through: "2026-07-08")
        let before = try await town.steps(of: "H-1")
        try await town.act(.assign, by: "W-9", on: "2026-07-08 09:00", to: "W-3")
        #expect(try await told().last == "W-3 urge")
        try await town.live(through: "2026-07-20")
        // the stage's steps that fired stay fired; the total clock has its own
        let after = try await town.steps(of: "H-1")
        #expect(Array(after.prefix(before.count)) == before)
    }

    @Test("S39 a matter that is taken on rests through its day, and the next step follows once") func takenOn() async throws {
        let town = try await Town.ofMatters()
        try await town.raise(on: "2026-07-01 09:00")
        try await town.act(.accept, by: "W-2", on: "2026-07-01 10:00")
        try await town.tick("2026-07-01 14:00")
        #expect(try await town.acknowledge(by: "W-9", until: "2026-07-01", on: "2026-07-01 15:00") == "none")
        let view = try await town.matter(on: "2026-07-01 15:01")
        #expect(view.pause?.by?.id == "W-9" && view.pause?.until == Town.date("2026-07-01") && view.step == 1)
        #expect(view.record.wakeAt == town.at("2026-07-02 00:00"))
        // the clock ran on: it was to be assigned by 16:00
        for hour in ["17:00", "18:00", "23:30"] { try await town.tick("2026-07-01 \(hour)") }
        #expect(try await town.steps(of: "H-1") == ["H-1 1 remind → W-9 2026-07-01"])
        #expect(try await town.matter(on: "2026-07-01 18:00").isOverdue)
        for hour in ["00:00", "01:00", "02:00"] { try await town.tick("2026-07-02 \(hour)") }
        #expect(try await town.steps(of: "H-1") == ["H-1 1 remind → W-9 2026-07-01", "H-1 2 urge → W-5 2026-07-02"])
        // what was taken on was one stage; the next has its own ladder
        #expect(try await town.acknowledge(by: "W-9", until: "2026-07-02", on: "2026-07-02 08:00") == "none")
        let next = try await town.act(.assign, by: "W-9", on: "2026-07-02 09:00", to: "W-1")
        #expect(next.pause == nil && next.step == 0)
        #expect(try town.leaves("escalation.acknowledge").map { $0["obj"]?.stringValue } == ["MT-1", "MT-1"])
    }

    @Test("S39 nobody takes on what is taken on, closed or shelved, for no day that is over or too far, nor without a name")
    func refusedPauses() async throws {
        let town = try await Town.ofMatters()
        try await town.raise(on: "2026-07-01 09:00", source: .patrol)
        func take(_ until: String, by worker: String? = "W-9", comment: String = "在办", on time: String = "2026-07-01 12:00") async throws
            -> String
        {
            try await town.acknowledge(by: worker, until: until, comment: comment, on: time)
        }
        #expect(try await take("2026-06-30") == "ladder.until_past")
        #expect(try await take("2026-07-16") == "ladder.until_too_late")
        #expect(try await take("2026-07-02", comment: " ") == "request.member_missing")
        #expect(try await take("2026-07-02", by: nil) == "access.worker_required")
        let elsewhere = try await town.caller([.record], unit: "U-B", worker: "W-9")
        let refusal = await town.refusal {
            _ = try await town.engine.acknowledge(
                "MT-1", until: Town.date("2026-07-02"), comment: "x", by: elsewhere, at: town.at("2026-07-01 12:00"))
        }
        #expect(refusal == "access.out_of_scope")
        #expect(try await take("2026-07-02") == "none")
        #expect(try await take("2026-07-02") == "ladder.acknowledged")
        #expect(try await take("2026-07-03", by: "W-5") == "ladder.acknowledged")
        #expect(try await take("2026-07-05", by: "W-5", on: "2026-07-03 00:00") == "none")
        try await town.act(.shelve, by: "W-5", on: "2026-07-03 09:00", reason: "parts", until: "2026-07-10")
        #expect(try await take("2026-07-04", on: "2026-07-03 10:00") == "ladder.matter_rests")
        try await town.raise(about: "H-3", on: "2026-07-01 09:00", source: .patrol)
        try await town.walk("MT-2", to: "close", on: "2026-07-01")
        try await town.act(.close, "MT-2", by: "W-9", on: "2026-07-01 10:00")
        #expect(try await town.acknowledge("MT-2", by: "W-5", until: "2026-07-02", on: "2026-07-01 12:00") == "ladder.matter_rests")
        #expect(try await town.acknowledge("MT-99", by: "W-5", until: "2026-07-02", on: "2026-07-01 12:00") == "unknown.matter")
    }

    @Test("S36 a stage that the pack puts in between moves no step that fired") func newStage() async throws {
        let town = try await Town.ofMatters()
        try await town.raise(on: "2026-07-01 09:00", source: .patrol)
        try await town.act(.accept, by: "W-2", on: "2026-07-01 10:00")
        try await town.tick("2026-07-01 14:00")
        let report = "      - {id: report, title: {zh: 上报, en: Report}, act: accept, by: finder, within: 2h}\n"
        let text = Pack.matters()
        let checked = text.replacing(
            report, with: report + "      - {id: check, title: {zh: 核查, en: Check}, act: accept, by: finder, within: 2h}\n")
        #expect(checked != text)
        try await town.adopt(checked, on: "2026-07-01 14:10")
        try await town.tick("2026-07-01 17:00")
        #expect(try await town.steps(of: "H-1") == ["H-1 1 remind → W-9 2026-07-01", "H-1 2 urge → W-5 2026-07-01"])
    }

    @Test("S60 a message names the matter and whom it is about, and is settled once the matter is closed") func message() async throws {
        let town = try await Town.ofMatters()
        try await town.raise(on: "2026-07-01 09:00")
        try await town.walk(to: "handle", on: "2026-07-01")
        let courier = try await town.caller([.deliver])
        func claim(_ time: String) async throws -> [MessageView] {
            try await town.engine.claim(ClaimDraft(channel: "default", limit: 10, lease: 60), by: courier, at: town.at(time))
        }
        let told = try #require(try await claim("2026-07-01 10:00").first)
        let text = told.text.lines.joined(separator: "\n")
        #expect(told.items == ["MT-1"] && text.contains("街巷事项 MT-1") && text.contains("H-1") && text.contains("2026-07-06"))
        #expect(!text.contains("U-D"))
        // another one is closed before its message leaves
        try await town.raise(about: "H-3", on: "2026-07-01 20:10", source: .patrol)
        try await town.act(.accept, "MT-2", by: "W-2", on: "2026-07-01 20:11")
        try await town.act(.assign, "MT-2", by: "W-9", on: "2026-07-01 20:12", to: "W-1")
        try await town.act(.handle, "MT-2", by: "W-1", on: "2026-07-01 20:13")
        try await town.act(.verify, "MT-2", by: "W-6", on: "2026-07-01 20:14")
        try await town.act(.close, "MT-2", by: "W-9", on: "2026-07-01 20:15")
        #expect(try await !claim("2026-07-02 09:00").flatMap(\.items).contains("MT-2"))
    }

    @Test("S36 every open matter has a time at which it is looked at") func wakes() async throws {
        let town = try await Town.ofMatters()
        for household in ["H-1", "H-2", "H-3", "H-4"] { try await town.raise(about: household, on: "2026-07-01 09:00") }
        try await town.raise("dispute", about: "H-1", by: "W-1", on: "2026-07-01 09:00")
        try await town.act(.shelve, "MT-3", by: "W-5", on: "2026-07-01 09:01", reason: "parts", until: "2026-08-31")
        for day in ["2026-07-02", "2026-07-20", "2026-09-10", "2026-11-01"] {
            try await town.live(through: day)
            let asleep = try await town.engine.store.read { try $0.mattersAsleep() }
            #expect(asleep == 0, "\(day)")
        }
    }

    @Test("S4 a gap of weeks gives what no gap would have given, but for steps that were caught up") func gap() async throws {
        func run(_ days: [String]) async throws -> (state: String, leaves: Int) {
            let town = try await Town.ofMatters()
            try await town.raise(on: "2026-07-01 09:00")
            try await town.act(.shelve, by: "W-5", on: "2026-07-01 09:01", reason: "parts", until: "2026-07-10")
            for day in days { try await town.tick(day) }
            let view = try await town.matter(on: "2026-08-01")
            return ("\(view.record.state)", view.steps.count)
        }
        let daily = try await run((2...20).map { "2026-07-\($0 < 10 ? "0" : "")\($0)" })
        let once = try await run(["2026-07-20"])
        #expect(daily.state == once.state && daily.leaves == once.leaves)
    }
}
