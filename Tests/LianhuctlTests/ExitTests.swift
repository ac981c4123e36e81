import ArgumentParser
import LianhuAPI
import Testing

@testable import lianhuctl

@Suite("Exit codes")
struct ExitTests {
    @Test(
        "a refusal's status decides",
        arguments: [
            (400, "request.malformed", Exit.refused), (401, "access.no_identity", .notPermitted),
            (403, "access.right_missing", .notPermitted),
            (404, "unknown.worker", .refused), (409, "ambiguous.name", .refused), (409, "idempotency.in_flight", .tryAgain),
            (412, "x", .refused), (413, "request.too_large", .refused), (422, "roster.faulty", .refused), (428, "x", .refused),
            (429, "x", .tryAgain), (500, "internal", .refused), (503, "server.stopping", .tryAgain), (504, "x", .tryAgain),
        ]) func problems(_ status: Int, _ code: String, _ exit: Exit)
    {
        #expect(Exit(of: Problem(status, code: code)) == exit)
    }

    @Test(
        "no answer has its own codes",
        arguments: [
            (ClientError.noDaemon(path: "/x"), Exit.noDaemon), (.notPermitted(path: "/x"), .notPermitted), (.busy(path: "/x"), .tryAgain),
            (.timedOut(seconds: 5), .tryAgain), (.connectionLost, .tryAgain), (.pathTooLong(path: "/x"), .usage),
            (.answerTooLarge(limit: 1), .refused), (.malformedAnswer("x"), .refused), (.unexpectedAnswer(status: 404), .refused),
            (.unreadableFile(path: "/x", reason: "y"), .refused), (.failed("x"), .refused),
        ]) func silence(_ error: ClientError, _ exit: Exit)
    {
        #expect(Exit(of: error) == exit)
    }

    @Test("the numbers are those of sysexits") func numbers() {
        #expect(Exit.allCases.map(\.rawValue) == [0, 1, 2, 64, 69, 75, 77])
    }

    @Test("every failure of the connection names a command to run")
    func next() {
        let errors: [ClientError] = [
            .noDaemon(path: SocketPath.standard), .noDaemon(path: "/x"), .notPermitted(path: "/x"), .busy(path: "/x"),
            .timedOut(seconds: 5),
            .connectionLost, .pathTooLong(path: "/x"), .answerTooLarge(limit: 1), .malformedAnswer("x"), .unexpectedAnswer(status: 404),
            .unreadableFile(path: "/x", reason: "y"), .failed("x"),
        ]
        for error in errors { #expect(NextStep.command(after: error) != nil, "\(error)") }
        #expect(
            NextStep.command(after: ClientError.noDaemon(path: SocketPath.standard))?.contains("systemctl start lianhud.socket") == true)
        #expect(NextStep.command(after: ClientError.notPermitted(path: "/x"))?.contains("usermod -aG lianhu") == true)
        for code in ["unknown.role", "unknown.post", "unknown.link_kind", "unknown.kind", "unknown.tier", "unknown.parameter"] {
            #expect(NextStep.command(after: Problem(422, code: code)) == "lianhuctl rules list", "\(code)")
        }
        for code in ["unknown.worker", "access.right_missing", "new.code", "internal"] {
            #expect(NextStep.command(after: Problem(422, code: code))?.hasPrefix("lianhuctl") == true, "\(code)")
        }
    }

    @Test("faulty sheets are sent again by the command that sent them, and count themselves in the singular too")
    func sheets() {
        let transcript = Transcript()
        let console = transcript.console()
        let items = [ProblemItem(pointer: "a.csv:3:8", code: "evidence.future", args: ["value": "2026-12-01 00:00", "column": "date"])]
        let problem = Problem(422, code: "roster.faulty", args: ["count": "1"], errors: items)
        let code = Console.$current.withValue(console) {
            Complaint(of: Refusal.sheets(problem, next: "lianhuctl contact import a.csv"), format: .table).tell(
                on: console, root: Lianhuctl.self)
        }
        #expect(code == 1)
        #expect(
            transcript.err == """
                lianhuctl: Faults in the sheets: 1; nothing was changed.
                  a.csv:3:8 (date): It would have happened at 2026-12-01 00:00, more than 5 minutes after the server's clock.
                Next: lianhuctl contact import a.csv

                """)
        #expect(Refusal.sheets(Problem(404, code: "unknown.unit"), next: "x") is Problem)
    }

    @Test("no socket: 69, and what to start") func noDaemon() async {
        let run = await Transcript.run("status", "--socket", "/nonexistent/lianhu.sock")
        #expect(run.exit == 69 && run.out.isEmpty)
        #expect(run.err.contains("systemctl start lianhud.socket") && run.err.contains("Next: "))
    }

    @Test("the socket is the option's, else the environment's, else systemd's") func socket() async {
        let run = await Transcript.run("status", environment: ["LIANHU_SOCKET": "/nonexistent/other.sock"])
        #expect(run.exit == 69 && run.err.contains("/nonexistent/other.sock"))
        #expect(SocketPath.chosen(nil, environment: ["LIANHU_SOCKET": ""]) == "/run/lianhu/control.sock")
        #expect(SocketPath.chosen("/a", environment: ["LIANHU_SOCKET": "/b"]) == "/a")
    }

    @Test("called wrongly: 64, on standard error") func usage() async {
        for arguments in [
            ["nonsense"], ["compliance", "show"], ["obligation", "list", "--limit", "0"], ["audit", "export", "--out", "x"],
        ] {
            let transcript = Transcript()
            #expect(await Lianhuctl.run(arguments, on: transcript.console()) == 64, "\(arguments)")
            #expect(transcript.out.isEmpty && !transcript.err.isEmpty)
        }
        let version = await Transcript.run("--version")
        #expect(version.exit == 0 && version.out == Version.text + "\n" && version.err.isEmpty)
    }
}
