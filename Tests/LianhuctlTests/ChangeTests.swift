import LianhuAPI
import LianhuCore
import Testing

@testable import lianhuctl

@Suite("Dated changes on the command line")
struct ChangeTests {
    @Test("a change says what was done, to whom, from when, and what it did to duties", arguments: Language.allCases)
    func changed(_ language: Language) throws {
        let on = try #require(CivilDate("2026-08-05"))
        let value = Wire.Changed(
            act: "link.hand_over", about: Wire.Reference(id: "H-0012", kind: "household", name: "王秀英户"), on: on, link: "H-0012~1",
            planned: Wire.PlanTotals(created: 1, changed: 2, voided: 0))
        let transcript = Transcript()
        Console.$current.withValue(transcript.console(language)) {
            Presentation(DaemonClient.Answer(value: value, bytes: Array("{}".utf8))).print(as: .table)
        }
        try Repository.expectGolden(transcript.out + transcript.err, "changed.\(language.rawValue).txt")
    }

    @Test("a refusal names the member, the reason and the next command", arguments: Language.allCases)
    func refused(_ language: Language) throws {
        let args = ["id": "H-0012", "holder": "W-1", "span": "2026-01-01 – ", "worker": "W-3", "on": "2026-08-05"]
        let problem = Problem(
            409, code: "link.second_primary", args: args,
            errors: [ProblemItem(pointer: "/worker", code: "link.second_primary", args: args)])
        let transcript = Transcript()
        let exit = Console.$current.withValue(transcript.console(language)) {
            Complaint(of: problem, format: .table).tell(on: .current, root: Lianhuctl.self)
        }
        #expect(exit == 1)
        try Repository.expectGolden(transcript.err, "refused-change.\(language.rawValue).txt")
    }

    @Test("every change that the API can answer has words in both languages")
    func words() {
        let acts = [
            "link.start", "link.end", "link.hand_over", "subject.move", "subject.leave", "subject.suspend", "subject.resume",
            "subject.merge",
            "subject.split", "subject.tag", "subject.untag", "subject.tier", "worker.absent", "worker.back", "worker.role", "unit.post",
            "unit.set",
            "unit.move",
        ]
        for act in acts { #expect(Catalogue.knows("change.\(act)"), "\(act)") }
    }

    @Test(
        "days that cannot be are refused before anything is sent",
        arguments: [
            ["subject", "suspend", "H-1", "--reason", "away", "--from", "2026-08-05", "--until", "2026-08-04"],
            ["worker", "absent", "W-1", "--from", "2026-08-05", "--until", "2026-08-04"],
            ["link", "start", "H-1", "W-1", "--from", "5 May"],
            ["link", "hand-over", "H-1"], ["subject", "leave", "H-1"],
        ])
    func usage(_ arguments: [String]) async {
        let transcript = Transcript()
        #expect(await Lianhuctl.run(arguments, on: transcript.console()) == 64)
        #expect(transcript.out.isEmpty)
    }
}
