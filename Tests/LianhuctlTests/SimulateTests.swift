import ArgumentParser
import Foundation
import LianhuCore
import Testing

@testable import lianhuctl

@Suite("Simulated years")
struct SimulateTests {
    private let root = Repository.root.path
    private var roster: String { root + "/Tests/LianhuRulesTests/Fixtures/Scenarios/roster" }

    private func simulate(_ more: [String], in language: Language = .en) async -> (exit: Int32, out: String, err: String) {
        let transcript = Transcript()
        let arguments = [
            "simulate", "--roster", roster, "--rules", root + "/rules/bagongshan.yaml", "--from", "2025-07-01", "--seed", "5",
        ]
        let exit = await Lianhuctl.run(arguments + more, on: transcript.console(language))
        return (exit, transcript.out, transcript.err)
    }

    /// What was said without how long it took.
    private func timeless(_ text: String) -> String {
        text.split(separator: "\n").filter { !$0.contains(" ms.") && !$0.contains("毫秒") }.map { $0 + "\n" }.joined()
    }

    @Test("two years of a village, beyond the calendar; the same seed tells the same", arguments: Language.allCases)
    func golden(_ language: Language) async throws {
        let run = await simulate(["--years", "2", "--punctuality", "0.6", "--late", "0.2"], in: language)
        #expect(run.exit == 0)
        #expect(run.err.split(separator: "\n").count == timeless(run.err).split(separator: "\n").count + 2, "a line for each year")
        try Repository.expectGolden(run.out + "---\n" + timeless(run.err), "simulate.\(language.rawValue).txt")
        let again = await simulate(["--years", "2", "--punctuality", "0.6", "--late", "0.2"], in: language)
        #expect(again.out == run.out && timeless(again.err) == timeless(run.err))
        let other = await simulate(["--years", "2", "--punctuality", "0.6", "--late", "0.2", "--seed", "6"], in: language)
        #expect(other.exit == 0 && other.out != run.out)
    }

    @Test("programs get both numbers of every rate") func json() async throws {
        let run = await simulate(["--punctuality", "0.6", "--punctuality", "village_cadre=0", "--late", "village_cadre=1", "-o", "json"])
        #expect(run.exit == 0)
        try Repository.expectGolden(run.out, "simulate.json.txt")
    }

    @Test("who is always punctual is never late, and who does nothing has nothing met") func extremes() async {
        let always = await simulate(["--punctuality", "1", "-o", "csv"])
        let rows = always.out.split(separator: "\r\n").dropFirst().map { $0.split(separator: ",").map(String.init) }
        #expect(rows.count >= 4 && rows.allSatisfy { $0[3] == "100.00 %" && $0[5] == "100.00 %" })
        let never = await simulate(["--punctuality", "0", "--late", "0", "-o", "csv"])
        let others = never.out.split(separator: "\r\n").dropFirst().map { $0.split(separator: ",").map(String.init) }
        #expect(others.count == rows.count && others.allSatisfy { $0[3] == "0.00 %" })
    }

    @Test("shares are from 0 to 1 with at most three digits", arguments: ["1.1", "0.9999", ".9", "-0.1", "=0.9", "a=b=0.1", "01", "half"])
    func shares(_ text: String) async {
        #expect(throws: ValidationError.self) { try Console.$current.withValue(Transcript().console()) { try RoleShare.parse(text) } }
        #expect(await simulate(["--punctuality=\(text)"]).exit == 64)
    }

    @Test("a share may be one role's") func roles() throws {
        #expect(try RoleShare.parse("0.955").permille == 955 && RoleShare.parse("1").permille == 1_000)
        let share = try RoleShare.parse("party_member=0.5")
        #expect(share.role == "party_member" && share.permille == 500)
    }

    @Test("what cannot be simulated says why: 64, 1 and 2") func refused() async throws {
        #expect(await simulate(["--punctuality", "0.9", "--late", "0.2"]).exit == 64)
        #expect(await simulate(["--years", "0"]).exit == 64)
        #expect(await simulate(["--roster", root + "/docs"]).exit == 64)
        #expect(await simulate(["--rules", root + "/rules/none.yaml"]).exit == 1)
        let faulty = await simulate(["--rules", root + "/rules/calendars/cn.yaml", "--calendars", root + "/rules/calendars"])
        #expect(faulty.exit == 2 && faulty.err.contains("Next: lianhuctl rules check"))
    }
}
