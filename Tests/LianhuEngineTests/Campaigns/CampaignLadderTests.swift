import LianhuAudit
import LianhuCore
import LianhuEngine
import Testing

@Suite("Ladders and messages of campaigns") struct CampaignLadderTests {
    private func steps(_ town: Town, _ unit: String, _ time: String) async throws -> [String] {
        try await town.engine.escalations(
            unit: nil, recipient: nil, includesSkipped: true, cursor: nil, limit: 100, by: Town.daemon, at: town.at(time)
        ).items.filter { $0.obligation == "CP-1~\(unit)" }.map { view in
            let who = view.record.skip.map(\.rawValue) ?? view.recipient?.id ?? "?"
            return "\(view.record.step) \(who) \(town.engine.zone.localDescription(view.record.nominal).suffix(5))"
        }
    }

    @Test("S36 S48 the ladder of a roll-up climbs to the minute, each step once, and stops when it is rolled up") func climbs() async throws
    {
        let town = try await Town.ofCampaigns()
        try await town.start()
        for minute in stride(from: 1, through: 110, by: 1) {
            if minute == 70 { try await town.rollUp("U-3", by: "W-7", on: "2026-07-01 20:10", isPartial: true) }
            try await town.tick("2026-07-01 \(19 + minute / 60):\(minute % 60 < 10 ? "0" : "")\(minute % 60)")
        }
        #expect(try await steps(town, "U-1", "2026-07-01 21:00") == ["1 W-6 19:50", "2 W-5 20:00", "3 W-9 20:15"])
        #expect(try await steps(town, "U-3", "2026-07-01 21:00") == ["1 W-7 19:50", "2 W-5 20:00"])
        // the village waits for its groups until 20:00, and is due half an hour later; its head is the assignee himself
        #expect(try await steps(town, "U-V", "2026-07-01 21:00").first == "1 W-5 20:20")
        let view = try await town.campaign(on: "2026-07-01 20:50")
        #expect(view.overdue == 3 && town.standing(view).contains("U-3 late 0/1 due 20:00"))
    }

    @Test("S38 after downtime only the highest step due fires") func downtime() async throws {
        let town = try await Town.ofCampaigns()
        try await town.start()
        try await town.tick("2026-07-01 20:40")
        #expect(try await steps(town, "U-1", "2026-07-01 20:41") == ["1 catch_up 19:50", "2 catch_up 20:00", "3 W-9 20:15"])
    }

    @Test("a command that begins a clock asks for a look at once, and every open campaign has a time at which it is looked at")
    func wakes() async throws {
        let town = try await Town.ofCampaigns()
        try await town.start()
        #expect(town.engine.takeSoonestWake() == town.at("2026-07-01 19:00"))
        let wake = try await town.tick("2026-07-01 19:00").wake
        #expect(wake == town.at("2026-07-01 19:50"))
        #expect(town.engine.takeSoonestWake() == nil || town.engine.takeSoonestWake() == nil)
        try await town.answer(["H-1", "H-2"], on: "2026-07-01 19:03")
        #expect(town.engine.takeSoonestWake() == town.at("2026-07-01 19:03"))
        #expect(try await town.tick("2026-07-01 19:03").wake == town.at("2026-07-01 19:23"))
        #expect(try await town.engine.store.read { try $0.campaignsAsleep() } == 0)
    }

    @Test("S39 a roll-up that somebody took on pauses until the day is over; one that came in, or is nobody's, is refused")
    func takenOn() async throws {
        let town = try await Town.ofCampaigns()
        try await town.start()
        let leader = try await town.caller([.read, .record], worker: "W-6")
        func take(_ id: String, _ time: String) async throws {
            _ = try await town.engine.acknowledge(
                id, until: Town.date("2026-07-01"), comment: "正在逐户联系", by: leader, at: town.at(time))
        }
        try await town.tick("2026-07-01 19:50")
        try await take("CP-1~U-1", "2026-07-01 19:55")
        #expect(await town.refusal { try await take("CP-1~U-1", "2026-07-01 19:56") } == "ladder.acknowledged")
        #expect(await town.refusal { try await take("CP-1~U-A", "2026-07-01 19:56") } == "campaign.unit_outside")
        for time in ["19:57", "20:00", "20:15", "21:00"] { try await town.tick("2026-07-01 \(time)") }
        #expect(try await steps(town, "U-1", "2026-07-01 21:00") == ["1 W-6 19:50"])
        #expect(try await steps(town, "U-2", "2026-07-01 21:00") == ["1 W-6 19:50", "2 W-5 20:00", "3 W-9 20:15"])
        try await town.tick("2026-07-02 00:00")
        #expect(try await steps(town, "U-1", "2026-07-02 00:01") == ["1 W-6 19:50", "2 catch_up 20:00", "3 W-9 20:15"])
        try await town.rollUp("U-2", by: "W-6", on: "2026-07-02 00:05", isPartial: true)
        #expect(await town.refusal { try await take("CP-1~U-2", "2026-07-02 00:06") } == "ladder.matter_rests")
    }

    @Test("S41 who was told of a roll-up that is overdue is told once that it came in") func cleared() async throws {
        let town = try await Town.ofCampaigns()
        let courier = try await town.caller([.deliver])
        func deliver(_ time: String) async throws {
            for message in try await town.engine.claim(ClaimDraft(channel: "default", limit: 50, lease: 60), by: courier, at: town.at(time))
            {
                _ = try await town.engine.report(
                    DeliveryReport(message: message.record.key, outcome: .delivered, jitter: 1), by: courier, at: town.at(time))
            }
        }
        try await town.start()
        for time in ["19:50", "20:00", "20:15"] {
            try await town.tick("2026-07-01 \(time)")
            try await deliver("2026-07-01 \(time)")
        }
        try await town.rollUp("U-1", by: "W-6", on: "2026-07-01 20:30", isPartial: true)
        for time in ["20:31", "20:45", "20:46"] { try await town.tick("2026-07-01 \(time)") }
        let told = try await town.engine.notifications(
            recipient: "W-9", cursor: nil, limit: 100, by: Town.daemon, at: town.at("2026-07-01 20:50"))
        #expect(
            told.items.map { "\($0.items.joined(separator: " ")) | \($0.cleared.joined(separator: " "))" } == [
                "CP-1~U-1 CP-1~U-2 CP-1~U-3 | ", "CP-1~U-V | CP-1~U-1",
            ])
    }

    @Test("S40 S48 an emergency's message leaves at any hour, and no other one does") func urgent() async throws {
        let town = try await Town.ofCampaigns()
        let courier = try await town.caller([.deliver])
        func claim(_ time: String) async throws -> [String] {
            try await town.engine.claim(ClaimDraft(channel: "default", limit: 10, lease: 60), by: courier, at: town.at(time))
                .flatMap(\.items)
        }
        try await town.start("sweep", on: "2026-07-01 22:30", due: "2026-07-03 18:00")
        #expect(try await claim("2026-07-01 22:31") == [])
        try await town.start(on: "2026-07-01 22:40")
        #expect(
            try await claim("2026-07-01 22:41").sorted() == [
                "CP-2~U-1", "CP-2~U-2", "CP-2~U-3", "CP-2~W-1", "CP-2~W-2", "CP-2~W-3",
            ])
        #expect(try await claim("2026-07-02 08:31").filter { $0.hasPrefix("CP-1") }.sorted() == ["CP-1~U-1", "CP-1~U-2", "CP-1~U-3"])
    }

    @Test("S41 what people are told reads well in both languages") func words() async throws {
        let town = try await Town.ofCampaigns()
        let courier = try await town.caller([.deliver])
        try await town.start()
        try await town.answer(["H-2"], on: "2026-07-01 19:04")
        func texts(_ time: String) async throws -> [String] {
            try await town.engine.claim(ClaimDraft(channel: "default", limit: 50, lease: 5), by: courier, at: town.at(time))
                .sorted { $0.record.key < $1.record.key }.map { ([$0.text.title] + $0.text.lines).joined(separator: "\n") }
        }
        var lines = try await texts("2026-07-01 19:05")
        try await town.answer(["H-1", "H-3"], on: "2026-07-01 19:06")
        try await town.rollUp("U-1", by: "W-6", on: "2026-07-01 19:07")
        try await town.rollUp("U-2", by: "W-6", on: "2026-07-01 19:07")
        try await town.tick("2026-07-01 20:31")
        lines += try await texts("2026-07-01 20:31")
        try Repository.expectGolden(lines.joined(separator: "\n\n") + "\n", "campaign-messages.zh.txt")
    }

    @Test("lines of a campaign read well in both languages", arguments: Language.allCases) func lines(language: Language) throws {
        let about = EntityRef(key: 1, id: "U-1", kind: .unit, name: "一组", subkind: "group", unit: 1)
        func item(
            _ title: LocalizedText, isOverdue: Bool = false, at: String? = "2026-07-01 19:30", answers: String? = "3/10",
            isNews: Bool = false
        )
            -> DigestText.Item
        {
            DigestText.Item(
                id: "CP-1~U-1", title: title, about: about, unit: "一组", due: isNews ? nil : Town.date("2026-07-01"), isOverdue: isOverdue,
                at: at, answers: answers, isNews: isNews)
        }
        let title = LocalizedText(zh: "紧急集结 CP-1“到村部集合”", en: "Gathering CP-1 “到村部集合”")
        let pages = [
            [item(title), item(title, isOverdue: true), item(title, isOverdue: true, at: nil, answers: nil)],
            [item(title, isNews: true), item(title, answers: nil, isNews: true)],
        ].map { items in
            let text = DigestText(
                recipient: "王建国", tone: .remind, digest: .items, items: items, settled: 0, today: Town.date("2026-07-02"), in: language)
            return ([text.title] + text.lines).joined(separator: "\n")
        }
        try Repository.expectGolden(pages.joined(separator: "\n\n") + "\n", "campaign-lines.\(language.rawValue).txt")
    }

    @Test("S48 eighty contact persons gather eight hundred households: live totals, the silent by name, three levels in time")
    func gathering() async throws {
        let groups = 8, persons = 10, households = 10
        var sheets = Roster.standard
        var (units, workers, subjects, links) = ("", "", "", "")
        for group in 1...groups {
            units += "\nU-G\(group),group,第\(group)组,U-A"
            for person in 1...persons {
                workers += "\nW-\(group)x\(person),联系人\(group)之\(person),party_member,U-G\(group),"
                for house in 1...households {
                    subjects += "\nH-\(group)x\(person)x\(house),household,某户,,U-G\(group),2026-01-01"
                    links += "\nH-\(group)x\(person)x\(house),W-\(group)x\(person),pairing,primary,2026-01-01"
                }
            }
        }
        let added = ["units.csv": units, "workers.csv": workers, "subjects.csv": subjects, "links.csv": links]
        for (sheet, lines) in added { sheets[sheet]? += lines }
        let town = try await Town.ofCampaigns(roster: sheets)
        let view = try await town.start()
        #expect(view.targets == 804 && view.units.count == 12)
        // each contact person reports ten households, one a minute within a group; two households are not found
        for person in 1...persons {
            for group in 1...groups {
                var houses = (1...households).map { "H-\(group)x\(person)x\($0)" }
                if person == 10 && group <= 2 { houses.removeLast() }
                try await town.answer(houses, by: "W-\(group)x\(person)", on: "2026-07-01 19:\(9 + person)")
            }
        }
        let half = try await town.campaign(on: "2026-07-01 19:30")
        #expect(half.answered == 798 && half.silent.map(\.subject.id) == ["H-1", "H-2", "H-3", "H-4", "H-1x10x10", "H-2x10x10"])
        for group in 1...groups {
            try await town.rollUp("U-G\(group)", by: "W-6", on: "2026-07-01 19:\(30 + group)", isPartial: group <= 2)
        }
        for (unit, leader) in [("U-1", "W-6"), ("U-2", "W-6"), ("U-3", "W-7")] {
            try await town.rollUp(unit, by: leader, on: "2026-07-01 19:40", isPartial: true)
        }
        let done = try await town.rollUp("U-V", by: "W-5", on: "2026-07-01 19:45")
        #expect(done.levels.map { [$0.figures.units, $0.figures.onTime] } == [[11, 11], [1, 1]])
        #expect(done.outcomes.map(\.count) == [798, 0, 0] && done.targets - done.answered == 6)
    }
}
