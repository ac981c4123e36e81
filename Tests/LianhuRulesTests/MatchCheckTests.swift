import LianhuCore
import LianhuRules
import Testing

@Suite("Rules that match nobody in a roster")
struct MatchCheckTests {
    /// What the pack of all keys needs so that everything in it matches somebody.
    private static func outline() -> RosterOutline {
        var outline = RosterOutline()
        outline.unitKinds = ["town", "village"]
        outline.subjectKinds = ["household"]
        outline.roles = ["party_member", "town_leader"]
        outline.posts = [PostAt(post: "head", unitKind: "village"), PostAt(post: "supervisor", unitKind: "town")]
        outline.links = [RosterOutline.Links(memberKind: "household", kind: "pairing", roles: ["party_member"])]
        return outline
    }

    private func warnings(_ edit: (inout RosterOutline) -> Void = { _ in }, pack: (String) -> String = { $0 }) throws -> [Diagnostic] {
        let text = pack(try Repository.text("Tests/LianhuRulesTests/Fixtures/pack.all_keys.good.yaml"))
        var outline = Self.outline()
        edit(&outline)
        let (made, faults) = PackCompiler.compile(text: text, file: "x.yaml", calendars: ["cn": try Calendars.cn()], roster: outline)
        #expect(made != nil && faults.allSatisfy { $0.severity == .warning })
        for fault in faults {
            for language in Language.allCases { #expect(!fault.text(in: language).contains("{")) }
        }
        return faults
    }

    @Test("a roster in which every rule and step finds somebody is passed over in silence") func everybody() throws {
        #expect(try warnings() == [])
    }

    @Test("nobody in the role: the contact and the caseload say so, at their who") func role() throws {
        let faults = try warnings { $0.roles = ["town_leader"] }
        #expect(faults.map(\.code) == ["check.nobody_in_role", "check.nobody_in_role"])
        #expect(faults.allSatisfy { $0.args == ["value": "party_member"] } && Set(faults.map(\.line)).count == 2)
    }

    @Test("no member of the kind: of a contact at its whom, of an activity at its who") func kind() throws {
        #expect(try warnings { $0.subjectKinds = ["shop"] }.map(\.code) == ["check.nobody_of_kind"])
        #expect(try warnings { $0.unitKinds = ["town"] }.map(\.args) == [["value": "village"]])
    }

    @Test("members and workers, but no link between them of the kind and the role") func link() throws {
        for links in [
            [], [RosterOutline.Links(memberKind: "household", kind: "other", roles: ["party_member"])],
            [RosterOutline.Links(memberKind: "village", kind: "pairing", roles: ["party_member"])],
            [RosterOutline.Links(memberKind: "household", kind: "pairing", roles: ["town_leader"])],
        ] as [Set<RosterOutline.Links>] {
            let faults = try warnings { $0.links = links }
            #expect(faults.map(\.code) == ["check.nobody_linked"])
            #expect(faults.first?.args == ["kinds": "household", "links": "pairing", "roles": "party_member"])
        }
    }

    @Test("no subject in any tier that the rule asks of") func tier() throws {
        func tiered(_ text: String) -> String {
            text.replacing("cadence: {per: month, at_least: 1}", with: "tiers: {red: {per: week}, blue: {per: month}}", maxReplacements: 1)
                .replacing("ladders:", with: "tiers: [red, blue]\nladders:", maxReplacements: 1).replacing("    ladder: usual\n", with: "")
                .replacing("    closes: +5wd\n", with: "")
                .replacing("    zero_report: accepted\n", with: "    zero_report: accepted\n    ladder: usual\n")
        }
        #expect(try warnings(pack: tiered).map(\.code) == ["check.nobody_in_tier"])
        #expect(try warnings({ $0.tiers = ["blue"] }, pack: tiered) == [])
    }

    @Test("a step to a post that nobody holds at that kind of unit, at the step") func post() throws {
        let faults = try warnings {
            $0.posts = [PostAt(post: "supervisor", unitKind: "village"), PostAt(post: "head", unitKind: "village")]
        }
        #expect(faults.map(\.code) == ["check.nobody_in_post"] && faults.first?.args == ["value": "supervisor of town"])
    }
}
