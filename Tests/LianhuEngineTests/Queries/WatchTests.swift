import LianhuCore
import LianhuEngine
import Testing

@Suite("The watch: what stands still or reaches nobody") struct WatchTests {
    @Test("S36 in a town that lives on, nothing sleeps") func calm() async throws {
        let town = try await Town.ofMatters()
        for household in ["H-1", "H-3"] { try await town.raise(about: household, on: "2026-07-01 09:00") }
        try await town.act(.shelve, "MT-2", by: "W-5", on: "2026-07-01 09:30", reason: "parts", until: "2026-08-31")
        for day in ["2026-07-02", "2026-08-05", "2026-11-01"] {
            try await town.live(through: day)
            #expect(try await town.engine.watch(at: town.at(day)).asleep == 0)
        }
    }

    @Test("S36 an open matter without a time at which it is looked at is an alarm") func sleepingMatter() async throws {
        let town = try await Town.ofMatters()
        try await town.raise(on: "2026-07-01 09:00")
        try await town.engine.store.write { tx in
            var changes = Changes()
            changes.matters = try tx.matters([1]).map { matter in
                var matter = matter
                matter.wakeAt = nil
                return matter
            }
            try tx.append(changes)
        }
        let watch = try await town.engine.watch(at: town.at("2026-07-01 10:00"))
        #expect(watch.matters == 1 && watch.asleep == 1)
    }

    @Test("S36 open obligations of a rule that is not in force are an alarm, for no tick looks at them") func sleepingDuties() async throws
    {
        let town = try await Town.found()
        try await town.live(through: "2026-07-28")
        #expect(try await town.engine.watch(at: town.at("2026-07-28")).asleep == 0)
        // What a half-done adoption would leave behind: the rule is gone, what it owed is not.
        try await town.engine.store.write { tx in
            var changes = Changes()
            var adopted = try #require(try tx.adoptedRules())
            adopted.revision += 1
            adopted.packs = adopted.packs.map {
                SourceText(file: $0.file, text: $0.text.replacing("id: visit", with: "id: call"), governs: $0.governs)
            }
            changes.rules = adopted
            try tx.append(changes)
        }
        #expect(try await town.engine.watch(at: town.at("2026-07-28 01:00")).obligations == 4)
    }

    @Test("S37 items whose highest step found nobody are counted, matters too, until they are settled") func unheard() async throws {
        let town = try await Town.ofMatters()
        try await town.raise(on: "2026-07-01 09:00", source: .patrol)
        try await town.act(.accept, by: "W-2", on: "2026-07-01 10:00")
        try await town.live(through: "2026-07-03")
        #expect(try await town.steps(of: "H-1").last == "H-1 3 no_recipient")
        func unheard(_ day: String) async throws -> Int { try await town.engine.status(by: Town.daemon, at: town.at(day)).watch.unheard }
        #expect(try await unheard("2026-07-03") == 1)
        try await town.act(.assign, by: "W-9", on: "2026-07-03 09:00", to: "W-1")
        #expect(try await unheard("2026-07-03 10:00") == 0)
    }

    @Test("messages that were given up and those without an address are counted, each in its own units") func messages() async throws {
        let town = try await Town.found()
        try await town.bring(["channels.csv": "worker,channel\nW-1,mail\nW-2,mail"], on: "2026-07-01")
        try await town.live(through: "2026-07-28")
        let now = town.at("2026-07-28 09:00")
        let courier = try await town.caller([.deliver])
        let taken = try await town.engine.claim(ClaimDraft(channel: "mail", limit: 1, lease: 60), by: courier, at: now)
        for message in taken {
            _ = try await town.engine.report(
                DeliveryReport(message: message.record.key, outcome: .rejected, code: "gone", policy: .standard, jitter: 1), by: courier,
                at: now)
        }
        let watch = try await town.engine.watch(at: now)
        #expect(watch.dead == 1 && watch.unaddressed == 1)
        let east = try await town.caller([.read], unit: "U-B")
        let partial = try await town.engine.status(by: east, at: now).watch
        #expect(partial.dead == 0)
    }

    @Test("the journal hears of a number that is another, not of one that stays") func news() {
        var first = Watch()
        first.dead = 2
        first.obligations = 1
        var second = first
        second.matters = 1
        second.dead = 0
        #expect(first.news(since: Watch()).map(\.alarm) == ["asleep", "dead"])
        #expect(first.news(since: first).isEmpty)
        #expect(second.news(since: first).map { "\($0.alarm) \($0.count)" } == ["asleep 2", "dead 0"])
    }

    @Test("S19 S36 a root that comes under another keeps the ladders of what was due before") func formerRoot() async throws {
        let town = try await Town.found()
        try await town.bring(["units.csv": "id,kind,name,parent\nU-X,district,新区,"], on: "2026-07-30")
        try await town.live(through: "2026-08-02")
        try await town.change(MoveUnit(unit: "U-D", to: "U-X", on: Town.date("2026-08-02")), on: "2026-08-02 10:00")
        try await town.live(through: "2026-08-05")
        #expect(
            try await town.steps(of: "H-1") == [
                "H-1 1 remind → W-1 2026-07-28", "H-1 2 urge → W-5 2026-08-04", "H-1 3 urge → W-6 2026-08-05",
            ])
        #expect(try await town.engine.watch(at: town.at("2026-08-05")).asleep == 0)
    }
}
