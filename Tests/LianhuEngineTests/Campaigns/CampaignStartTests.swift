import LianhuCore
import LianhuEngine
import Testing

@Suite("Starting a campaign") struct CampaignStartTests {
    @Test("one that would ask more subjects than one commit takes is refused with both numbers, and leaves nothing behind")
    func tooMany() async throws {
        #expect(Town.settings.mostCampaignTargets == 500_000)
        var settings = Town.settings
        settings.mostCampaignTargets = 3
        let town = try await Town.found(rules: Pack.campaigns(), settings: settings)
        let before = try await town.dump()
        do {
            try await town.start()
            Issue.record("four subjects are one too many")
        } catch let problem as CommandProblem {
            let item = try #require(problem.items.first)
            #expect(item.code == "campaign.too_many" && item.args["count"] == "4" && item.args["most"] == "3")
        }
        #expect(StateDump.difference(before, try await town.dump()) == nil)
        // A unit below has three.
        #expect(try await town.start(at: "U-1").targets == 2)
    }

    @Test("a tag is refused where nobody is asked, and where it could be no word") func tags() async throws {
        let town = try await Town.ofCampaigns()
        func refusal(_ kind: String, _ tag: String, due: String? = nil) async -> String {
            await town.refusal { try await town.start(kind, due: due, tag: tag) }
        }
        #expect(await refusal("sweep", "living_alone", due: "2026-07-02 09:00").hasSuffix("campaign.tag_for_nobody"))
        #expect(await refusal("gathering", "Living Alone").hasSuffix("request.member_invalid"))
        #expect(await refusal("gathering", "nobody_has_it").hasSuffix("campaign.nobody"))
    }
}
