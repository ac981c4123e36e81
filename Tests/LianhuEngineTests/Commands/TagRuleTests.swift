import LianhuCore
import LianhuEngine
import Testing

@Suite("Rules that choose by tag")
struct TagRuleTests {
    /// Monthly, with households of people who live alone or are eighty; another cadence where one is given.
    private static func rules(_ cadence: String = "cadence: {per: month}", per: String = "subject") -> String {
        let visit = """
              - id: visit
                title: {zh: 走访, en: Visit}
                basis: county's choice
                duty: contact
                whom: {kind: household, tag: [living_alone, aged_80], per: \(per)}
                accept: {methods: [home_visit]}
                \(cadence)

            """
        return Pack.text(visit: visit, more: "").replacing(
            "tiers: [", with: "tags:\n  living_alone: {zh: 独居, en: living alone}\n  aged_80: {zh: 八十岁以上, en: eighty or more}\ntiers: [")
    }

    private func tag(_ town: Town, _ member: String, _ tag: String = "living_alone", from: String? = nil, on day: String) async throws {
        try await town.change(TagSubject(subject: member, tag: tag, from: from.map(Town.date)), on: day + " 09:00")
    }

    private func untag(_ town: Town, _ member: String, _ tag: String = "living_alone", from: String? = nil, on day: String) async throws {
        try await town.change(UntagSubject(subject: member, tag: tag, on: from.map(Town.date)), on: day + " 09:00")
    }

    @Test("S17 a household owes from when it, or somebody who lives there, is tagged, and counts from half a period on")
    func begins() async throws {
        let town = try await Town.found(rules: Self.rules())
        try await town.live(through: "2026-07-10")
        #expect(try await town.statuses(on: "2026-07-10").isEmpty)
        try await tag(town, "H-1", on: "2026-07-10")
        try await tag(town, "R-3", "aged_80", on: "2026-07-10")
        // A word that no rule asks for changes nothing.
        try await tag(town, "H-4", "pensioner", on: "2026-07-10")
        #expect(try await town.statuses(on: "2026-07-10") == ["H-1 2026-07 open", "H-3 2026-07 open"])
        try await town.live(through: "2026-07-20")
        try await tag(town, "H-2", on: "2026-07-20")
        try await town.live(through: "2026-08-01")
        let august = ["H-1 2026-07 overdue", "H-1 2026-08 open", "H-2 2026-08 open", "H-3 2026-07 overdue", "H-3 2026-08 open"]
        #expect(try await town.statuses(on: "2026-08-01") == august)
    }

    @Test("S17 what was seen before the tag began counts for nothing, and the reply says why")
    func earlier() async throws {
        let town = try await Town.found(rules: Self.rules())
        try await town.live(through: "2026-07-08")
        let early = try await town.visit("H-1", by: "W-1", on: "2026-07-08 10:00")
        #expect(early.moves.isEmpty)
        #expect(early.notCounted.map(\.code) == ["extra.not_tagged"])
        try await tag(town, "H-1", on: "2026-07-10")
        #expect(try await town.statuses(on: "2026-07-10") == ["H-1 2026-07 open"])
        #expect(try await town.visit("H-1", by: "W-1", on: "2026-07-12 10:00").moves == ["H-1 2026-07 open → met"])
    }

    @Test("S17 a tag that becomes known late makes nobody guilty of what was due before")
    func late() async throws {
        let town = try await Town.found(rules: Self.rules())
        try await town.live(through: "2026-08-03")
        try await tag(town, "R-1", from: "2026-07-01", on: "2026-08-03")
        #expect(try await town.statuses(on: "2026-08-03") == ["H-1 2026-08 open"])
    }

    @Test("S18 where the tag ends, what is due then or later is void; what was due before runs on and can be made good")
    func ends() async throws {
        let town = try await Town.found(rules: Self.rules())
        for member in ["H-1", "R-2", "R-3"] { try await tag(town, member, on: "2026-06-21") }
        try await tag(town, "H-3", "aged_80", on: "2026-06-21")
        try await town.live(through: "2026-07-20")
        try await untag(town, "H-1", on: "2026-07-20")
        // Somebody else, or another tag, still asks for it.
        try await untag(town, "R-3", on: "2026-07-20")
        #expect(try await town.statuses(on: "2026-07-20") == ["H-1 2026-07 void", "H-2 2026-07 open", "H-3 2026-07 open"])
        #expect(try await town.views(on: "2026-07-20", about: "H-1").map(\.void) == [.notApplicable])
        try await town.live(through: "2026-08-02")
        try await untag(town, "R-2", on: "2026-08-02")
        let left = ["H-2 2026-07 overdue", "H-2 2026-08 void"]
        #expect(try await town.statuses(on: "2026-08-02", about: "H-2") == left)
        #expect(try await town.visit("H-2", by: "W-2", on: "2026-08-03 10:00").moves == ["H-2 2026-07 overdue → met_late"])
    }

    @Test("S6 days are counted from the tag, and begin anew with the next one")
    func intervals() async throws {
        let town = try await Town.found(rules: Self.rules("cadence: {every: 7d, lead: 6d}"))
        try await town.live(through: "2026-07-06")
        try await tag(town, "R-1", on: "2026-07-06")
        #expect(try await town.statuses(on: "2026-07-07") == ["H-1 after:2026-07-06 open"])
        try await town.live(through: "2026-07-09")
        try await untag(town, "R-1", on: "2026-07-09")
        #expect(try await town.statuses(on: "2026-07-09") == ["H-1 after:2026-07-06 void"])
        try await town.live(through: "2026-07-20")
        try await tag(town, "R-1", on: "2026-07-20")
        #expect(try await town.statuses(on: "2026-07-21") == ["H-1 after:2026-07-06 void", "H-1 after:2026-07-20 open"])
    }

    @Test("S16 under per: link each seat owes its own while the tag lasts")
    func seats() async throws {
        let town = try await Town.found(rules: Self.rules(per: "link"))
        try await town.change(StartLink(subject: "H-1", worker: "W-2", isBackup: true), on: "2026-06-21 10:00")
        try await tag(town, "H-1", on: "2026-06-22")
        try await town.live(through: "2026-07-01")
        #expect(try await town.views(on: "2026-07-01").map(\.slot) == [1, 2])
    }

    @Test("S24 a tag goes with whoever carries it to the new household")
    func split() async throws {
        var sheets = Roster.standard
        sheets["residents.csv"] = Roster.residents + "\nR-9,H-1,陈小宝,no,199-0000-0209"
        let town = try await Town.found(rules: Self.rules(), roster: sheets)
        try await tag(town, "R-9", on: "2026-06-21")
        try await town.live(through: "2026-07-02")
        try await town.change(SplitSubject(subject: "H-1", id: "H-9", name: "陈小宝户", residents: ["R-9"]), on: "2026-07-02 10:00")
        #expect(try await town.statuses(on: "2026-07-02") == ["H-1 2026-07 void", "H-9 2026-07 open"])
    }

    @Test("S25 nobody misses a link to a household that the rule does not choose")
    func findings() async throws {
        let town = try await Town.found(rules: Self.rules())
        try await town.change(EndLink(link: "H-1~W-1"), on: "2026-06-21 10:00")
        func unlinked() async throws -> [String] {
            try await town.engine.findings(unit: nil, on: nil, by: Town.daemon, at: town.at("2026-06-22")).map(\.about.id)
        }
        #expect(try await unlinked().isEmpty)
        try await tag(town, "H-1", on: "2026-06-21")
        #expect(try await unlinked() == ["H-1"])
    }

    @Test("S57 an explanation names the tag and its days, and not who carries it")
    func explained() async throws {
        let town = try await Town.found(rules: Self.rules())
        try await tag(town, "R-1", on: "2026-06-21")
        try await town.live(through: "2026-07-02")
        func story(_ day: String) async throws -> [String] {
            let value = try await town.engine.explainObligation("p.visit~H-1~2026-07~1", by: Town.daemon, at: town.at(day))
            #expect(!value.facts.contains { $0.text.en.contains("R-1") })
            return value.facts.filter { $0.code.hasPrefix("explain.tag") }.map(\.text.en)
        }
        #expect(try await story("2026-07-02") == ["chosen by the tag living alone, since 2026-06-21 (recorded on 2026-06-21)"])
        try await untag(town, "R-1", from: "2026-06-25", on: "2026-07-02")
        let none = "陈家福户 (H-1) carries none of the rule's tags in the window: living alone, eighty or more"
        #expect(try await story("2026-07-02") == [none])
    }
}
