import LianhuCore
import LianhuEngine
import Testing

@Suite("Campaigns that ask by age") struct CampaignAgeTests {
    /// H-1: R-1 is 80 on 2 July, R-5 a child; H-2: R-2 is 60; H-3: R-3 of unknown age; H-4: R-4 by year alone, 80 in this one.
    private static let residents = """
        id,household,name,head,telephone,born
        R-1,H-1,陈家福,yes,199-0000-0201,1946-07-02
        R-5,H-1,陈小明,no,,2018年3月1日
        R-2,H-2,林玉珍,yes,199-0000-0202,1966/1/15
        R-3,H-3,黄志强,yes,199-0000-0203,
        R-4,H-4,何淑兰,yes,199-0000-0204,1946
        """

    private func town(whom: String, residents: String = residents) async throws -> Town {
        var roster = Roster.standard
        roster["residents.csv"] = residents
        let rules = Pack.campaigns().replacing("    whom: {kind: household}\n    outcomes", with: "    whom: \(whom)\n    outcomes")
            .replacing("\nroles:\n", with: "\ntags:\n  living_alone: {zh: 独居, en: living alone}\nroles:\n")
        return try await Town.found(on: "2026-06-20", rules: rules, roster: roster)
    }

    private func asked(_ town: Town, on time: String = "2026-07-01 19:00") async throws -> [String] {
        try await town.start(on: time).silent.map(\.subject.id).sorted()
    }

    @Test("S48 households are asked in which somebody has the age on the day of the start; of whom it is not known nobody asks")
    func ages() async throws {
        let town = try await town(whom: "{kind: household, age: 80+}")
        #expect(try await asked(town) == ["H-4"])
        #expect(try await asked(town, on: "2026-07-02 08:00") == ["H-1", "H-4"])
        let between = try await self.town(whom: "{kind: household, age: {from: 60, to: 79}}")
        #expect(try await asked(between) == ["H-1", "H-2"])
        let young = try await self.town(whom: "{kind: household, age: {to: 17}}")
        #expect(try await asked(young) == ["H-1"])
        let refusal = await town.refusal { try await town.start(at: "U-2", on: "2026-07-02 09:00") }
        #expect(refusal == "campaign.nobody")
    }

    @Test("S48 with a tag it is the same person who has both, or the household itself has the tag") func tagged() async throws {
        let town = try await town(whom: "{kind: household, age: 60+, tag: living_alone}")
        func tag(_ id: String) async throws {
            _ = try await town.engine.change(
                TagSubject(subject: id, tag: "living_alone", from: Town.date("2026-06-25")), by: Town.daemon, at: town.at("2026-06-25"))
        }
        // A child of H-1, and the whole of H-3, of whose age nothing is known.
        try await tag("R-5")
        try await tag("H-3")
        let nobody = await town.refusal { try await town.start(on: "2026-07-01 18:00") }
        #expect(nobody == "campaign.nobody")
        try await tag("R-1")
        try await tag("H-2")
        #expect(try await asked(town) == ["H-1", "H-2"])
    }

    @Test("S60 a day of birth is in no leaf and in no view, a blank one changes nothing, a faulty one is told without being repeated")
    func personal() async throws {
        let town = try await town(whom: "{kind: household, age: 80+}")
        #expect(try !town.leaves().contains { "\($0)".contains("1946") })
        var roster = Roster.standard
        roster["residents.csv"] = "id,household,name,head\nR-1,H-1,陈家福,yes\n"
        _ = try await town.bring(roster, on: "2026-06-21")
        #expect(try await asked(town, on: "2026-07-02 08:00") == ["H-1", "H-4"])
        func faults(_ born: String) async -> [String] {
            roster["residents.csv"] = "id,household,name,head,born\nR-1,H-1,陈家福,yes,\(born)\n"
            do {
                _ = try await town.bring(roster, on: "2026-06-22")
                return []
            } catch let problem as CommandProblem {
                #expect(!"\(problem)".contains(born))
                return problem.items.map(\.code)
            } catch { return ["\(error)"] }
        }
        #expect(await faults("eighty") == ["sheet.born_malformed"])
        #expect(await faults("1846") == ["sheet.born_malformed"])
        #expect(await faults("2026-06-23") == ["merge.born_future"])
    }
}
